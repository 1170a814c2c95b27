"""Helpers for reading prose that rules of every language share."""
