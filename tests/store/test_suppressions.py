"""No error everywhere: the same words no longer wait on any page."""

from __future__ import annotations

from bot_plugins.store.database import Store
from bot_plugins.store.decisions import DecisionDetails, decide, undo_last
from bot_plugins.store.states import DecisionKind, Scope, State
from tests.store.build import everything, queue, states

NEVER = DecisionDetails(DecisionKind.NOT_AN_ERROR, scope=Scope.EVERYWHERE)
HERE = DecisionDetails(DecisionKind.NOT_AN_ERROR)
SAME = ("It had «began|begun» so.", "Then he HAD «began|begun», so they left.")
OTHER = ("It had «begat|begun» so.", "They have «began|begun» so.", "It had «began|begun» then.")


def filled(store: Store) -> int:
    """Queue a page each; return the first finding's id."""
    for number, text in enumerate((*SAME, *OTHER)):
        queue(store, text, f"Page {number}")
    return everything(store)[0].id


def test_here_leaves_other_pages_waiting(store: Store) -> None:
    decide(store, "Ann", filled(store), HERE)
    assert states(store) == [State.NOT_AN_ERROR, *[State.OPEN] * 4]


def test_everywhere_closes_the_same_words_and_no_others(store: Store) -> None:
    first = filled(store)
    decide(store, "Ann", first, NEVER)
    assert states(store) == [State.NOT_AN_ERROR, State.VANISHED, *[State.OPEN] * 3]
    assert everything(store)[1].reason == f"called no error everywhere, with the finding {first}"


def test_taken_back_they_wait_again(store: Store) -> None:
    decide(store, "Ann", filled(store), NEVER)
    undo_last(store, "Ann")
    assert states(store) == [State.OPEN] * 5
    assert everything(store)[1].reason == ""


def test_what_was_decided_before_stays(store: Store) -> None:
    filled(store)
    first, second = (item.id for item in everything(store)[:2])
    decide(store, "Bob", second, DecisionDetails(DecisionKind.ACCEPT))
    decide(store, "Ann", first, NEVER)
    assert states(store)[:2] == [State.NOT_AN_ERROR, State.ACCEPTED]
