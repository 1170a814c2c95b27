"""Exit codes, for schedulers and scripts."""

DONE = 0
"""Everything asked for was done."""
PARTIAL = 1
"""Some pages could not be saved, somebody ended the run early, or part of a dump is unreadable."""
USAGE = 2
"""The command line or the configuration is wrong."""
LOGIN = 3
"""The wiki does not let the bot log in or edit."""
UNAVAILABLE = 4
"""The wiki does not answer, fails, or is read-only."""
STOPPED = 5
"""The wiki asked the bot to stop: a talk page message, or the task's stop page."""
QUEUE = 6
"""The queue's database cannot be opened, read or written."""
LOCKED = 7
"""Another pass of the same task is running."""
INTERRUPTED = 130
"""Ctrl-C (128 + SIGINT, as in shells)."""
TERMINATED = 143
"""A service manager asked the run to end, and it ended with its work saved (128 + SIGTERM)."""
