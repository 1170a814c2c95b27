"""Rules for French; one file per rule."""
