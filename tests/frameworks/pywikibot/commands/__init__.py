"""Command lines, read without any wiki."""
