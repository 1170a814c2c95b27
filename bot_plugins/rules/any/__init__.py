"""Rules for every language; one file per rule."""
