"""Queries for wikis' search."""
