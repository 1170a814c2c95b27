"""What passes tell the people of the wiki."""
