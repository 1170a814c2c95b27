"""Rules for Dutch; one file per rule."""
