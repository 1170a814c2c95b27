"""Errors of the review; a refused decision is the store's ``RefusedError``."""

from __future__ import annotations


class NoFindingError(LookupError):
    """There is no finding with this id."""


class NoTextError(Exception):
    """A page's text is not available; the message tells the reviewer why."""
