"""The review page's background work: reading pages, saving accepted changes, undoing saves."""
