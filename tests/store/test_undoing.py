"""What becomes of saves: watched, taken back in part or whole, and held against their rules."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

import pytest

from bot_plugins.store.columns import now
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import (
    ACCEPT,
    NOT_AN_ERROR,
    REJECT,
    DecisionDetails,
    decide,
    undo_last,
)
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.figures import rule_figures
from bot_plugins.store.put import Outcome
from bot_plugins.store.saving import confirm, fail, intend, mark_stale
from bot_plugins.store.standings import RuleRecord, standings, switch_off, switch_on
from bot_plugins.store.states import State
from bot_plugins.store.undoing import (
    UndoSelection,
    Watched,
    note_watched,
    record_undo,
    take_back,
    to_watch,
    undoable,
)
from tests.store.build import (
    MILL,
    SITE,
    accept_by_itself,
    accepted,
    edit,
    everything,
    intent,
    queue,
    states,
    take,
)

EVER = datetime(2000, 1, 1, tzinfo=UTC)
RULE = "verb_form"
SAVER = "Copy Bot@box:12"
FOUR = "It had «a|A». It had «b|B». It had «c|C». It had «d|D»."


def save(store: Store, title: str = "Mill", revid: int = 2) -> tuple[int, tuple[int, ...]]:
    """Save what is accepted on the next page; return the save's id and its findings'."""
    page = take(store, SAVER)
    assert page.title == title
    number = intend(store, SAVER, intent(store, page))
    confirm(store, number, revid)
    return number, tuple(item.id for item in page.findings)


def saved(store: Store, text: str = MILL, title: str = "Mill", revid: int = 2) -> int:
    accepted(store, text, title)
    return save(store, title, revid)[0]


def watched(store: Store, **options: int) -> list[int]:
    return [one.save.id for one in to_watch(store, SITE, EVER, **options)]


def test_saves_are_watched_in_order_page_by_page(store: Store) -> None:
    numbers = [saved(store, title=title, revid=at) for at, title in enumerate("ABC", 11)]
    assert watched(store) == numbers
    assert watched(store, most=2) == numbers[:2]
    assert watched(store, after=numbers[1]) == numbers[2:]
    assert to_watch(store, "test:de", EVER) == []
    assert to_watch(store, SITE, now() + timedelta(minutes=1)) == []


def test_what_is_not_saved_or_wholly_undone_is_not_watched(store: Store) -> None:
    undone = saved(store)
    record_undo(store, undone, 3, "Someone")
    accepted(store, MILL, "Failed")
    fail(store, intend(store, SAVER, intent(store, take(store, SAVER))), "protected")
    intend(store, SAVER, intent(store, take(store, SAVER)))
    assert watched(store) == []


def test_a_watched_save_comes_with_its_findings(store: Store) -> None:
    number = saved(store, FOUR)
    [one] = to_watch(store, SITE, EVER)
    assert isinstance(one, Watched)
    assert [item.change.before for item in one.items] == list("abcd")
    assert (one.save.revid, one.watched_revid) == (2, None)
    assert tuple(item.id for item in one.items) == one.save.findings
    note_watched(store, {number: 9})
    note_watched(store, {})
    assert [one.watched_revid for one in to_watch(store, SITE, EVER)] == [9]


def test_many_saves_are_watched_at_once(store: Store) -> None:
    numbers = [saved(store, title=f"Page {at}", revid=at) for at in range(11, 31)]
    note_watched(store, dict.fromkeys(numbers, 99))
    assert {one.watched_revid for one in to_watch(store, SITE, EVER)} == {99}


def test_what_was_taken_back_is_undone_and_never_proposed_again(store: Store) -> None:
    number = saved(store, FOUR)
    [one] = to_watch(store, SITE, EVER)
    second = one.items[1]
    take_back(store, number, [second.id], 5, "Someone", "restored by Someone")
    assert states(store) == [State.SAVED, State.UNDONE, State.SAVED, State.SAVED]
    [still] = to_watch(store, SITE, EVER)
    assert (still.items[1].state, still.items[1].reason) == (State.UNDONE, "restored by Someone")
    assert still.save.undone is None
    restored = FOUR.replace("«a|A»", "A").replace("«c|C»", "C").replace("«d|D»", "D")
    assert queue(store, restored, revid=5) in (Outcome(kept=1), Outcome(suppressed=1))
    assert queue(store, f"More. {restored}", revid=6).added == 0
    [figure] = rule_figures(store)
    assert (figure.saved, figure.undone, figure.undone_by_others) == (4, 1, 1)


def test_a_save_whose_findings_are_all_taken_back_is_undone(store: Store) -> None:
    number = saved(store, FOUR)
    ids = [item.id for item in everything(store)]
    take_back(store, number, ids[:3], 5, "Someone", "first")
    take_back(store, number, ids[2:], 6, "Other", "second")
    take_back(store, number, ids, 7, "Third", "nothing is left")
    assert set(states(store)) == {State.UNDONE}
    assert [item.reason for item in everything(store)] == ["first"] * 3 + ["second"]
    assert watched(store) == []
    assert undoable(store, UndoSelection()) == []
    with pytest.raises(RefusedError, match="undone already"):
        record_undo(store, number, 8, "Fourth")
    record_undo(store, number, 6, "Other")


def test_only_what_a_save_has_is_taken_back(store: Store) -> None:
    number = saved(store)
    other = saved(store, MILL, "Other", 12)
    mine = to_watch(store, SITE, EVER)[0].items[0].id
    foreign = to_watch(store, SITE, EVER)[1].items[0].id
    cases: list[tuple[int, Collection[int], str]] = [
        (number, [mine, foreign], "does not have the findings"),
        (other, [0], "does not have the findings"),
        (10**6, [mine], "no save"),
    ]
    for save_id, findings, why in cases:
        with pytest.raises(RefusedError, match=why):
            take_back(store, save_id, findings, 5, "Someone", "")
    take_back(store, number, [], 5, "Someone", "")
    assert set(states(store)) == {State.SAVED}
    accepted(store, MILL, "Third")
    pending = intend(store, SAVER, intent(store, take(store, SAVER)))
    with pytest.raises(RefusedError, match="is intended"):
        take_back(store, pending, [], 5, "Someone", "")


def standing(store: Store) -> RuleRecord:
    return standings(store, SITE).get(RULE, RuleRecord(RULE))


def judged(one: RuleRecord) -> tuple[int, int]:
    return one.right, one.wrong


@pytest.mark.parametrize(
    ("verdict", "expected", "right_and_wrong"),
    [
        (None, RuleRecord(RULE), (0, 0)),
        (REJECT, RuleRecord(RULE, rejected=1), (0, 1)),
        (NOT_AN_ERROR, RuleRecord(RULE, rejected=1), (0, 1)),
        (edit("other"), RuleRecord(RULE, edited=1), (0, 1)),
        (ACCEPT, RuleRecord(RULE, accepted=1), (1, 0)),
    ],
)
def test_what_people_say_counts(
    store: Store,
    verdict: DecisionDetails | None,
    expected: RuleRecord,
    right_and_wrong: tuple[int, int],
) -> None:
    queue(store, MILL)
    if verdict:
        decide(store, "Ann", everything(store)[0].id, verdict)
    assert standing(store) == expected
    assert judged(expected) == right_and_wrong
    assert standings(store, "test:de") == {}
    undo_last(store, "Ann")
    assert standing(store) == RuleRecord(RULE)


def test_what_is_accepted_automatically_counts_only_when_saved_or_reverted(store: Store) -> None:
    queue(store, MILL)
    accept_by_itself(store)
    assert standing(store) == RuleRecord(RULE)
    number, _ = save(store)
    assert standing(store) == RuleRecord(RULE, saved=1)
    record_undo(store, number, 3, "Someone")
    assert standing(store) == RuleRecord(RULE, saved=1, reverted=1)
    assert judged(standing(store)) == (0, 1)


def test_the_last_decision_counts(store: Store) -> None:
    [item] = accepted(store)
    mark_stale(store, [item.id], "rewritten")
    assert standing(store) == RuleRecord(RULE, accepted=1)
    decide(store, "Bob", item.id, REJECT)
    assert standing(store) == RuleRecord(RULE, rejected=1)
    undo_last(store, "Bob")
    assert standing(store) == RuleRecord(RULE, accepted=1)
    decide(store, "Bob", item.id, ACCEPT)
    assert standing(store) == RuleRecord(RULE, accepted=1)


def test_a_rejection_of_what_was_accepted_automatically_counts(store: Store) -> None:
    queue(store, MILL)
    accept_by_itself(store)
    [item] = everything(store)
    mark_stale(store, [item.id], "rewritten")
    decide(store, "Ann", item.id, REJECT)
    assert standing(store) == RuleRecord(RULE, rejected=1)


def test_an_edit_that_is_accepted_again_is_still_no_word_of_the_rule(store: Store) -> None:
    queue(store, MILL)
    [item] = everything(store)
    decide(store, "Ann", item.id, edit("other"))
    mark_stale(store, [item.id], "rewritten")
    decide(store, "Bob", item.id, ACCEPT)
    assert standing(store) == RuleRecord(RULE, edited=1)


@pytest.mark.parametrize("is_whole", [False, True])
def test_who_took_it_back_matters(store: Store, is_whole: bool) -> None:
    queue(store, FOUR)
    accept, second, edited, _ = [item.id for item in everything(store)]
    for number in (accept, second):
        decide(store, "Ann", number, ACCEPT)
    decide(store, "Ann", edited, edit("CC"))
    accept_by_itself(store)
    number, has = save(store)
    start = RuleRecord(RULE, accepted=2, edited=1, saved=4)
    assert standing(store) == start
    assert judged(start) == (2, 1)
    if is_whole:
        take_back(store, number, [second], 3, "Copy Bot", "our own")
        record_undo(store, number, 4, "Someone", "reverted")
    else:
        take_back(store, number, [second], 3, "Copy Bot", "our own")
        take_back(store, number, set(has) - {second}, 4, "Someone", "reverted")
    assert standing(store) == RuleRecord(RULE, 2, 1, 0, 4, 3, 1, accepted_back=2, edited_reverted=1)
    assert judged(standing(store)) == (0, 3)
    [figure] = rule_figures(store)
    assert (figure.undone, figure.undone_by_others) == (4, 3)


def test_what_we_undo_ourselves_counts_neither_way(store: Store) -> None:
    record_undo(store, saved(store), 3, "Copy Bot")
    found = standing(store)
    assert found == RuleRecord(RULE, accepted=1, saved=1, undone=1, accepted_back=1)
    assert judged(found) == (0, 0)


def test_only_what_happened_since_the_rule_was_switched_on_counts(store: Store) -> None:
    number = saved(store, title="Before")
    queue(store, FOUR, "Rejected")
    decide(store, "Ann", everything(store)[-1].id, REJECT)
    before = standing(store)
    assert before == RuleRecord(RULE, accepted=1, rejected=1, saved=1)
    switch_off(store, SITE, RULE, "bad")
    switch_off(store, "test:de", RULE, "bad")
    switch_off(store, SITE, "other", "bad")
    switch_on(store, SITE, "other", "Ann")
    switch_on(store, "test:de", RULE, "Ann")
    assert standing(store) == before
    switch_on(store, SITE, RULE, "Ann")
    assert standings(store, SITE) == {}
    record_undo(store, number, 3, "Someone")
    assert standing(store) == RuleRecord(RULE, reverted=1)
    assert judged(standing(store)) == (0, 1)
    decide(store, "Ann", everything(store)[-2].id, ACCEPT)
    assert standing(store) == RuleRecord(RULE, accepted=1, reverted=1)
    switch_off(store, SITE, RULE, "bad again")
    switch_on(store, SITE, RULE, "Ann")
    assert standing(store) == RuleRecord(RULE)
