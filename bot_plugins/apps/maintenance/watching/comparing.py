"""What a page's present text says about each change that was made to it.

A change was taken back if its old words are in the same context again and the new words are not;
it stands if the new words are there and the old words are not. Anything else, above all a
rewritten sentence, shows nothing, and does not count against the change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from bot_plugins.apps.maintenance.neighbours import FIRST_WORD, LAST_WORD
from bot_plugins.core.change import CONTEXT
from bot_plugins.store.items import Item
from bot_plugins.store.matching import WIDTHS, near
from bot_plugins.store.states import State

_WORD = 0
"""A context that reaches as far as the next word."""
_REACHES = ((WIDTHS[0], WIDTHS[0]), (WIDTHS[1], WIDTHS[1]), (WIDTHS[1], _WORD), (_WORD, WIDTHS[1]))
"""How much of the line to the left and right must be equal, in code points: first much, then
less on both sides, then little on the side where somebody changed something else. With only a
word on both sides, a quotation of the slip elsewhere on the page could be mistaken for it."""

_Span = tuple[int, int]


class ChangeFate(Enum):
    """What the text says about one change."""

    STANDS = "stands"
    TAKEN_BACK = "taken back"
    UNKNOWN = "unknown"


def compare(items: Sequence[Item], text: str) -> dict[int, ChangeFate]:
    """Return what a page's text says about the changes of one save, by their ids.

    Changes that were taken back before are left out.
    """
    standing = [item for item in items if item.state is State.SAVED]
    return {item.id: _verdict(item, items, text) for item in standing}


def _verdict(item: Item, items: Sequence[Item], text: str) -> ChangeFate:
    others = [other for other in items if other.revid == item.revid and other.id != item.id]
    for reach in _REACHES:
        left, right = _left(item, others, reach[0]), _right(item, others, reach[1])
        old, new = (_found(left, words, right, text) for words in (item.before, item.replacement))
        has_old, has_new = _is_apart(old, new), _is_apart(new, old)
        if has_old and has_new:
            return ChangeFate.UNKNOWN
        if has_old or has_new:
            return ChangeFate.TAKEN_BACK if has_old else ChangeFate.STANDS
    return ChangeFate.UNKNOWN


def _found(left: str, words: str, right: str, text: str) -> list[_Span]:
    """Return the spans of a text where ``words`` stand between two patterns."""
    pattern = f"(?m){left}{re.escape(words)}{right}"
    return [match.span() for match in re.finditer(pattern, text) if match[0]]


def _is_apart(spans: Iterable[_Span], others: Sequence[_Span]) -> bool:
    """Tell whether any of ``spans`` is within none of ``others``: "the" is within "the the"."""
    return any(not any(_is_within(span, other) for other in others) for span in spans)


def _is_within(span: _Span, other: _Span) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _left(item: Item, others: Iterable[Item], reach: int) -> str:
    """Return a pattern for the text to the left of a change."""
    line = near(item, CONTEXT)[0]
    start = item.start - len(line)
    first = max(start, item.start - (reach or _length(LAST_WORD, line)))
    inside = [other for other in others if start <= other.start and other.end <= item.start]
    first = min([first, *(change.start for change in inside if change.end > first)])
    is_line_start = first == start and reach == WIDTHS[0]
    anchor = "^" if is_line_start and "\n" in item.context_before else ""
    return anchor + "".join(_pieces(line, start, (first, item.start), inside))


def _right(item: Item, others: Iterable[Item], reach: int) -> str:
    """Return a pattern for the text to the right of a change."""
    line = near(item, CONTEXT)[1]
    end = item.end + len(line)
    last = min(end, item.end + (reach or _length(FIRST_WORD, line)))
    inside = [other for other in others if item.end <= other.start and other.end <= end]
    last = max([last, *(change.end for change in inside if change.start < last)])
    is_line_end = last == end and reach == WIDTHS[0]
    anchor = "$" if is_line_end and "\n" in item.context_after else ""
    return "".join(_pieces(line, item.end, (item.end, last), inside)) + anchor


def _length(word: re.Pattern[str], line: str) -> int:
    """Return how far the next word reaches; the length of the line if it has none."""
    found = word.search(line)
    return len(found[0]) if found else len(line)


def _pieces(line: str, offset: int, span: _Span, others: Iterable[Item]) -> Iterator[str]:
    """Yield patterns for a span of a line that starts at ``offset``.

    Other changes of the same save may or may not stand there.
    """
    at, end = span
    for other in sorted(others, key=lambda item: item.start):
        if at <= other.start and other.end <= end:
            yield re.escape(line[at - offset : other.start - offset])
            yield f"(?:{re.escape(other.before)}|{re.escape(other.replacement)})"
            at = other.end
    yield re.escape(line[at - offset : end - offset])
