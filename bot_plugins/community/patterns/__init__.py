"""Patterns of other programs (.NET regular expressions): read into a tree, and matched."""
