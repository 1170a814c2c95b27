"""Exit codes, for schedulers and scripts."""

DONE = 0
"""Everything asked for was done."""
PARTIAL = 1
"""Some pages could not be saved, or somebody ended the run early."""
USAGE = 2
"""The command line or the configuration is wrong."""
LOGIN = 3
"""The wiki does not let the bot in, or not edit."""
UNAVAILABLE = 4
"""The wiki does not answer, fails, or is read-only."""
STOPPED = 5
"""The wiki asked the bot to stop: a talk page message."""
QUEUE = 6
"""The queue's database cannot be opened, read or written."""
INTERRUPTED = 130
"""Ctrl-C (128 + SIGINT, as shells have it)."""
