"""What a history without the wiki tells of a save: what is hidden, and who it was."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot_plugins.apps.maintenance.watching.fate import (
    Fate,
    PageUnavailable,
    SavePartlyReverted,
    SaveReverted,
    SaveStands,
    fate,
)
from bot_plugins.ports import History, PastRevision
from bot_plugins.store.saves import Save
from bot_plugins.store.states import SaveState
from bot_plugins.store.undoing import Watched
from tests.apps.maintenance.watching.saved import items, new, old

PAGE = "The mill was old.\n\nBy then the war had «began|begun» in the north« ,|,» they said."
NOW = datetime(2024, 5, 1, tzinfo=UTC)


def watched(seen: int | None = None) -> Watched:
    found = tuple(items(PAGE))
    save = Save(
        id=1, site="test:en", page_id=1, title="T", run=1, saver="CopyBot@host:1", base_revid=1,
        sha1="", summary="", state=SaveState.SAVED, intended=NOW, finished=NOW, revid=2,
        reason="", undo_intended=None, undone=None, undone_revid=None, undone_by=None,
        undo_reason="", findings=tuple(one.id for one in found),
    )  # fmt: skip
    return Watched(save, seen, found)


def history(*later: tuple[str | None, str, tuple[str, ...]], tags: tuple[str, ...] = ()) -> History:
    """Return a page's revisions: the one before ours, ours, and ``later`` ones."""
    rows = [("Author", "old", ()), ("CopyBot", "new", tags), *later]
    return History("T", tuple(
        PastRevision(number, number - 1, user, "", sha1, NOW, its)
        for number, (user, sha1, its) in enumerate(rows, 1)
    ))  # fmt: skip


ANN, BOB, NOBODY = ("Ann", "x", ()), ("Bob", "y", ()), (None, "z", ())
OURS, UNDO = ("CopyBot", "w", ()), ("Ann", "y", ("mw-undo",))
WHY = "the old words are there again"
PART = new(PAGE).replace("begun", "began")

CASES = [
    pytest.param(None, "",
                 PageUnavailable("the wiki does not show the revision: deleted, or hidden"),
                 id="deleted"),
    pytest.param(History("T", history().revisions[:1]), "", PageUnavailable(
        "the wiki does not show the revision: deleted, or hidden"), id="hidden"),
    pytest.param(history(ANN), None, SaveStands(), id="the text is hidden"),
    pytest.param(history(UNDO, tags=("mw-reverted",)), None,
                 SaveReverted(3, "Ann", "reverted already by Ann"), id="only tags"),
    pytest.param(history(UNDO, BOB, tags=("mw-reverted",)), new(PAGE), SaveStands(), id="put back"),
    pytest.param(history(UNDO, BOB, tags=("mw-reverted",)), PART,
                 SavePartlyReverted(frozenset({0}), 3, "Ann", "reverted already by Ann"),
                 id="put back in part"),
    pytest.param(history(ANN), old(PAGE), SaveReverted(3, "Ann", WHY), id="by one"),
    pytest.param(history(ANN, ANN), old(PAGE), SaveReverted(4, "Ann", WHY), id="by one, twice"),
    pytest.param(history(ANN, BOB), old(PAGE), SaveReverted(4, "one of 2 later editors", WHY),
                 id="by one of two"),
    pytest.param(history(ANN, OURS), old(PAGE), SaveReverted(3, "Ann", WHY), id="not by ourselves"),
    pytest.param(history(NOBODY), PART, SavePartlyReverted(
        frozenset({0}), 3, "somebody whose name is hidden", WHY), id="by a hidden one"),
]  # fmt: skip


@pytest.mark.parametrize(("found", "text", "expected"), CASES)
def test_fate(found: History | None, text: str | None, expected: Fate) -> None:
    assert fate(watched(), found, text, "Undid 2", "CopyBot") == expected


def test_what_stood_at_the_last_look_was_taken_back_after_it() -> None:
    told = fate(watched(seen=3), history(ANN, BOB), old(PAGE), "Undid 2", "CopyBot")
    assert told == SaveReverted(4, "Bob", WHY)
