"""Messages of the scripts, in Pywikibot's format: a folder per script, a file per language."""
