"""Saving from the queue, and undoing."""
