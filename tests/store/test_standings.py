"""Rules switched off and on again, and what passes accept and know by themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability
from bot_plugins.store.accepting import (
    AUTOMATIC,
    accept_trusted,
    acceptable_of,
    accepted_automatically,
    trusted_of,
)
from bot_plugins.store.claims import next_items
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, REJECT, decide, decisions_of
from bot_plugins.store.findings import known_changes
from bot_plugins.store.put import put
from bot_plugins.store.saving import mark_stale
from bot_plugins.store.standings import switch_off, switch_on, switched_off
from bot_plugins.store.states import State
from bot_plugins.store.tasks import start_run
from tests.store.build import (
    MILL,
    RULES,
    SITE,
    accept_by_itself,
    edit,
    everything,
    only,
    pageid,
    proposed,
    queue,
    states,
)
from tests.ui.display.build import COMMA

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
    for args in (("Mill", "other", SITE), ("Mill", RULE, "test:de"), ("Pond", RULE, SITE)):
        assert accept_by_itself(store, *args) == 0
    assert accept_by_itself(store, reason="as told") == 1
    assert accept_by_itself(store) == 0
    states_of = {item.id: item.state for item in everything(store) if item.title == "Mill"}
    assert states_of == {
        stale: State.STALE,
        rejected: State.REJECTED,
        claimed: State.OPEN,
        free: State.ACCEPTED,
    }
    [logged] = decisions_of(store, free)
    assert (logged.reviewer, logged.from_state) == (AUTOMATIC, State.OPEN)
    assert logged.reason == "as told"
    assert [one.id for one in accepted_automatically(store, SITE, reason="as told")] == [free]
    assert accepted_automatically(store, SITE, reason="") == []
    assert states(store).count(State.ACCEPTED) == 1


PERSONS = {
    "doubtful": {"applicability": Applicability.REPORT},
    "one of several": {"alternatives": ("started",)},
}


@pytest.mark.parametrize("changed", PERSONS.values(), ids=PERSONS)
def test_what_a_person_decides_is_not_accepted_for_a_rule(
    store: Store, changed: dict[str, Any]
) -> None:
    made = proposed(MILL)
    findings = tuple(replace(one, **changed) for one in made.findings)
    put(store, replace(made, findings=findings), RULES, start_run(store, "copyedit"))
    assert accept_by_itself(store) == 0


MILL_AND_POND = "By then the war had «began|begun». They had «went|gone»."
NOT_TRUSTED = {
    "not trusted": {"applicability": Applicability.REVIEW},
    "doubtful": {"applicability": Applicability.REPORT},
    "of another rule": {"rule": COMMA},
    "of other words": {"edit": Edit(17, 22, "started")},
    "elsewhere": {"edit": Edit(16, 22, "begun")},
}


@pytest.mark.parametrize("changed", NOT_TRUSTED.values(), ids=NOT_TRUSTED)
def test_it_goes_by_the_findings_not_by_their_rules(store: Store, changed: dict[str, Any]) -> None:
    queue(store, MILL_AND_POND)
    made = proposed(MILL_AND_POND)
    sure = [replace(one, applicability=Applicability.TRUSTED) for one in made.findings]
    first = replace(sure[0], **changed)
    if "rule" in changed or "edit" in changed:
        assert first.applicability is Applicability.TRUSTED
    assert accept_trusted(store, trusted_of(made, [first])) == 0
    assert accept_trusted(store, trusted_of(made, [first, sure[1]])) == 1
    assert [one.state for one in everything(store)] == [State.OPEN, State.ACCEPTED]


def test_what_is_trusted_is_so_in_its_revision(store: Store) -> None:
    queue(store, MILL, revid=2)
    made = proposed(MILL, revid=1)
    sure = [replace(one, applicability=Applicability.TRUSTED) for one in made.findings]
    assert acceptable_of(store, trusted_of(made, sure)) == []
    assert accept_trusted(store, trusted_of(made, sure)) == 0
    newer = proposed(MILL, revid=2)
    assert acceptable_of(store, trusted_of(newer, sure)) == [only(store)]
    assert accept_trusted(store, trusted_of(newer, sure)) == 1


def test_the_changes_known_of_a_page(store: Store) -> None:
    queue(store, FOUR)
    one, two, three, _ = everything(store)
    decide(store, "Ann", one.id, REJECT)
    decide(store, "Ann", two.id, edit("BB"))
    decide(store, "Ann", three.id, ACCEPT)
    mark_stale(store, [three.id], "rewritten")
    known = known_changes(store, SITE, "Mill")
    assert [(one.change.rule, one.change.before, one.change.after) for one in known] == [
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
