"""The review page's background work."""
