"""The commands behind the scripts for Pywikibot, one module each: options in, exit code out."""
