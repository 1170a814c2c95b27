"""What scheduled passes ask of a wiki, on a real one; Pywikibot runs in the tests' own process."""
