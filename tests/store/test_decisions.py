"""Claims, decisions, undo, accepting all of a rule, and progress."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot_plugins.core.proposal import Proposal
from bot_plugins.core.rule import Applicability
from bot_plugins.store.accepting import decidable, decide_all
from bot_plugins.store.claims import extend, next_items, release
from bot_plugins.store.columns import now
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import (
    ACCEPT,
    NOT_AN_ERROR,
    REJECT,
    DecisionDetails,
    decide,
    decisions_of,
    recent,
    take_back,
    undo_last,
)
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.figures import Share, progress
from bot_plugins.store.filters import MOST, Filters
from bot_plugins.store.findings import Item, count
from bot_plugins.store.put import put
from bot_plugins.store.remembered import remembered_before
from bot_plugins.store.states import DecisionKind, Scope, State
from bot_plugins.store.tasks import start_run
from tests.store.build import MILL, RULES, accepted, edit, everything, only, proposed, queue, states

THREE = "It had «began|begun». It had «broke|broken». It had «came|come»."
VERBS = Filters(rule="verb_form")
EXPIRED = timedelta(seconds=-1)


def ids(items: list[Item]) -> list[str]:
    return [item.change.before for item in items]


def test_two_reviewers_never_get_the_same(store: Store) -> None:
    queue(store, THREE)
    assert ids(next_items(store, "Ann")) == ["began"]
    assert ids(next_items(store, "Bob", limit=2)) == ["broke", "came"]
    assert next_items(store, "Cem") == []
    assert ids(next_items(store, "Ann", limit=9)) == ["began"]


def test_claims_expire(store: Store) -> None:
    queue(store, THREE)
    store.claim = EXPIRED
    next_items(store, "Ann", limit=3)
    assert ids(next_items(store, "Bob")) == ["began"]


def test_claims_are_extended_unless_another_has_them(store: Store) -> None:
    queue(store, THREE)
    store.claim, long = EXPIRED, store.claim
    numbers = [item.id for item in next_items(store, "Ann", limit=3)]
    store.claim = long
    [taken] = next_items(store, "Bob")
    assert extend(store, "Ann", numbers) == set(numbers) - {taken.id}
    assert next_items(store, "Bob", after=taken.id) == []


def test_claims_are_released(store: Store) -> None:
    queue(store, THREE)
    first, *_ = next_items(store, "Ann", limit=3)
    release(store, "Ann", [first.id])
    assert ids(next_items(store, "Bob", limit=3)) == ["began"]
    release(store, "Ann")
    assert ids(next_items(store, "Bob", limit=3)) == ["began", "broke", "came"]


def test_skipping_goes_on_after_the_last_one(store: Store) -> None:
    queue(store, THREE)
    [first] = next_items(store, "Ann")
    assert ids(next_items(store, "Ann", after=first.id)) == ["broke"]


OUTCOMES = {
    "accept": (ACCEPT, State.ACCEPTED, "begun"),
    "reject": (DecisionDetails(DecisionKind.REJECT, "a quotation"), State.REJECTED, "begun"),
    "no error": (NOT_AN_ERROR, State.NOT_AN_ERROR, "begun"),
    "edit": (edit("started"), State.ACCEPTED, "started"),
}


@pytest.mark.parametrize("case", OUTCOMES)
def test_a_decision_is_made_logged_and_undone(store: Store, case: str) -> None:
    verdict, state, replacement = OUTCOMES[case]
    queue(store, MILL)
    before = only(store)
    item = decide(store, "Ann", before.id, verdict)
    assert (item.state, item.replacement, item.change.after) == (state, replacement, "begun")
    assert item == only(store)
    [entry] = decisions_of(store, item.id)
    assert (entry.reviewer, entry.what, entry.reason) == ("Ann", verdict.what, verdict.reason)
    assert abs(now() - entry.decided) < timedelta(minutes=1)
    assert undo_last(store, "Ann") == before
    assert [one.what for one in decisions_of(store, item.id)] == [verdict.what, DecisionKind.UNDO]


def test_undo_goes_back_step_by_step_and_only_over_ones_own(store: Store) -> None:
    queue(store, THREE)
    first, second, third = everything(store)
    decide(store, "Ann", first.id, edit("started"))
    undo_last(store, "Ann")
    decide(store, "Ann", first.id, REJECT)
    decide(store, "Ann", second.id, ACCEPT)
    decide(store, "Bob", third.id, ACCEPT)
    for item in (second, first):
        undone = undo_last(store, "Ann")
        assert undone == item
    assert undo_last(store, "Ann") is None
    assert states(store) == [State.OPEN, State.OPEN, State.ACCEPTED]


def test_undo_of_one_finding(store: Store) -> None:
    queue(store, THREE)
    first, second, _ = everything(store)
    decide(store, "Ann", first.id, ACCEPT)
    decide(store, "Ann", second.id, ACCEPT)
    assert undo_last(store, "Ann", first.id) == first
    assert undo_last(store, "Ann", first.id) is None


def test_undo_forgets_what_is_no_error(store: Store) -> None:
    queue(store, MILL)
    decide(store, "Ann", only(store).id, NOT_AN_ERROR)
    undo_last(store, "Ann")
    queue(store, "It rained.", revid=2)
    assert queue(store, MILL, revid=3).added == 1


def test_what_was_decided_is_refused_and_says_by_whom(store: Store) -> None:
    [item] = accepted(store)
    for verdict in (ACCEPT, REJECT, edit("started")):
        with pytest.raises(RefusedError, match="accepted already by Ann"):
            decide(store, "Bob", item.id, verdict)
    assert len(decisions_of(store, item.id)) == 1


def test_what_another_looks_at_is_refused_and_says_who(store: Store) -> None:
    queue(store, MILL)
    [item] = next_items(store, "Ann")
    with pytest.raises(RefusedError, match="Ann is looking"):
        decide(store, "Bob", item.id, ACCEPT)
    assert decide(store, "Ann", item.id, ACCEPT).state is State.ACCEPTED


def test_edits_must_change_something(store: Store) -> None:
    queue(store, MILL)
    with pytest.raises(RefusedError, match="stands there already"):
        decide(store, "Ann", only(store).id, edit("began"))
    with pytest.raises(RefusedError, match="no finding 999"):
        decide(store, "Ann", 999999, ACCEPT)


def test_what_is_no_verdict(store: Store) -> None:
    for what, replacement in (
        (DecisionKind.UNDO, None),
        (DecisionKind.EDIT, None),
        (DecisionKind.ACCEPT, "x"),
    ):
        with pytest.raises(ValueError, match="no verdict"):
            DecisionDetails(what, replacement=replacement)
    with pytest.raises(ValueError, match="rule"):
        decide_all(store, "Ann", Filters(), 1)


def reported(text: str) -> Proposal:
    made = proposed(text, "Report")
    findings = (replace(one, applicability=Applicability.REPORT) for one in made.findings)
    return replace(made, findings=tuple(findings))


def test_what_is_doubtful_is_accepted_one_by_one(store: Store) -> None:
    put(store, reported(MILL), RULES, start_run(store, "copyedit"))
    assert decidable(store, "Ann", VERBS).count == 0
    assert decide_all(store, "Ann", VERBS, only(store).id) == 0
    assert only(store).state is State.OPEN
    assert decide(store, "Ann", only(store).id, ACCEPT).state is State.ACCEPTED


def test_together_is_accepted_what_was_counted(store: Store) -> None:
    queue(store, THREE)
    queue(store, THREE, "Pond")
    [claimed] = next_items(store, "Bob")
    counted = decidable(store, "Ann", VERBS)
    assert counted.count == 5
    queue(store, MILL, "Late")
    decide(store, "Bob", claimed.id, REJECT)
    assert decide_all(store, "Ann", VERBS, counted.last) == 5
    assert [item.title for item in everything(store) if item.state is State.OPEN] == ["Late"]
    [entry] = decisions_of(store, counted.last)
    assert (entry.reviewer, entry.what) == ("Ann", DecisionKind.ACCEPT)


def test_what_is_doubtful_is_rejected_with_the_rest(store: Store) -> None:
    put(store, reported(MILL), RULES, start_run(store, "copyedit"))
    queue(store, THREE)
    [claimed] = next_items(store, "Bob", Filters(title="Mill"))
    rejected = DecisionKind.REJECT
    counted = decidable(store, "Ann", VERBS, rejected)
    assert counted.count == 3
    assert decide_all(store, "Ann", VERBS, counted.last, rejected) == 3
    left = [item.id for item in everything(store) if item.state is not State.REJECTED]
    assert left == [claimed.id]
    assert undo_last(store, "Ann") is not None
    assert decidable(store, "Ann", VERBS, rejected).count == 1


def test_what_is_decided_together_keeps_to_the_view(store: Store) -> None:
    queue(store, THREE)
    queue(store, THREE, "Pond")
    pond = Filters(rule="verb_form", title="Pond")
    counted = decidable(store, "Ann", pond)
    assert decide_all(store, "Ann", pond, counted.last) == 3
    assert undo_last(store, "Ann") is not None
    assert count(store, Filters(title="Mill")) == 3
    assert decidable(store, "Ann", Filters(rule="other")).count == 0


def test_progress(store: Store) -> None:
    since = now() - timedelta(minutes=2)
    queue(store, THREE)
    first, second, _ = everything(store)
    decide(store, "Ann", first.id, ACCEPT)
    decide(store, "Ann", second.id, ACCEPT)
    undo_last(store, "Ann")
    decide(store, "Ann", second.id, REJECT)
    found = progress(store, "Ann", since)
    assert (found.done, found.waiting, found.total) == (2, 1, 3)
    assert found.rules == {"verb_form": Share(1, 2)}
    assert found.per_minute == pytest.approx(1, rel=0.2)
    assert progress(store, "Bob", datetime.now(UTC)).per_minute == 0
    assert progress(store, "Ann", since, Filters(title="Pond")).total == 0


def test_unstorable_replacements_are_refused(store: Store) -> None:
    queue(store, MILL)
    with pytest.raises(Exception, match="surrogate"):
        decide(store, "Ann", only(store).id, edit("a\ud800"))
    assert decide(store, "Ann", only(store).id, edit("𝄞 ")).replacement == "𝄞 "


def test_recent_decisions_are_those_not_taken_back(store: Store) -> None:
    queue(store, THREE)
    first, second, third = (item.id for item in everything(store))
    for number in (first, second, third):
        decide(store, "Ann", number, ACCEPT)
    undo_last(store, "Ann", second)
    found = recent(store, "Ann", MOST, 9)
    assert [decision.finding_id for decision in found] == [third, first]
    assert [decision.finding_id for decision in recent(store, "Ann", found[0].id, 9)] == [first]
    assert len(recent(store, "Ann", MOST, 1)) == 1
    assert recent(store, "Bob", MOST, 9) == []


def test_any_own_decision_is_taken_back_once(store: Store) -> None:
    queue(store, THREE)
    first, second, _ = (item.id for item in everything(store))
    decide(store, "Ann", first, ACCEPT)
    decide(store, "Ann", second, REJECT)
    [made] = decisions_of(store, first)
    with pytest.raises(RefusedError, match="only Ann can take this back"):
        take_back(store, "Bob", made.id)
    assert take_back(store, "Ann", made.id).state is State.OPEN
    with pytest.raises(RefusedError, match="taken back already"):
        take_back(store, "Ann", made.id)
    undo = decisions_of(store, first)[-1]
    with pytest.raises(RefusedError, match="taken back already"):
        take_back(store, "Ann", undo.id)
    assert states(store) == [State.OPEN, State.REJECTED, State.OPEN]


def test_anybody_forgets_what_is_no_error(store: Store) -> None:
    queue(store, THREE)
    number = everything(store)[0].id
    decide(store, "Ann", number, NOT_AN_ERROR)
    [known] = remembered_before(store, MOST, 9)
    assert (known.item.id, known.scope, known.reviewer) == (number, Scope.PAGE, "Ann")
    assert take_back(store, "Bob", known.decision).state is State.OPEN
    assert remembered_before(store, MOST, 9) == []
