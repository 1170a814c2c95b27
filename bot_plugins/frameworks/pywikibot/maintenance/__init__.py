"""Pywikibot, for scheduled passes: lists, texts in batches, the stop page, live events."""
