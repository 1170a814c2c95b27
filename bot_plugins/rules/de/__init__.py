"""Rules for German; one file per rule."""
