"""Capitalisation of replacement words."""

from __future__ import annotations


def like(written: str, right: str) -> str:
    """Return ``right``, capitalised if ``written`` is."""
    return right[0].upper() + right[1:] if written[0].isupper() else right
