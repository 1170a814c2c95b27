"""A finding in its context, as pieces of text: plain, markup, removed and added.

Nothing returned here controls a terminal or changes the reading direction.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from bot_plugins.core.change import CONTEXT
from bot_plugins.core.visible import difference
from bot_plugins.document import complexity, markup
from bot_plugins.document.mask import Level
from bot_plugins.store.findings import Item
from bot_plugins.ui.display import escaped, trim

_APOSTROPHES = re.compile("'{2,}")
_RTL_CODES = frozenset(
    "ar arc arz azb bal ckb dv fa glk he kk-arab ks lrc mzn nqo pnb ps sd ug ur yi".split()
)
_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]+)*")
_NO_CODES = frozenset({"test", "www", "commons", "species", "beta"})


class PieceKind(StrEnum):
    """The kind of a piece of text."""

    PLAIN = "plain"
    MARKUP = "markup"
    REMOVED = "removed"
    ADDED = "added"


class TextPiece(NamedTuple):
    """A piece of text, ready to be shown; line ends are the only control characters in it."""

    text: str
    kind: PieceKind


def in_context(item: Item, most: int = CONTEXT) -> list[TextPiece]:
    """Return a finding in its line (in wikitext, the paragraph), as far as that is stored.

    ``most`` is the number of code points of context on each side.
    """
    same_before, removed, added, same_after = trim(item.change.before, item.replacement)
    left = _from_a_word(item.change.context_before[-most:], most) + same_before
    right = same_after + _to_a_word(item.change.context_after[:most], most)
    hidden = hidden_spans(left + removed + right)
    after = len(left) + len(removed)
    return [
        *dimmed(left, hidden, 0),
        *changed(removed, added),
        *dimmed(right, hidden, after),
    ]


def changed(removed: str, added: str) -> Iterator[TextPiece]:
    """Yield the removed and the added text, visible even where only white space differs."""
    for text, kind in zip(
        difference(removed, added), (PieceKind.REMOVED, PieceKind.ADDED), strict=True
    ):
        if text:
            yield TextPiece(text, kind)


def dimmed(text: str, hidden: list[tuple[int, int]], offset: int) -> Iterator[TextPiece]:
    """Yield a text that starts at ``offset``, cut where the ``hidden`` spans begin and end."""
    at, end = offset, offset + len(text)
    for start, stop in hidden:
        if stop <= at or start >= end:
            continue
        if start > at:
            yield TextPiece(_visible(text[at - offset : start - offset]), PieceKind.PLAIN)
            at = start
        yield TextPiece(_visible(text[at - offset : min(stop, end) - offset]), PieceKind.MARKUP)
        at = min(stop, end)
    if at < end:
        yield TextPiece(_visible(text[at - offset :]), PieceKind.PLAIN)


def hidden_spans(source: str) -> list[tuple[int, int]]:
    """Return the spans of markup in order, none overlapping.

    This is for display only: it may miss some in text cut out of a page, and finds only
    apostrophes in text that is too complex to parse.
    """
    found = [match.span() for match in _APOSTROPHES.finditer(source)]
    try:
        if not complexity.is_too_complex(source):
            spans = markup.spans(markup.parse(source))
            found += [(start, end) for start, end, level in spans if level != Level.LOCKED]
    except markup.UnparsableMarkupError:
        pass
    return _merged(sorted(found))


def language(item: Item) -> str:
    """Return the language code of a finding's wiki ("ar"); empty where it is not known."""
    code = item.site.rpartition(":")[2]
    return code if _CODE.fullmatch(code) and code not in _NO_CODES else ""


def direction(code: str, text: str) -> str:
    """Return "rtl" or "ltr", by the language if it is known, otherwise by most of the text."""
    if code:
        return "rtl" if code in _RTL_CODES else "ltr"
    kinds = [unicodedata.bidirectional(character) for character in text]
    right = sum(kind in ("R", "AL") for kind in kinds)
    return "rtl" if right > kinds.count("L") else "ltr"


def _visible(text: str) -> str:
    return "\n".join(map(escaped, text.split("\n")))


def _from_a_word(text: str, most: int) -> str:
    """Make a context that was cut begin with a whole word, after an ellipsis."""
    _, end, line = text.rpartition("\n")
    if end or len(text) < most:
        return line
    _, space, rest = text.partition(" ")
    return f"… {rest}" if space and rest else f"…{text}"


def _to_a_word(text: str, most: int) -> str:
    line, end, _ = text.partition("\n")
    if end or len(text) < most:
        return line
    rest, space, _ = text.rpartition(" ")
    return f"{rest} …" if space and rest else f"{text}…"


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
