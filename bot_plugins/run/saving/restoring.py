"""Guards for an undo: it only takes back an edit of ours, and restores what the page had.

MediaWiki makes the undo from the page's history; the queue only says of which revision. Words that
the page once had need no other guard, whatever they are, because they are not new. But a row of the
queue may have been changed since the save. If it names somebody else's revision, the undo would
bring back what that revision removed; if it has other words than the page had, people would be
told, and asked, about another edit than the one that is made.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot_plugins.core import additions
from bot_plugins.ports import PastRevision
from bot_plugins.run.saving.recognising import is_save
from bot_plugins.store.findings import Item
from bot_plugins.store.saves import Save

_SHOWN = 80
"""Code points of the words that a reason quotes."""
NOT_SHOWN = "the wiki does not show the text before it: deleted, or hidden"


def why_not(
    save: Save, revision: PastRevision, items: Sequence[Item], before: str | None, user: str
) -> str:
    """Say why the revision that a save names may not be undone; empty if it may.

    ``items`` are the save's findings, ``before`` is the text of the revision's parent (None if the
    wiki does not show it), ``user`` the account that undoes.
    """
    if not is_save(save, revision, user):
        return (
            f"revision {revision.revid} is not the edit of the queue: it has another text and"
            " another summary, or is somebody else's"
        )
    if before is None:
        return NOT_SHOWN
    reasons = (_why_not_back(item, before) for item in items)
    return next((reason for reason in reasons if reason), "")


def _why_not_back(item: Item, before: str) -> str:
    """Return why the words that a finding gives back to a page are refused; empty if not."""
    change = item.change
    if change.before in before:
        return ""
    left, right = change.context_before, change.context_after
    guard = additions.why_not(left, item.replacement, change.before, right)
    said = f"the queue gives back {change.before[:_SHOWN]!r}, which the page did not have before"
    return f"{said}: {guard}" if guard else said
