"""The queue as JSON Lines: export, and import with checks."""
