"""Rules for Portuguese; one file per rule."""
