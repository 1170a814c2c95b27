"""Rules for Swedish; one file per rule."""
