"""Helpers that rules share for reading prose, whatever its language."""
