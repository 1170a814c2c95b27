"""Edits: each is sent once, and the wiki's errors become messages for people."""
