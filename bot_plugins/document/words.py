"""The words of a text."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def words(text: str) -> str:
    """The words of ``text`` in lower case, one space between them."""
    return " ".join(_WORD.findall(text)).casefold()
