"""Setting up: finds a wiki, checks a bot password, writes Pywikibot's configuration."""
