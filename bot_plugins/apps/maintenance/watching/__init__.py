"""Watching our own work: what became of earlier saves, and what follows for each rule."""
