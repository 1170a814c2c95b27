"""Edits: each is sent once, and what the wiki says of it is told in words."""
