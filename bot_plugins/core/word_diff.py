"""A change in its context, reduced to the words that differ.

All offsets and widths count code points.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from bot_plugins.core.change import Change
from bot_plugins.core.visible import difference, escaped

ELLIPSIS = "…"
NOTHING = "(nothing)"
"""Shown for a replacement that only removes words."""


@dataclass(frozen=True, slots=True)
class WordDiff:
    """A change ready to be shown: its left context, removed words, added words, right context.

    Nothing in it acts on a terminal or a browser, except markup characters such as ``<``.
    """

    before_context: str
    removed: str
    added: str
    after_context: str


def of_change(text: str, change: Change, width: int = 60) -> WordDiff:
    """Return a change in its context in ``text``, the revision's text; see ``between``."""
    left = text[max(0, change.start - width - 1) : change.start]
    right = text[change.end : change.end + width + 1]
    return between(left, text[change.start : change.end], change.after, right, width)


def between(left: str, before: str, after: str, right: str, width: int = 60) -> WordDiff:
    """Return what differs in two texts that stand between ``left`` and ``right``.

    Each context has at most ``width`` code points of the text, including an ellipsis (a control
    character, shown escaped, counts as one); it is cut between words and ends with the line,
    which in wikitext is the paragraph. Removed and added text is never cut; a line feed in it is
    shown as "↵", and a space as "␣" where nothing else would be visible.
    """
    same_before, removed, added, same_after = trim(before, after)
    head, tail = _left(left + same_before, width), _right(same_after + right, width)
    return WordDiff(escaped(head), *difference(removed, added), escaped(tail))


def choices(before: str, alternatives: Sequence[str]) -> list[str]:
    """Return the replacements of ``before``, visible even where only white space differs."""
    shown = (difference(before, alternative)[1] for alternative in alternatives)
    return [choice.strip() or choice or NOTHING for choice in shown]


def trim(before: str, after: str) -> tuple[str, str, str, str]:
    """Return (same words before, removed, added, same words after) of two texts."""
    old, new = words_of(before), words_of(after)
    head = common(old, new)
    tail = common(old[head:][::-1], new[head:][::-1])
    return (
        "".join(old[:head]),
        "".join(old[head : len(old) - tail]),
        "".join(new[head : len(new) - tail]),
        "".join(old[len(old) - tail :]),
    )


def line_number(text: str, offset: int) -> int:
    """Return the line number, from 1, of the code point at ``offset``."""
    return text.count("\n", 0, offset) + 1


def column_number(text: str, offset: int) -> int:
    """Return the column of ``offset`` in its line, in code points from 1."""
    return offset - text.rfind("\n", 0, offset)


_WORD = re.compile(r"\w+(?:['’]\w+)*|.", re.DOTALL)


def words_of(text: str) -> list[str]:
    """Split a text into words, and everything else into single characters."""
    found = (match.start() for match in _WORD.finditer(text))
    starts = [start for start in found if not _continues(text, start)]
    return [text[start:end] for start, end in pairwise([*starts, len(text)])]


def _continues(text: str, at: int) -> bool:
    """Tell whether a word continues here: at a combining mark or joiner, or after one."""
    if at == 0:
        return False
    left, right = text[at - 1], text[at]
    return _extends(right) or left == "\u200d" or (_extends(left) and right.isalnum())


def _extends(character: str) -> bool:
    return character in "\u200c\u200d" or unicodedata.category(character).startswith("M")


def common(old: Iterable[str], new: Iterable[str]) -> int:
    """Return how many items two sequences begin with that are equal."""
    pairs = zip(old, new, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _left(text: str, width: int) -> str:
    line = text[-width - 1 :].rpartition("\n")[2]
    return line if len(line) <= width else _shortened(line[::-1], width)[::-1]


def _right(text: str, width: int) -> str:
    line = text[: width + 1].partition("\n")[0]
    return line if len(line) <= width else _shortened(line, width)


def _shortened(line: str, width: int) -> str:
    """Cut after a space near the end, or anywhere in text without spaces, such as Chinese."""
    line = line[: max(0, width - 1)]
    space = line.rfind(" ", len(line) - width // 3)
    return (line[: space + 1] if space >= 0 else line) + ELLIPSIS[:width]
