"""Findings as the queue returns them: what is stored of a change, lists, filters and counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot_plugins.core.change import FLAT
from bot_plugins.core.ruleset import RuleSet
from bot_plugins.store.columns import now
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, decide
from bot_plugins.store.exchange.exporting import page_titles
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import PLACE, STORED, count, every, get, listed
from bot_plugins.store.put import put
from bot_plugins.store.schema import finding
from bot_plugins.store.states import State
from bot_plugins.store.tasks import latest_runs, start_run
from tests.store.build import RULES, SITE, everything, only, proposed, queue
from tests.ui.display.build import COMMA, marked, proposal_of

WEEK = timedelta(days=7)


@pytest.fixture
def filled(store: Store) -> Store:
    """A queue of two sites: pages A (old), B and C, one finding accepted."""
    queue(store, "It had «a|A». It had «b|B».", "A")
    with store.engine.begin() as connection:
        connection.execute(update(finding).values(created=now() - 2 * WEEK))
    queue(store, "It had «c|C».", "B")
    made = proposed("x «d|D» y", "B", site="test:de")
    commas = proposal_of(made.revision, [one.edit for one in made.findings], COMMA)
    put(store, commas, RuleSet(frozenset({COMMA.name}), "c"), start_run(store, "copyedit"))
    queue(store, "It had «e|E». It had «f|F».", "C")
    decide(store, "Ann", everything(store)[0].id, ACCEPT)
    return store


FILTERS = {
    "waiting": (Filters(), "bcdef"),
    "site": (Filters(site=SITE), "bcef"),
    "no such site": (Filters(site="test:fr"), ""),
    "title": (Filters(title="B"), "cd"),
    "title and site": (Filters(title="B", site=SITE), "c"),
    "no such title": (Filters(title="b"), ""),
    "rule": (Filters(rule="verb_form"), "bcef"),
    "rule and title": (Filters(rule="verb_form", title="B"), "c"),
    "trusted": (Filters(applicability="trusted"), "d"),
    "rule and applicability": (Filters(rule="verb_form", applicability="trusted"), ""),
    "young": (Filters(since=now() - WEEK), "cdef"),
    "old": (Filters(until=now() - WEEK), "b"),
    "from the future": (Filters(since=now() + WEEK), ""),
    "accepted": (Filters(states=(State.ACCEPTED,)), "a"),
    "any": (Filters(states=tuple(State)), "abcdef"),
    "no state": (Filters(states=()), ""),
}


@pytest.mark.parametrize("case", FILTERS)
def test_filters(filled: Store, case: str) -> None:
    filters, wanted = FILTERS[case]
    assert "".join(item.change.before for item in listed(filled, filters)) == wanted
    assert "".join(item.change.before for item in every(filled, filters, batch=2)) == wanted
    assert count(filled, filters) == len(wanted)


def test_by_run(filled: Store) -> None:
    newest, *_ = latest_runs(filled)
    assert [item.change.before for item in listed(filled, Filters(run=newest.id))] == ["e", "f"]
    assert count(filled, Filters(run=newest.id)) == newest.findings == 2


def test_lists_go_on_where_they_ended(filled: Store) -> None:
    first = listed(filled, limit=2)
    decide(filled, "Bob", first[0].id, ACCEPT)
    rest = listed(filled, after=first[-1].id)
    assert "".join(item.change.before for item in [*first, *rest]) == "bcdef"


def test_page_titles_come_once(filled: Store) -> None:
    assert list(page_titles(filled)) == ["A", "B", "B", "C"]
    assert list(page_titles(filled, Filters(site=SITE))) == ["A", "B", "C"]


def test_there_is_no_such_finding(filled: Store) -> None:
    assert get(filled, 0) is None


def test_a_change_comes_out_of_the_queue_as_it_went_in(store: Store) -> None:
    proposal = marked("Ä mill.\nIt had «began|begun» early.", title="Mill", site=SITE, revid=1)
    [change] = proposal.findings
    change = replace(change, alternatives=("started",))
    put(store, replace(proposal, findings=(change,)), RULES, start_run(store, "copyedit"))
    stored = only(store).change
    assert stored == replace(change.placed(proposal.revision.text), kind="", is_counted=False)
    assert stored.line == 2


def test_all_of_a_change_is_stored_but_what_its_rule_says() -> None:
    assert set(FLAT) - set(STORED) == {"kind", "is_counted"}
    assert set(PLACE) <= set(STORED)
