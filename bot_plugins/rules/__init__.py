"""The rules, one small file each, in a folder per language (``any``: every language)."""
