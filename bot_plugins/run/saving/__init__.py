"""Saving what was accepted, exactly once, and undoing it. It imports no bot framework.

Nothing is imported here: ``pacing`` is for every command, the rest needs a queue.
"""
