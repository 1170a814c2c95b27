"""What a reviewer may ask for in vain; a refused decision is the store's ``RefusedError``."""

from __future__ import annotations


class NoFindingError(LookupError):
    """There is no finding with this id."""


class NoTextError(Exception):
    """A page's text cannot be had; the message says why, for the reviewer."""
