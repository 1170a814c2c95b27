"""Words that open a sentence and name nothing, in every language: "The", "However"."""

from __future__ import annotations

from functools import cache

from bot_plugins.core.tables import table


@cache
def sentence_openers(*, is_method: bool = False) -> tuple[str, ...]:
    """Return these words; with ``is_method`` those that also name methods in programs (list.In)."""
    rows = table(__package__, "sentence_openers")
    return tuple(word for _, word, also in rows if bool(also) is is_method)
