"""What became of one save: it stands, was taken back as a whole or in part, or cannot be seen.

The page's history shows whether the whole save was reverted, its present text what became of each
change. The text decides, because what was reverted may have been put back; if the text shows
nothing, the history decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot_plugins.apps.maintenance.watching.comparing import ChangeFate, compare
from bot_plugins.ports import History
from bot_plugins.run.saving.reverting import NAMELESS, AlreadyUndone, Unknown, judge
from bot_plugins.store.states import State
from bot_plugins.store.undoing import Watched

OLD_WORDS = "the old words are there again"


@dataclass(frozen=True, slots=True)
class SaveStands:
    """As far as can be seen, nothing was taken back."""


@dataclass(frozen=True, slots=True)
class SaveReverted:
    """All of it was taken back, by revision ``revid`` of the user ``by``.

    If the revision cannot be determined, it is the latest, and ``by`` says "one of", with the
    number of editors.
    """

    revid: int
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class SavePartlyReverted:
    """The findings with these ids were taken back; the others were not, or were before."""

    findings: frozenset[int]
    revid: int
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class PageUnavailable:
    """The wiki does not show it: the page was deleted, or the revision hidden."""

    reason: str


Fate = SaveStands | SaveReverted | SavePartlyReverted | PageUnavailable


def fate(
    watched: Watched, history: History | None, text: str | None, undo_summary: str, user: str
) -> Fate:
    """Return what became of a save.

    ``history`` starts at the revision it was made for, or before; ``text`` is that of the
    history's latest revision, None if it is not known. ``undo_summary`` is the summary of an edit
    by ``user`` that undoes it.
    """
    found = judge(watched.save, history, undo_summary, user)
    if isinstance(found, Unknown) or history is None:
        return PageUnavailable(found.reason if isinstance(found, Unknown) else "")
    if isinstance(found, AlreadyUndone) and found.by == user:
        return SaveReverted(found.revid, found.by, found.reason)
    back = _taken_back(watched, text, is_undone=isinstance(found, AlreadyUndone))
    if not back:
        return SaveStands()
    how = found if isinstance(found, AlreadyUndone) else _who(watched, history, user)
    if len(back) == len(watched.items):
        return SaveReverted(how.revid, how.by, how.reason)
    return SavePartlyReverted(back, how.revid, how.by, how.reason)


def _taken_back(watched: Watched, text: str | None, *, is_undone: bool) -> frozenset[int]:
    """Return the findings that were taken back; ``is_undone`` is what the history says."""
    standing = [item for item in watched.items if item.state is State.SAVED]
    verdicts = {} if text is None else compare(watched.items, text)
    meant = {ChangeFate.TAKEN_BACK, ChangeFate.UNKNOWN} if is_undone else {ChangeFate.TAKEN_BACK}
    return frozenset(
        item.id for item in standing if verdicts.get(item.id, ChangeFate.UNKNOWN) in meant
    )


def _who(watched: Watched, history: History, user: str) -> AlreadyUndone:
    """Return who took changes back, as far as that can be known; it was not ourselves.

    What stood at the last check was taken back after it.
    """
    seen = max(watched.save.revid or 0, watched.watched_revid or 0)
    later = [revision for revision in history.revisions if revision.revid > seen]
    others = [revision for revision in later if revision.user != user] or [history.latest]
    users = {revision.user or NAMELESS for revision in others}
    by = users.pop() if len(users) == 1 else f"one of {len(users)} later editors"
    return AlreadyUndone(others[-1].revid, by, OLD_WORDS)
