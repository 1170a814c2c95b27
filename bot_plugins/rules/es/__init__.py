"""Rules for Spanish; one file per rule."""
