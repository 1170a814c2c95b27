"""Scheduled maintenance: one bounded pass over a wiki at a time. It needs no bot framework."""
