"""Rules for Italian; one file per rule."""
