"""Reasons why a page is left alone, as totals show them."""

from __future__ import annotations


def elsewhere(namespace: int, option: str = "-ns:{}") -> str:
    """Return why pages of an unselected namespace are left alone, and the option to select it."""
    return f"in namespace {namespace}, which is left alone without {option.format(namespace)}"
