"""What a wiki says became of an edit, and does not say: the page's history decides."""

from __future__ import annotations

import json

import pytest

from bot_plugins.store.database import Store
from bot_plugins.store.undoing import UndoSelection, undoable
from tests.harness.wiki import Client, Wiki
from tests.kin import kin
from tests.run.saving.accounting import account_for
from tests.run.saving.conftest import Commands
from tests.run.saving.queued import MENDED, queue_pages, state_names

pytestmark = pytest.mark.usefixtures("fresh")

JSON = {"Content-Type": "application/json"}
SAID = {"result": "Success", "pageid": 1, "title": "Ferry", "oldrevid": 1}
LIES = {
    "null": {"edit": None},
    "a list": {"edit": []},
    "a text": {"edit": "Success"},
    "another module": {"query": {}},
    "no result": {"edit": {"newrevid": 3}},
    "no revision": {"edit": SAID},
    "a word": {"edit": {**SAID, "newrevid": "abc"}},
    "a text of digits": {"edit": {**SAID, "newrevid": "7"}},
    "a fraction": {"edit": {**SAID, "newrevid": 1e300}},
    "a negative number": {"edit": {**SAID, "newrevid": -5}},
    "zero": {"edit": {**SAID, "newrevid": 0}},
    "the same revision": {"edit": {**SAID, "oldrevid": 1, "newrevid": 1}},
    "a revision of no page": {"edit": {"result": "Success", "newrevid": 99_999_999}},
    "an error that is a text": {"error": "x"},
    "an error without a code": {"error": {}},
    "an error that is null": {"error": None},
    "nothing": None,
    "a number": 7,
}


QUICK = ("null", "a word", "a revision of no page", "an error without a code")
NOT_STORED = ("null", "a revision of no page", "an error without a code")
"""Of these also what follows where the wiki did not store the edit."""


@pytest.mark.parametrize(
    ("lie", "is_stored"),
    [
        *kin(((lie, True) for lie in LIES), [("null", True)], [(lie, True) for lie in QUICK]),
        *kin(((lie, False) for lie in NOT_STORED), [("null", False)]),
    ],
)
def test_the_history_tells_where_the_answer_does_not(  # noqa: PLR0913 - fixtures
    wiki: Wiki, client: Client, store: Store, commands: Commands, lie: str, *, is_stored: bool
) -> None:
    queue_pages(store, client, ["Ferry"], site=commands.pwb.wiki)
    body = json.dumps(LIES[lie])
    wiki.fault(200, body=body, headers=JSON, action="edit", count=1, late=is_stored)
    done = commands.save("-grace:0.5")
    assert "Traceback" not in done.said, done.said
    assert done.code == 0, done.said
    assert client.text("Ferry") == MENDED
    assert [entry.user for entry in client.history("Ferry")] == ["CopyBot", "Author"]
    assert account_for(store, client, ["Ferry"]).wrong == ()
    [save] = undoable(store, UndoSelection())
    assert save.revid == client.history("Ferry")[0].revid


def test_nothing_to_change_is_no_lie(
    wiki: Wiki, client: Client, store: Store, commands: Commands
) -> None:
    """The page is read again, and as it is as before, the edit is sent again, not for ever."""
    queue_pages(store, client, ["Ferry"], site=commands.pwb.wiki)
    body = json.dumps({"edit": {"result": "Success", "pageid": 1, "nochange": True}})
    wiki.fault(200, body=body, headers=JSON, action="edit")
    done = commands.save("-grace:0.5")
    assert done.code == 1, done.said
    assert "others keep editing it" in done.totals
    assert state_names(store) == ["accepted"] * 3
