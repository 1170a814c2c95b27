"""A change that was taken back is not proposed again on its page, whatever becomes of the text."""

from __future__ import annotations

import pytest

from bot_plugins.core.ruleset import RuleSet
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, REJECT, decide
from bot_plugins.store.put import Outcome
from bot_plugins.store.saving import confirm, intend
from bot_plugins.store.states import State
from bot_plugins.store.undoing import record_undo
from tests.store.build import MILL, RULES, everything, intent, only, queue, states, take

PLAIN = "The mill was old. By then the war had begun. It rained."
ELSEWHERE = [
    pytest.param(f"A first paragraph.\n\n{MILL}", id="further down"),
    pytest.param(f"{MILL}\n\n{MILL}", id="twice"),
    pytest.param("* By then the war had «began|begun»", id="in a list, without what was around it"),
    pytest.param("Some say the war had «began|begun»; it rained on.", id="in a new sentence"),
    pytest.param("By then the war nearly «began|begun». It rained.", id="another word before it"),
    pytest.param("By then the war had «began|begun» in May. No rain.", id="another word after it"),
    pytest.param("By THEN THE WAR HAD «began|begun». IT RAINED.", id="in other letters"),
]


def undone(store: Store) -> None:
    """Queue a page, save its finding as revision 2, and take that back as revision 3."""
    queue(store, MILL)
    decide(store, "Ann", only(store).id, ACCEPT)
    number = intend(store, "bot", intent(store, take(store)))
    confirm(store, number, 2)
    record_undo(store, number, 3, "Bob")


@pytest.mark.parametrize("text", ELSEWHERE)
def test_the_words_at_another_place(store: Store, text: str) -> None:
    undone(store)
    assert queue(store, text, revid=4).added == 0
    assert set(states(store)) == {State.UNDONE}


def test_the_words_gone_for_a_while(store: Store) -> None:
    undone(store)
    for revid, text in enumerate(["Nothing.", PLAIN, "Nothing.", MILL, PLAIN, MILL], 4):
        assert queue(store, text, revid=revid).added == 0
    assert states(store) == [State.UNDONE]


def test_newer_rules(store: Store) -> None:
    undone(store)
    for number in range(2, 5):
        assert queue(store, MILL, revid=3, rules=RuleSet(RULES.names, f"v{number}")).added == 0


def test_a_saved_change_that_nobody_has_looked_after_yet(store: Store) -> None:
    queue(store, MILL)
    decide(store, "Ann", only(store).id, ACCEPT)
    confirm(store, intend(store, "bot", intent(store, take(store))), 2)
    assert queue(store, f"A first paragraph.\n\n{MILL}", revid=3) == Outcome(kept=1)
    assert states(store) == [State.SAVED]


def test_other_changes_go_on(store: Store) -> None:
    undone(store)
    assert queue(store, f"{MILL} Nobody had «broke|broken» it.", revid=4).added == 1
    assert queue(store, f"{MILL} A play «began|begun» later.", revid=5).added == 1
    assert [one.state for one in everything(store)].count(State.OPEN) == 1


def test_other_pages_go_on(store: Store) -> None:
    undone(store)
    assert queue(store, MILL, title="Barn").added == 1


def test_what_was_only_refused_is_known_by_both_words_next_to_it(store: Store) -> None:
    queue(store, MILL)
    decide(store, "Ann", only(store).id, REJECT)
    assert queue(store, "By then the war nearly «began|begun». Rain.", revid=2).added == 1
    assert sorted(states(store)) == [State.OPEN, State.REJECTED]
