"""Rules for English; one file per rule."""
