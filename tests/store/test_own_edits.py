"""Changes made by hand beside a finding."""

from __future__ import annotations

import pytest

from bot_plugins.core.change import Change
from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, REJECT, undo_last
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.own_edits import BY_HAND, decide_with
from bot_plugins.store.states import State
from tests.store.build import accepted, everything, queue, states

TWO = "It had «began|begun» early. They had «went|gone» home."


def by_hand(text: str, before: str, after: str) -> Change:
    start = text.index(before)
    edit = Edit(start, start + len(before), after)
    return Change(BY_HAND, Applicability.REVIEW, edit, before, "changed by hand").placed(text)


def first(store: Store) -> int:
    return everything(store)[0].id


PLAIN = "It had began early. They had went home."


def test_both_are_accepted(store: Store) -> None:
    queue(store, TWO)
    item = decide_with(store, "Ann", first(store), ACCEPT, [by_hand(PLAIN, "early", "soon")])
    assert (item.id, states(store)) == (first(store), [State.ACCEPTED, State.OPEN, State.ACCEPTED])
    made = everything(store)[2]
    assert (made.change.rule, made.change.before, made.replacement) == ("by_hand", "early", "soon")
    assert made.revid == item.revid


def test_the_finding_may_be_rejected_for_them(store: Store) -> None:
    queue(store, TWO)
    decide_with(store, "Ann", first(store), REJECT, [by_hand(PLAIN, "had began", "began")])
    assert states(store)[0] is State.REJECTED


def test_undo_takes_them_back_one_by_one(store: Store) -> None:
    queue(store, TWO)
    decide_with(store, "Ann", first(store), ACCEPT, [by_hand(PLAIN, "early", "soon")])
    assert [item.id for item in [undo_last(store, "Ann")] if item] == [first(store) + 2]
    assert [item.id for item in [undo_last(store, "Ann")] if item] == [first(store)]
    assert undo_last(store, "Ann") is None


@pytest.mark.parametrize("words", ["went", "had went home", " home", "They had went home."])
def test_what_another_finding_is_about_is_left_to_it(store: Store, words: str) -> None:
    queue(store, TWO)
    with pytest.raises(RefusedError, match="another change is about “went”"):
        decide_with(store, "Ann", first(store), ACCEPT, [by_hand(PLAIN, words, "left")])
    assert states(store) == [State.OPEN, State.OPEN]


def test_the_same_place_is_changed_once(store: Store) -> None:
    queue(store, TWO)
    early = by_hand(PLAIN, "early", "soon")
    decide_with(store, "Ann", first(store), ACCEPT, [early])
    with pytest.raises(RefusedError, match="another change is about “early”"):
        decide_with(store, "Ann", first(store) + 1, ACCEPT, [early])
    assert states(store)[1] is State.OPEN


def test_none_is_made_if_the_decision_is_refused(store: Store) -> None:
    accepted(store, TWO)
    with pytest.raises(RefusedError, match="accepted already"):
        decide_with(store, "Ann", first(store), ACCEPT, [by_hand(PLAIN, "early", "soon")])
    with pytest.raises(RefusedError, match="no finding 0"):
        decide_with(store, "Ann", 0, ACCEPT, [])
    assert len(everything(store)) == 2


def test_a_change_that_no_edit_may_make_is_refused(store: Store) -> None:
    queue(store, TWO)
    with pytest.raises(RefusedError, match="it adds a signature"):
        decide_with(store, "Ann", first(store), ACCEPT, [by_hand(PLAIN, "early", "~~~~")])
    assert states(store) == [State.OPEN, State.OPEN]


def test_it_is_carried_over_to_a_newer_revision(store: Store) -> None:
    queue(store, TWO)
    decide_with(store, "Ann", first(store), ACCEPT, [by_hand(PLAIN, "early", "soon")])
    queue(store, f"A new start. {TWO}", revid=2)
    made = everything(store)[2]
    assert (made.state, made.revid, made.change.start) == (
        State.ACCEPTED,
        2,
        f"A new start. {PLAIN}".index("early"),
    )
