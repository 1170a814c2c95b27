"""The report page, on which passes inform the people of the wiki."""
