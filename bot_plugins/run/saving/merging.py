"""Checking an edit that MediaWiki merged with another one, made at the same moment.

It merges two edits whose lines differ (EditPage::mergeChangesIntoContent), so nobody has seen the
resulting page before.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot_plugins.ports import Stored
from bot_plugins.run.words import counted
from bot_plugins.store.findings import Item
from bot_plugins.store.matching import WIDTHS, near


def merged_note(title: str, stored: Stored, items: Sequence[Item], text: str | None) -> str:
    """Return a note on what became of ``items`` in the merged ``text`` (None: not shown)."""
    said = (
        f"{title}: MediaWiki merged our edit with revision {stored.parentid}, made at the same"
        f" moment, into revision {stored.revid}"
    )
    if text is None:
        return f"{said}, whose text the wiki does not show: check it"
    others = [item for item in items if not _stands(item, text)]
    if others:
        return f"{said}: check it, {counted(len(others), 'change')} did not stay as saved"
    return f"{said}; all of its changes are in it"


def _stands(item: Item, text: str) -> bool:
    left, right = near(item.change, WIDTHS[-1])
    ends = (f"{left}{item.replacement}", f"{item.replacement}{right}")
    return any(end in text for end in ends)
