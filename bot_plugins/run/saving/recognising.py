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
    later = [one for one in history.revisions if one.revid > save.base_revid]
    ours = [one for one in later if one.user == user_of(save.saver)]
    for one in ours:
        if one.sha1 == save.sha1 or _is_merged(one, save):
            return HistoryMatch(one.revid, parentid=one.parentid)
    if any(None in (one.user, one.sha1, one.comment) for one in [*ours, *_nameless(later)]):
        return HistoryMatch(None, HIDDEN)
    likely = [one.revid for one in ours if one.comment == save.summary]
    if likely:
        return HistoryMatch(
            None, f"revision {likely[0]} has our summary but another text: check it"
        )
    return HistoryMatch(0)


def is_save(save: Save, one: PastRevision, user: str) -> bool:
    """Tell whether a revision is the stored form of a save, by the account's old or new name.

    If the wiki merged or changed the text, the revision is recognised by its summary.
    """
    is_by_us = one.user in {None, user_of(save.saver), user}
    return is_by_us and (one.sha1 == save.sha1 or one.comment == save.summary)


def find_undo(summary: str, user: str, later: Iterable[PastRevision]) -> int:
    """Return the revision id of an undo of ours, recognised by its summary; 0 if there is none."""
    return next((one.revid for one in later if (one.user, one.comment) == (user, summary)), 0)


def _is_merged(one: PastRevision, save: Save) -> bool:
    return one.comment == save.summary and one.parentid > save.base_revid


def _nameless(revisions: Iterable[PastRevision]) -> Iterable[PastRevision]:
    return (one for one in revisions if one.user is None)
