"""What the scripts for Pywikibot do, one module per command: options in, exit code out."""
