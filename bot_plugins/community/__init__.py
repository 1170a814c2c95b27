"""Rules that are data: typo lists of wikis, and lists of one's own, as rules like any other."""
