"""Recognising our own edit in a page's history, after a crash or a lost answer."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from bot_plugins.ports import History, PastRevision
from bot_plugins.run.saving.savers import user_of
from bot_plugins.store.saves import Save

HIDDEN = "a revision is hidden that may be ours"
_PHP_SPACE = " \t\n\r\0\x0b"


@dataclass(frozen=True, slots=True)
class HistoryMatch:
    """What the history shows: ``revid`` is 0 if it has no such edit, None if it is unclear.

    ``parentid`` is the revision before it.
    """

    revid: int | None
    reason: str = ""
    parentid: int = 0


def stored_sha1(text: str) -> str:
    """Return the SHA-1 (hexadecimal) of a text as MediaWiki stores it.

    It composes characters (NFC), normalises line ends and drops white space at the end
    (WebRequest::normalizeUnicode, TextContent::normalizeLineEndings).
    """
    kept = unicodedata.normalize("NFC", text).rstrip(_PHP_SPACE)
    kept = kept.replace("\r\n", "\n").replace("\r", "\n")
    return hashlib.sha1(kept.encode(), usedforsecurity=False).hexdigest()


def find_save(save: Save, history: History) -> HistoryMatch:
    """Look for a save of ours among the revisions after the one it was made for.

    It is by our account, and has the text we sent; or, if MediaWiki has merged it with an edit made
    at the same moment (EditPage::mergeChangesIntoContent), it has our summary and a parent later
    than the revision it was made for.
    """
    later = [revision for revision in history.revisions if revision.revid > save.base_revid]
    ours = [revision for revision in later if revision.user == user_of(save.saver)]
    for revision in ours:
        if revision.sha1 == save.sha1 or _is_merged(revision, save):
            return HistoryMatch(revision.revid, parentid=revision.parentid)
    if any(
        None in (revision.user, revision.sha1, revision.comment)
        for revision in [*ours, *_nameless(later)]
    ):
        return HistoryMatch(None, HIDDEN)
    likely = [revision.revid for revision in ours if revision.comment == save.summary]
    if likely:
        return HistoryMatch(
            None, f"revision {likely[0]} has our summary but another text: check it"
        )
    return HistoryMatch(0)


def is_save(save: Save, revision: PastRevision, user: str) -> bool:
    """Tell whether a revision is the stored form of a save, by the account's old or new name.

    If the wiki merged or changed the text, the revision is recognised by its summary.
    """
    is_by_us = revision.user in {None, user_of(save.saver), user}
    return is_by_us and (revision.sha1 == save.sha1 or revision.comment == save.summary)


def find_undo(summary: str, user: str, later: Iterable[PastRevision]) -> int:
    """Return the revision id of an undo of ours, recognised by its summary; 0 if there is none."""
    return next(
        (
            revision.revid
            for revision in later
            if (revision.user, revision.comment) == (user, summary)
        ),
        0,
    )


def _is_merged(revision: PastRevision, save: Save) -> bool:
    return revision.comment == save.summary and revision.parentid > save.base_revid


def _nameless(revisions: Iterable[PastRevision]) -> Iterable[PastRevision]:
    return (revision for revision in revisions if revision.user is None)
