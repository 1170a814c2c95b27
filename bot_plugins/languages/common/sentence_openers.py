"""Words of all languages that open a sentence and are not names: "The", "However"."""

from __future__ import annotations

from functools import cache

from bot_plugins.core.tables import table


@cache
def sentence_openers(*, is_method: bool = False) -> tuple[str, ...]:
    """Return these words; with ``is_method`` only those that are also method names (list.In)."""
    rows = table(__package__, "sentence_openers")
    return tuple(word for _, word, also in rows if bool(also) is is_method)
