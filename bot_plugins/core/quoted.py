"""Words from a wiki inside our own messages: short, on one line, and harmless."""

from __future__ import annotations

from bot_plugins.core.visible import escaped

MOST = 60
"""Most code points of a wiki's words that a message shows."""


def quoted(text: str) -> str:
    """Return ``text`` in quotation marks, with nothing in it that acts on a terminal or log.

    Wikitext is not escaped: code that puts a message on a wiki page must do so.
    """
    folded = " ".join(text[: 10 * MOST].split())
    if len(text) > 10 * MOST or len(folded) > MOST:
        folded = folded[: MOST - 1] + "…"
    return f'"{escaped(folded)}"'
