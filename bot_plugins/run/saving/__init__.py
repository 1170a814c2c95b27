"""Saving what was accepted, exactly once, and taking it back. Knows no bot framework.

Nothing is imported here: ``wiki`` and ``pacing`` are for every command, the rest needs a queue.
"""
