"""What passes tell the people of the wiki: the report page."""
