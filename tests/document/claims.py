"""What a test can claim of a part of a page: hidden, kept or free to be edited."""

from __future__ import annotations

from bot_plugins import document
from bot_plugins.document.mask import OPAQUE, TRANSPARENT

Claim = tuple[str, str]
"""Wikitext, and the part of it that is spoken of."""


def place(text: str, part: str) -> tuple[int, int]:
    """Return where the only ``part`` of ``text`` stands."""
    assert text.count(part) == 1, f"{part!r} must stand once in {text!r}"
    start = text.index(part)
    return start, start + len(part)


def is_kept(text: str, part: str) -> bool:
    """Tell whether not one character of ``part`` may be edited."""
    page = document.read(text)
    return not any(page.editable(at, at + 1) for at in range(*place(text, part)))


def is_hidden(text: str, part: str) -> bool:
    """Tell whether ``part`` is opaque through and through: no rule sees or crosses it."""
    start, end = place(text, part)
    return set(document.read(text).prose[start:end]) <= {OPAQUE}


def is_seen_through(text: str, part: str) -> bool:
    """Tell whether ``part`` is transparent: a rule may look across it."""
    start, end = place(text, part)
    return set(document.read(text).prose[start:end]) <= {TRANSPARENT}


def is_prose(text: str, part: str) -> bool:
    """Tell whether ``part`` stands in the prose as it is and may be edited."""
    page = document.read(text)
    start, end = place(text, part)
    return page.editable(start, end) and page.prose[start:end] == part
