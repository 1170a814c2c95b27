"""Capitals of words that stand for others."""

from __future__ import annotations


def like(written: str, right: str) -> str:
    """Return ``right`` with a capital where what is ``written`` has one."""
    return right[0].upper() + right[1:] if written[0].isupper() else right
