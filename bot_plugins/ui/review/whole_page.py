"""A whole page with all its proposed changes marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot_plugins.store.findings import Item
from bot_plugins.store.matching import stands_at
from bot_plugins.store.states import State
from bot_plugins.ui.display import trim
from bot_plugins.ui.review.errors import NoTextError
from bot_plugins.ui.review.shown import PieceKind, TextPiece, changed, dimmed, hidden_spans

MOST_DIMMED = 300_000
"""Code points above which markup is not marked: finding it takes a second per 2 million."""

_REFUSED = (State.REJECTED, State.NOT_AN_ERROR)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page's text; ``number`` is the id of its finding, 0 between findings.

    ``state`` is that of the finding.
    """

    number: int
    pieces: Sequence[TextPiece]
    state: State | None = None


def parts(text: str, items: Iterable[Item], wanted: int) -> list[Part]:
    """Return a page's text with the changes of ``items`` that do not overlap an earlier change.

    Raises:
        NoTextError: the finding ``wanted`` is not where it should be: this is another text.
    """
    return marked(text, fitting(text, items, wanted))


def fitting(text: str, items: Iterable[Item], wanted: int) -> list[Item]:
    """Return the findings that stand in a text, each where it should be.

    Raises:
        NoTextError: the finding ``wanted`` does not: this is another text.
    """
    found = [item for item in items if stands_at(text, item.change)]
    if wanted not in {item.id for item in found}:
        raise NoTextError("the wiki's text of this revision is not the text that was checked")
    return found


def marked(text: str, items: Iterable[Item], offset: int = 0) -> list[Part]:
    """Return a text, which begins at ``offset`` in its page, with the changes of ``items``.

    A change that overlaps an earlier one is left out.
    """
    hidden = hidden_spans(text) if len(text) <= MOST_DIMMED else []
    found: list[Part] = []
    at = 0
    for item in sorted(items, key=lambda item: (item.change.start, item.id)):
        start, end = item.change.start - offset, item.change.end - offset
        if start < at:
            continue
        found.append(Part(0, list(dimmed(text[at:start], hidden, at))))
        found.append(Part(item.id, list(_change(item)), item.state))
        at = end
    return [*found, Part(0, list(dimmed(text[at:], hidden, at)))]


def _change(item: Item) -> Iterable[TextPiece]:
    """Yield a change; of one that was refused, the text that stays."""
    if item.state in _REFUSED:
        yield from dimmed(item.change.before, [], 0)
        return
    same_before, removed, added, same_after = trim(item.change.before, item.replacement)
    yield from dimmed(same_before, [], 0)
    yield from changed(removed, added)
    yield from dimmed(same_after, [], 0)


def changes(part: Part) -> bool:
    """Tell whether a part is a change."""
    return any(kind in (PieceKind.REMOVED, PieceKind.ADDED) for _, kind in part.pieces)
