"""The wikitext that readers would see rendered: a page, or one paragraph, with its changes made.

Each new text is put between two private-use characters, which the wiki renders as ordinary text;
so the changed words can be marked in the wiki's HTML.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot_plugins.core.edits import Edit, apply_edits
from bot_plugins.store.findings import Item
from bot_plugins.store.matching import stands_at
from bot_plugins.store.states import State
from bot_plugins.ui.display import trim
from bot_plugins.ui.review.errors import NoTextError

CURRENT, OTHER, END = "\ue0c0", "\ue0c1", "\ue0c2"
"""What stands before the change in question, before another change, and after either."""
MARKS = CURRENT + OTHER + END


@dataclass(frozen=True, slots=True)
class PreviewText:
    """Wikitext for the wiki to render, as (a part of) the page ``title`` of ``site``."""

    site: str
    title: str
    text: str


def preview_text(text: str, items: Iterable[Item], wanted: Item, *, is_whole: bool) -> PreviewText:
    """Return a page's text with the accepted changes among ``items`` and the ``wanted`` one made.

    Only the paragraph of ``wanted`` is returned unless it ``is_whole``.

    Raises:
        NoTextError: ``wanted`` is not where it should be: this is another text.
    """
    if not stands_at(text, wanted.change):
        raise NoTextError("the wiki's text of this revision is not the text that was checked")
    chosen = [wanted, *(item for item in items if _is_made(item, text, wanted))]
    start, end = (0, len(text)) if is_whole else _paragraph(text, wanted.edit)
    marks = not any(mark in text for mark in MARKS)
    edits: list[Edit] = []
    for item in sorted(chosen, key=lambda item: item.id != wanted.id):
        edit = item.edit
        if start <= edit.start and edit.end <= end and not any(_meet(edit, one) for one in edits):
            edits.append(_marked(edit, item, wanted) if marks else edit)
    moved = [replace(edit, start=edit.start - start, end=edit.end - start) for edit in edits]
    made = apply_edits(text[start:end], sorted(moved))
    return PreviewText(wanted.site, wanted.title, made)


def _is_made(item: Item, text: str, wanted: Item) -> bool:
    is_other = item.id != wanted.id and item.state is State.ACCEPTED
    return is_other and item.revid == wanted.revid and stands_at(text, item.change)


def _marked(edit: Edit, item: Item, wanted: Item) -> Edit:
    """Put marks around the new words of an edit; where markup begins there, it gets none.

    A mark before an asterisk or an apostrophe would change what the wiki makes of it.
    """
    before, _, added, after = trim(item.change.before, edit.replacement)
    words = added.strip()
    if not (words and words[0].isalnum() and words[-1].isalnum()):
        return edit
    mark = CURRENT if item.id == wanted.id else OTHER
    new = added.replace(words, f"{mark}{words}{END}", 1)
    return replace(edit, replacement=f"{before}{new}{after}")


def _meet(edit: Edit, other: Edit) -> bool:
    is_same = (edit.start, edit.end) == (other.start, other.end)
    return is_same or (edit.start < other.end and other.start < edit.end)


def _paragraph(text: str, edit: Edit) -> tuple[int, int]:
    """Return the span between the empty lines around an edit."""
    start = text.rfind("\n\n", 0, edit.start) + 2
    end = text.find("\n\n", edit.end)
    return (start if start > 1 else 0), (end if end >= 0 else len(text))
