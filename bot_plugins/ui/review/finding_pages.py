"""The whole pages of findings: their text, their changed lines, and what readers will see."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Lock

from bot_plugins.document import sections
from bot_plugins.store import findings
from bot_plugins.store.database import Store
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import Item
from bot_plugins.store.matching import stands_at
from bot_plugins.store.states import State
from bot_plugins.ui.review import line_diff, preview, whole_page
from bot_plugins.ui.review.errors import NoTextError
from bot_plugins.ui.review.line_diff import DiffRow
from bot_plugins.ui.review.preview import PreviewText
from bot_plugins.ui.review.whole_page import Part

TextOf = Callable[[Item], str]
"""Returns the text of the revision that a finding is for, or raises ``NoTextError``."""
_SHOWN = (State.OPEN, State.STALE, State.ACCEPTED)


class RevisionTexts:
    """Fetches texts one thread at a time, and keeps the last one.

    ``turn`` is held meanwhile: other code that asks the same wiki takes it too.
    """

    def __init__(self, fetch: TextOf, turn: AbstractContextManager[object] | None = None) -> None:
        self._fetch, self._turn = fetch, turn or Lock()
        self._kept: tuple[tuple[str, int], str] | None = None

    def __call__(self, item: Item) -> str:
        """Return the text of the revision that a finding is for; pass on what ``fetch`` raises."""
        key = (item.site, item.revid)
        with self._turn:
            if self._kept is None or self._kept[0] != key:
                self._kept = key, self._fetch(item)
            return self._kept[1]


class FindingPages:
    """Reads the page of a finding, with all changes proposed for it; threads may share it.

    ``text_of`` fetches a page's text; it is None if there is no wiki to ask. Every method may raise
    ``NoTextError`` if the text is not available, with the reason as its message, and
    ``StoreError`` if the database fails.
    """

    def __init__(self, queue: Store, text_of: TextOf | None = None) -> None:
        self._queue, self._text_of = queue, text_of

    def text(self, item: Item) -> str:
        """Return the text of the revision that a finding is for."""
        if self._text_of is None:
            raise NoTextError("no wiki is at hand to ask for the page")
        return self._text_of(item)

    def parts(self, item: Item) -> list[Part]:
        """Return the page's text with all changes proposed for it."""
        return whole_page.parts(self.text(item), self._together(item), item.id)

    def diff(self, item: Item) -> list[DiffRow]:
        """Return the lines of the page that the proposed changes change, and those around."""
        return line_diff.diff_rows(self.text(item), self._together(item), item.id)

    def preview(self, item: Item, *, is_whole: bool) -> PreviewText:
        """Return the wikitext of the page, or paragraph, with the finding and the accepted made."""
        return preview.preview_text(self.text(item), self._together(item), item, is_whole=is_whole)

    def section(self, item: Item) -> int | None:
        """Return the number of the section that a finding is in; None if it cannot be told."""
        text = self.text(item)
        is_there = stands_at(text, item.change)
        return sections.numbers(text, [item.change.start])[0] if is_there else None

    def _together(self, item: Item) -> list[Item]:
        """Return all findings of a finding's revision, itself first."""
        wanted = Filters(site=item.site, title=item.title, states=_SHOWN)
        others = findings.every(self._queue, wanted)
        beside = (other for other in others if other.revid == item.revid)
        return list({shown.id: shown for shown in (item, *beside)}.values())
