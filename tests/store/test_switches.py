"""Rules switched off and on again, and what passes accept and know by themselves."""

from __future__ import annotations

from bot_plugins.rule import Applicability
from bot_plugins.store import (
    ACCEPT,
    AUTOMATIC,
    REJECT,
    State,
    Store,
    accept_of,
    decide,
    decisions_of,
    known_changes,
    mark_stale,
    next_items,
    switch_off,
    switch_on,
    switched_off,
)
from bot_plugins.store.schema import finding
from tests.store.build import MILL, SITE, edit, everything, only, pageid, queue, states

FOUR = "It had «a|A». It had «b|B». It had «c|C». It had «d|D»."
RULE = "verb_form"


def test_a_rule_is_switched_off_once_and_on_once(store: Store) -> None:
    assert switched_off(store, SITE) == {}
    assert not switch_on(store, SITE, RULE, "Ann")
    assert switch_off(store, SITE, RULE, "5 of 6 reverted")
    assert not switch_off(store, SITE, RULE, "again")
    assert switch_off(store, SITE, "Verb_form", "another rule")
    [other, found] = switched_off(store, SITE).values()
    assert (found.site, found.rule, found.reason) == (SITE, RULE, "5 of 6 reverted")
    assert other.off_at >= found.off_at
    assert switched_off(store, "test:de") == {}
    assert not switch_on(store, "test:de", RULE, "Ann")
    assert switch_on(store, SITE, RULE, "Ann")
    assert not switch_on(store, SITE, RULE, "Ann")
    assert list(switched_off(store, SITE)) == ["Verb_form"]
    assert switch_off(store, SITE, RULE, "worse")
    assert switched_off(store, SITE)[RULE].reason == "worse"


def test_only_what_is_open_is_accepted_for_a_rule(store: Store) -> None:
    queue(store, FOUR)
    queue(store, MILL, "Other")
    stale, rejected, claimed, free = (i.id for i in everything(store) if i.title == "Mill")
    decide(store, "Ann", stale, ACCEPT)
    mark_stale(store, [stale], "rewritten")
    decide(store, "Ann", rejected, REJECT)
    [mine] = next_items(store, "Ann", after=rejected)
    assert mine.id == claimed
    for args in ((SITE, "Mill", []), (SITE, "Mill", ["other"]), ("test:de", "Mill", [RULE])):
        assert accept_of(store, *args) == 0
    assert accept_of(store, SITE, "Mill", ["other", RULE]) == 1
    assert accept_of(store, SITE, "Mill", [RULE]) == 0
    states_of = {item.id: item.state for item in everything(store) if item.title == "Mill"}
    assert states_of == {
        stale: State.STALE,
        rejected: State.REJECTED,
        claimed: State.OPEN,
        free: State.ACCEPTED,
    }
    [logged] = decisions_of(store, free)
    assert (logged.reviewer, logged.from_state) == (AUTOMATIC, State.OPEN)
    assert states(store).count(State.ACCEPTED) == 1


def test_what_is_only_reported_is_not_accepted_for_a_rule(store: Store) -> None:
    queue(store, MILL)
    with store.engine.begin() as connection:
        connection.execute(finding.update().values(applicability=Applicability.REPORT.value))
    assert accept_of(store, SITE, "Mill", [RULE]) == 0


def test_the_changes_known_of_a_page(store: Store) -> None:
    queue(store, FOUR)
    one, two, three, _ = everything(store)
    decide(store, "Ann", one.id, REJECT)
    decide(store, "Ann", two.id, edit("BB"))
    decide(store, "Ann", three.id, ACCEPT)
    mark_stale(store, [three.id], "rewritten")
    known = known_changes(store, SITE, "Mill")
    assert [(one.rule, one.before, one.replacement) for one in known] == [
        (RULE, one, one.upper()) for one in "abcd"
    ]
    states_of = [State.REJECTED, State.ACCEPTED, State.STALE, State.OPEN]
    assert [one.state for one in known] == states_of
    assert known_changes(store, SITE, "mill") == known_changes(store, "test:de", "Mill") == []


def test_the_changes_known_of_a_page_that_was_moved(store: Store) -> None:
    queue(store, MILL)
    assert known_changes(store, SITE, "Windmill") == []
    [known] = known_changes(store, SITE, "Windmill", pageid("Mill"))
    assert known.id == only(store).id
    assert known_changes(store, "test:de", "Windmill", pageid("Mill")) == []


def test_what_vanished_is_known(store: Store) -> None:
    queue(store, MILL)
    queue(store, "Blanked.", revid=2)
    assert [one.state for one in known_changes(store, SITE, "Mill")] == [State.VANISHED]
