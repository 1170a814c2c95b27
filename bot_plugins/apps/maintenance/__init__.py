"""Scheduled maintenance: one bounded pass over a wiki at a time. Knows no bot framework."""
