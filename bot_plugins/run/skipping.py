"""Why a page is left alone, in words that totals show."""

from __future__ import annotations


def elsewhere(namespace: int) -> str:
    """Say why pages of a namespace that no option named are left alone, and which would."""
    return f"in namespace {namespace}, which is left alone without -ns:{namespace}"
