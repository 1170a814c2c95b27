"""What a page's history says about a revision of ours that is to be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot_plugins.ports import History, PastRevision
from bot_plugins.run.saving.recognising import find_undo
from bot_plugins.store.saves import Save

NOT_SHOWN = "the wiki does not show the revision: deleted, or hidden"
NAMELESS = "somebody whose name is hidden"
REVERTED_TAG = "mw-reverted"
_REVERTING_TAGS = frozenset({"mw-undo", "mw-rollback", "mw-manual-revert"})
"""https://www.mediawiki.org/wiki/Manual:Reverts: the reverted edit gets ``mw-reverted`` from a job,
some time later; the edit that reverts has one of these at once."""


@dataclass(frozen=True, slots=True)
class AlreadyUndone:
    """The revision is undone already, by revision ``revid`` of the user ``by``."""

    revid: int
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class StandingRevision:
    """The revision stands; the page's latest revision is ``latest``, made by the user ``by``."""

    revision: PastRevision
    latest: int
    by: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """It is not known whether the revision stands; the reason says why."""

    reason: str


def judge(
    save: Save, history: History | None, summary: str, user: str
) -> AlreadyUndone | StandingRevision | Unknown:
    """Tell whether a save still stands. ``history`` starts at the revision it was made for.

    ``summary`` is the summary of an undo by ``user``, which is recognised by it.
    """
    revisions = history.revisions if history else ()
    at = next((at for at, revision in enumerate(revisions) if revision.revid == save.revid), None)
    if history is None or at is None:
        return Unknown(NOT_SHOWN)
    ours, later = revisions[at], revisions[at + 1 :]
    if undo := find_undo(summary, user, later):
        return AlreadyUndone(undo, user, "undone by us before")
    parent = next(
        (revision for revision in revisions[:at] if revision.revid == ours.parentid), None
    )
    if reverting := _reverting(ours, parent, later):
        by = reverting.user or NAMELESS
        return AlreadyUndone(reverting.revid, by, f"reverted already by {by}")
    return StandingRevision(ours, history.latest.revid, history.latest.user or NAMELESS)


def _reverting(
    ours: PastRevision, parent: PastRevision | None, later: Sequence[PastRevision]
) -> PastRevision | None:
    """Return the revision that reverted ours; None if there is none, or ours was restored."""
    if REVERTED_TAG in ours.tags:
        return _reverting_by_tags(ours, later)
    if parent is None or parent.sha1 is None:
        return None
    same = [at for at, revision in enumerate(later) if revision.sha1 == parent.sha1]
    if not same or any(revision.sha1 == ours.sha1 for revision in later[same[0] :]):
        return None
    return later[same[0]]


def _reverting_by_tags(ours: PastRevision, later: Sequence[PastRevision]) -> PastRevision | None:
    """Return the first revert that does not restore a text with our revision in it."""
    with_ours = {ours.sha1}
    for revision in later:
        if _REVERTING_TAGS.intersection(revision.tags) and revision.sha1 not in with_ours - {None}:
            return revision
        with_ours.add(revision.sha1)
    return None
