"""Insertions on a real wiki: proposed for its page, accepted, saved, taken back, left alone."""

from __future__ import annotations

import pytest

from bot_plugins.core.engine import propose_revision
from bot_plugins.core.proposal import Revision
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, DecisionDetails, decide
from bot_plugins.store.put import Outcome, put
from bot_plugins.store.states import DecisionKind, State
from bot_plugins.store.tasks import start_run
from tests.core.test_insertions import MADE, RULES, read, rule_of
from tests.harness.wiki import Client
from tests.run.saving.conftest import Commands
from tests.run.saving.queued import SITE, items, state_names

pytestmark = pytest.mark.usefixtures("fresh")


def queue(store: Store, marked: str, title: str, revid: int) -> Outcome:
    revision = Revision(read(marked)[0], title, SITE, revid)
    proposal = propose_revision(revision, [rule_of(marked)])
    return put(store, proposal, RULES, start_run(store, "copyedit"))


@pytest.mark.wide
def test_they_are_saved_and_undone_like_others(
    client: Client, store: Store, commands: Commands
) -> None:
    revids = {title: client.edit(title, read(marked)[0]) for title, marked in MADE.items()}
    for title, marked in MADE.items():
        queue(store, marked, title, revids[title])
        for item in items(store, title):
            decide(store, "Ann", item.id, ACCEPT)
    done = commands.save()
    assert done.code == 0, done.said
    for title, marked in MADE.items():
        assert client.text(title) == marked.replace("¦", "")
    assert client.history("a word")[0].comment == "Copyedit: + be (inserting)"
    assert set(state_names(store)) == {"saved"}
    undone = commands.undo("-page:a word", "-yes")
    assert undone.code == 0, undone.said
    text = read(MADE["a word"])[0]
    assert client.text("a word") == text
    revid = client.history("a word")[0].revid
    assert queue(store, MADE["a word"], "a word", revid).added == 0, "it was taken back"


@pytest.mark.slow
def test_a_choice_is_inserted_where_the_page_has_it_now(
    client: Client, store: Store, commands: Commands
) -> None:
    marked = MADE["two in a sentence"]
    text, _ = read(marked)
    queue(store, marked, "Mill", client.edit("Mill", text))
    first, second = items(store, "Mill")
    decide(store, "Ann", first.id, DecisionDetails(DecisionKind.EDIT, replacement="getting "))
    decide(store, "Ann", second.id, ACCEPT)
    client.edit("Mill", f"It was long ago. {text} Then it rained.")
    done = commands.save()
    assert done.code == 0, done.said
    # No rule of this name looks at the changed page, so that nothing is guessed.
    assert client.text("Mill") == f"It was long ago. {text} Then it rained."
    assert {one.state for one in items(store, "Mill")} == {State.STALE}
