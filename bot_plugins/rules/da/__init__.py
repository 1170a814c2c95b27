"""Rules for Danish; one file per rule."""
