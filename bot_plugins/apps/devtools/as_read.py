"""A change as a reader of the page sees it: without markup, in its sentence.

mwparserfromhell says what markup shows. A template, a formula and the like are shown as an
ellipsis; a reference is shown as nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import mwparserfromhell
from mwparserfromhell.definitions import INVISIBLE_TAGS
from mwparserfromhell.nodes import Node, Tag, Template

from bot_plugins.core.edits import Edit
from bot_plugins.document.sentences import sentence

REACH = 1000
"""The most code points of wikitext that are read on each side."""
SHOWN = 300
"""Code points on each side that are shown."""
ELLIPSIS = "…"
_MARK = "\ufdd2"
"""Delimits the change on both sides: a noncharacter, for internal use (Unicode 23.7)."""


@dataclass(frozen=True, slots=True)
class ChangeAsRead:
    """A change, its sentence to the ``left`` and ``right`` of it, and the surrounding text."""

    earlier: str
    left: str
    before: str
    after: str
    right: str
    later: str


def seen(text: str, edit: Edit) -> ChangeAsRead:
    """Return how a reader sees a change of wikitext; offsets are code points."""
    old, new = text[edit.start : edit.end], edit.replacement
    source_left, source_right = _left(text, edit.start), _right(text, edit.end)
    left, before, right = _shown(source_left, old, source_right)
    _, after, _ = _shown(source_left, new, source_right)
    head, tail = _sentence(left, before, right)
    return ChangeAsRead(
        left[: len(left) - len(head)][-SHOWN:],
        head.lstrip(),
        before,
        after,
        tail.rstrip(),
        right[len(tail) :][:SHOWN],
    )


def _left(text: str, end: int) -> str:
    """Return up to ``REACH`` code points before an offset, from the start of a line or word."""
    near = text[max(0, end - REACH) : end]
    if len(near) == end:
        return near
    start = near.find("\n") + 1 or near.find(" ") + 1
    return near[start:]


def _right(text: str, start: int) -> str:
    near = text[start : start + REACH]
    if start + len(near) == len(text):
        return near
    end = near.rfind("\n")
    return near[: end if end > 0 else near.rfind(" ") + 1 or len(near)]


def _shown(left: str, middle: str, right: str) -> tuple[str, str, str]:
    """Return three adjoining pieces of wikitext without their markup."""
    pieces = (piece.replace(_MARK, "\ufffd") for piece in (left, middle, right))
    code = mwparserfromhell.parse(_MARK.join(pieces))
    for node in code.filter(matches=_is_left_out):
        with suppress(ValueError):  # it was in a node that is already removed
            code.replace(node, "" if _is_reference(node) else ELLIPSIS)
    shown = code.strip_code().split(_MARK)
    return (shown[0], shown[1], shown[2]) if len(shown) == len("lmr") else (left, middle, right)


def _is_left_out(node: Node) -> bool:
    """Tell whether a reader does not see a node as its text, and the change is not in it."""
    is_unseen = isinstance(node, Template) or _is_reference(node) or _is_tag(node, INVISIBLE_TAGS)
    return is_unseen and _MARK not in str(node)


def _is_reference(node: Node) -> bool:
    return _is_tag(node, ("ref", "references"))


def _is_tag(node: Node, names: Sequence[str]) -> bool:
    return isinstance(node, Tag) and str(node.tag).strip().lower() in names


def _sentence(left: str, middle: str, right: str) -> tuple[str, str]:
    """Return the parts of ``left`` and ``right`` that belong to the sentence between them."""
    text = left + middle + right
    start = text.rfind("\n", 0, len(left)) + 1
    end = text.find("\n", len(left) + len(middle))
    paragraph = start, len(text) if end < 0 else end
    low, _ = sentence(text, paragraph, len(left))
    last = len(left) + len(middle)
    _, high = sentence(text, paragraph, last if _ends(middle) else max(low, last - 1))
    return text[low : len(left)], text[last : max(high, last)]


def _ends(middle: str) -> bool:
    """Tell whether a sentence may end in the changed text: then the next one matters, too."""
    return not middle[-1:].isalnum()
