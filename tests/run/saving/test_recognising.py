"""Our own edits in a page's history: recognised, never mistaken, and never guessed."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

import pytest

from bot_plugins.ports import History, PastRevision
from bot_plugins.run.saving.recognising import HIDDEN, find_save, stored_sha1
from bot_plugins.run.saving.reverting import (
    NOT_SHOWN,
    AlreadyUndone,
    StandingRevision,
    Unknown,
    judge,
)
from bot_plugins.store.saves import Save
from bot_plugins.store.states import SaveState

TIME = datetime(2024, 5, 1, tzinfo=UTC)
OLD, NEW, OTHER, THIRD = ("a" * 40, "b" * 40, "c" * 40, "d" * 40)
SUMMARY, UNDO = "Copyedit: x", "Undid own copyedit 11"
NOTHING: dict[str, Any] = dict.fromkeys(
    ("finished", "undo_intended", "undone", "undone_revid", "undone_by")
)
SAVE = Save(
    1, "w:en", 1, "Ferry", 1, "Bot@host:1", 10, NEW, SUMMARY, SaveState.INTENDED, TIME,
    revid=11, reason="", undo_reason="", findings=(1,), **NOTHING,
)  # fmt: skip


def revision(  # noqa: PLR0913, PLR0917 - each is one property of a revision
    revid: int,
    user: str | None = "Bot",
    comment: str | None = SUMMARY,
    sha1: str | None = NEW,
    parentid: int = 0,
    tags: tuple[str, ...] = (),
) -> PastRevision:
    return PastRevision(revid, parentid or revid - 1, user, comment, sha1, TIME, tags)


BASE = revision(10, "Ann", "first", OLD)
HISTORIES: dict[str, tuple[tuple[PastRevision, ...], int | None]] = {
    "nothing came after": ((), 0),
    "ours came next": ((revision(11),), 11),
    "others came behind ours": ((revision(11), revision(12, "Ann", "x", OTHER)), 11),
    "somebody else did the same": ((revision(11, "Ann"),), 0),
    "only others": ((revision(11, "Ann", "x", OTHER),), 0),
    "merged with another's": ((revision(11, "Ann", "x", OTHER), revision(12, sha1=THIRD)), 12),
    "ours, summary changed by a filter": ((revision(11, comment="other words"),), 11),
    "our other edit": ((revision(11, comment="by hand", sha1=OTHER),), 0),
    "our summary, another text": ((revision(11, sha1=OTHER),), None),
    "a hidden name": ((revision(11, user=None),), None),
    "a hidden text of ours": ((revision(11, sha1=None),), None),
    "a hidden text of others": ((revision(11, "Ann", "x", None),), 0),
    "hidden before ours": ((revision(11, None, None, None), revision(12)), 12),
}


@pytest.mark.parametrize("case", HISTORIES)
def test_a_save_is_found_in_the_history_or_not(case: str) -> None:
    later, revid = HISTORIES[case]
    seen = find_save(SAVE, History("Ferry", (BASE, *later)))
    assert seen.revid == revid
    assert bool(seen.reason) == (revid is None)


def test_what_is_hidden_is_said_to_be() -> None:
    assert find_save(SAVE, History("Ferry", (BASE, revision(11, None)))).reason == HIDDEN


@pytest.mark.parametrize("text", ["a b", "a b\n\n ", "a b\t\0", "e\u0301", "a\r\nb\rc"])
def test_texts_are_hashed_as_the_wiki_stores_them(text: str) -> None:
    stored = {"e\u0301": "é", "a\r\nb\rc": "a\nb\nc"}.get(text, "a b")
    assert stored_sha1(text) == hashlib.sha1(stored.encode(), usedforsecurity=False).hexdigest()


OURS = revision(11)
UNDOING = revision(12, "Bot", UNDO, OLD)
JUDGED: dict[str, tuple[tuple[PastRevision, ...], object]] = {
    "latest": ((OURS,), StandingRevision(OURS, 11, "Bot")),
    "edited since": ((OURS, revision(12, "Ann", "x", OTHER)), StandingRevision(OURS, 12, "Ann")),
    "undone by us": ((OURS, UNDOING), AlreadyUndone(12, "Bot", "undone by us before")),
    "undone by us, then edited": (
        (OURS, UNDOING, revision(13, "Ann", "x", OTHER)),
        AlreadyUndone(12, "Bot", "undone by us before"),
    ),
    "the older text is back": (
        (OURS, revision(12, "Ann", "rv", OLD)),
        AlreadyUndone(12, "Ann", "reverted already by Ann"),
    ),
    "back, and back again": (
        (OURS, revision(12, "Ann", "rv", OLD), revision(13, "Eve", "rv", NEW)),
        StandingRevision(OURS, 13, "Eve"),
    ),
    "tagged as reverted": (
        (
            revision(11, tags=("mw-reverted",)),
            revision(12, "Ann", "x", OTHER),
            revision(13, "Eve", "undo", THIRD, tags=("mw-undo",)),
        ),
        AlreadyUndone(13, "Eve", "reverted already by Eve"),
    ),
    "hidden": ((revision(12, "Ann", "x", OTHER),), Unknown(NOT_SHOWN)),
}


@pytest.mark.parametrize("case", JUDGED)
def test_what_the_history_says_of_a_save_to_be_undone(case: str) -> None:
    later, wanted = JUDGED[case]
    assert judge(SAVE, History("Ferry", (BASE, *later)), UNDO, "Bot") == wanted


def test_a_page_that_is_not_shown_is_not_judged() -> None:
    assert judge(SAVE, None, UNDO, "Bot") == Unknown(NOT_SHOWN)
