"""Export and import as JSON Lines."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from sqlalchemy import func, select

from bot_plugins.store.database import Store
from bot_plugins.store.decisions import (
    ACCEPT,
    NOT_AN_ERROR,
    REJECT,
    DecisionDetails,
    decide,
    decisions_of,
    undo_last,
)
from bot_plugins.store.errors import ImportRefusedError, StoreError
from bot_plugins.store.exchange.exporting import export_lines
from bot_plugins.store.exchange.importing import Imported, import_file
from bot_plugins.store.saves import next_page
from bot_plugins.store.saving import confirm, intend, mark_stale
from bot_plugins.store.schema import save
from bot_plugins.store.standings import standings
from bot_plugins.store.states import DecisionKind, Scope, State
from tests.store.build import (
    MILL,
    SITE,
    accepted,
    edit,
    everything,
    intent,
    only,
    queue,
    states,
    take,
)

FOUR = "It had «a|A». It had «b|B». It had «c|C». It had «d|D»."


BOTH = ("Ann", "Bob")


def brought(store: Store, lines: list[str], *trusted: str) -> Imported:
    file = io.BytesIO("\n".join(lines).encode(errors="surrogatepass"))
    return import_file(store, file, "in.jsonl", trusted)


def lines_of(store: Store) -> list[str]:
    return list(export_lines(store))


@pytest.fixture
def full(store: Store) -> Store:
    """A queue with every kind of decision, history, and hostile text."""
    queue(store, f"\0<script>𝄞\u202e{FOUR}", "A'𝄞")
    a, b, c, d = everything(store)
    decide(store, "Ann", a.id, ACCEPT)
    undo_last(store, "Ann")
    decide(store, "Ann", a.id, edit("AA"))
    decide(store, "Bob", b.id, DecisionDetails(DecisionKind.REJECT, "a quotation"))
    decide(store, "Bob", c.id, DecisionDetails(DecisionKind.NOT_AN_ERROR, scope=Scope.EVERYWHERE))
    decide(store, "Bob", d.id, ACCEPT)
    mark_stale(store, [d.id], "rewritten")
    decide(store, "Ann", d.id, REJECT)
    queue(store, f"It had «b|B» {FOUR[-20:]}", "A'𝄞", revid=2)
    accepted(store, MILL, "B")
    page = take(store)
    confirm(store, intend(store, "bot", intent(store, page)), 5)
    return store


def test_a_round_trip_loses_nothing(full: Store, other: Store) -> None:
    lines = lines_of(full)
    totals = brought(other, lines, *BOTH)
    assert lines_of(other) == lines
    assert totals.findings == len(everything(full))
    assert totals.decisions == sum(len(decisions_of(full, one.id)) for one in everything(full))


def test_importing_twice_adds_nothing(full: Store, other: Store) -> None:
    lines = lines_of(full)
    brought(other, lines, *BOTH)
    assert brought(other, lines, *BOTH) == Imported(proposals=len(lines))
    assert brought(full, lines, *BOTH) == Imported(proposals=len(lines))
    assert lines_of(other) == lines_of(full) == lines


def test_what_was_no_error_is_remembered_by_the_other_queue(full: Store, other: Store) -> None:
    brought(other, lines_of(full))
    assert queue(other, "So it had «c|C». It was.", "New").suppressed == 1


def test_decisions_come_to_what_is_undecided(store: Store, other: Store) -> None:
    for one in (store, other):
        queue(one, FOUR)
    a, b, *_ = everything(store)
    decide(store, "Ann", a.id, ACCEPT)
    decide(store, "Ann", b.id, ACCEPT)
    mine = everything(other)[1]
    decide(other, "Bob", mine.id, REJECT)
    assert brought(other, lines_of(store), "Ann") == Imported(1, 0, 1)
    assert states(other) == [State.ACCEPTED, State.REJECTED, State.OPEN, State.OPEN]
    assert brought(other, lines_of(store), "Ann") == Imported(1, 0, 0)


def test_newer_and_older_revisions(store: Store, other: Store) -> None:
    queue(store, f"New. {MILL} It is so.", revid=2)
    queue(other, f"{MILL} It is so.", revid=1)
    brought(other, lines_of(store))
    assert (only(other).revid, only(other).change.start) == (2, 43)
    assert brought(other, [line.replace('"revid": 2', '"revid": 1') for line in lines_of(store)])
    assert only(other).revid == 2


def test_what_is_being_saved_there_is_not_saved_here_as_well(store: Store, other: Store) -> None:
    accepted(store)
    intend(store, "bot", intent(store, take(store)))
    brought(other, lines_of(store))
    assert only(other).state is State.STALE
    assert "another queue" in only(other).reason


def test_an_import_closes_nothing(store: Store, other: Store) -> None:
    queue(store, "It «rained|did rain».", revid=2)
    queue(other, MILL, revid=1)
    brought(other, lines_of(store))
    assert states(other) == [State.OPEN, State.OPEN]


def test_only_some_pages(store: Store) -> None:
    queue(store, MILL, "A")
    queue(store, MILL, "B")
    assert len(lines_of(store)) == 2
    assert [json.loads(line)["title"] for line in export_lines(store, title="B")] == ["B"]
    assert list(export_lines(store, site="test:de")) == []


def test_what_was_accepted_elsewhere_waits_and_says_by_whom(store: Store, other: Store) -> None:
    queue(store, FOUR)
    a, b, c, d = everything(store)
    decide(store, "Ann", a.id, ACCEPT)
    decide(store, "Bob", b.id, edit("BB"))
    decide(store, "Bob", c.id, REJECT)
    decide(store, "Ann", d.id, ACCEPT)
    mark_stale(store, [d.id], "rewritten")
    decide(store, "Bob", d.id, ACCEPT)
    assert brought(other, lines_of(store)) == Imported(1, 4, 1, 3)
    assert states(other) == [State.OPEN, State.OPEN, State.REJECTED, State.STALE]
    assert [one.reason for one in everything(other)] == [
        "accepted in another queue by Ann",
        "accepted in another queue by Bob as 'BB'",
        "",
        "accepted in another queue by Bob",
    ]
    assert [one.edited for one in everything(other)] == [None] * 4
    assert next_page(other, "bot") is None


def test_who_may_decide_can_be_said_later(store: Store, other: Store) -> None:
    accepted(store)
    brought(other, lines_of(store))
    assert only(other).state is State.OPEN
    assert brought(other, lines_of(store), "Ann") == Imported(1, 0, 1)
    assert (only(other).state, only(other).reason) == (State.ACCEPTED, "")


def test_who_decided_nothing_is_a_mistake(store: Store, other: Store) -> None:
    accepted(store)
    with pytest.raises(ImportRefusedError, match=r"in\.jsonl: Anne decided nothing in it; Ann did"):
        brought(other, lines_of(store), "Anne")
    assert everything(other) == []


@pytest.mark.parametrize("state", [State.SAVED, State.SAVING, State.UNDONE])
def test_what_was_saved_elsewhere_is_neither_saved_nor_undone_here(
    store: Store, other: Store, state: State
) -> None:
    accepted(store)
    lines = [line.replace('"state": "accepted"', f'"state": "{state}"') for line in lines_of(store)]
    brought(other, lines)
    assert next_page(other, "bot") is None
    assert decisions_of(other, only(other).id) == []
    assert standings(other, SITE) == {}
    with other.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(save)) == 0


def test_taking_a_decision_back_never_accepts(store: Store, other: Store) -> None:
    """A file may say what a decision changed; only what waits can be decided."""
    queue(store, MILL)
    decide(store, "Ann", only(store).id, REJECT)
    lines = [line.replace('"from_state": "open"', '"from_state": "accepted"')
             for line in lines_of(store)]  # fmt: skip
    with pytest.raises(ImportRefusedError, match="from_state must be open or stale"):
        brought(other, lines)


LEAST = {
    "format": "copyedit-queue",
    "version": 1,
    "site": "test:en",
    "title": "Mill",
    "revid": 3,
    "is_open": True,
}
FINDING = {
    "rule": "verb_form",
    "applicability": "review",
    "start": 3,
    "end": 4,
    "before": "a",
    "replacement": "b",
    "state": "open",
}
DECISION = {"reviewer": "Ann", "decided": "2024-05-01T12:30:00Z", "what": "accept"}


def with_finding(**changed: object) -> dict[str, object]:
    return LEAST | {"findings": [FINDING | changed]}


def with_decision(**changed: object) -> dict[str, object]:
    return with_finding(state="accepted", decisions=[DECISION | changed])


def test_the_least_that_is_needed(store: Store) -> None:
    given: list[dict[str, object]] = [LEAST, with_finding(), with_decision() | {"title": "Pond"}]
    given[1]["title"] = "Other"
    lines = [json.dumps(one) for one in given]
    assert brought(store, [lines[0], "\n", *lines[1:]], "Ann") == Imported(3, 2, 1)
    assert states(store) == [State.OPEN, State.ACCEPTED]
    assert [one.decided.hour for one in decisions_of(store, everything(store)[1].id)] == [12]


WRONG: dict[str, tuple[object, str]] = {
    "no JSON": ("{", "is no JSON"),
    "deep": ("[" * 100_000, "is no JSON"),
    "no object": ("[]", "must be an object"),
    "format": (LEAST | {"format": "x"}, "format must be copyedit-queue"),
    "version": (LEAST | {"version": 2}, "version must be 1"),
    "no title": (LEAST | {"title": ""}, "title must not be empty"),
    "missing": ({"format": "copyedit-queue", "version": 1}, "site is missing"),
    "revid": (LEAST | {"revid": 0}, "revid must be a whole number from 1"),
    "revid of truth": (LEAST | {"revid": True}, "revid must be a whole number"),
    "huge": (LEAST | {"revid": 1 << 63}, "revid must be at most"),
    "title": (LEAST | {"title": ["x"]}, "title must be a text"),
    "surrogate": (LEAST | {"title": "\ud800"}, "is no JSON"),
    "long": (LEAST | {"title": "x" * 1025}, "title has 1025 bytes"),
    "is_open": (LEAST | {"is_open": 1}, "is_open must be true or false"),
    "timestamp": (LEAST | {"timestamp": "noon"}, "timestamp must be a time"),
    "first of all": (LEAST | {"timestamp": "0001-01-01T00:00+23:00"}, "timestamp is out of"),
    "findings": (LEAST | {"findings": {}}, "findings must be a list"),
    "finding": (LEAST | {"findings": [1]}, r"findings\[0\] must be an object"),
    "touching": (LEAST | {"findings": [FINDING, FINDING]}, "findings must be in the order"),
    "start": (with_finding(start=-1), r"findings\[0\]: start must be a whole"),
    "end": (with_finding(end=9), r"findings\[0\]: end must be start and the length"),
    "state": (with_finding(state="x"), "state must be one of open, accepted"),
    "undecided": (with_finding(state="accepted"), "does not follow from its decisions"),
    "applicability": (with_finding(applicability="x"), "must be one of trusted, review, report"),
    "what": (with_decision(what="x"), r"decisions\[0\]: what must be one of accept"),
    "undo": (with_decision(what="undo"), "must not undo more than was decided"),
    "replacement": (with_decision(replacement="x"), "replacement goes with edit"),
    "no reviewer": (with_decision(reviewer=""), "reviewer must not be empty"),
    "a link": (with_finding(replacement="https://spam.example"), r"replacement cannot be made"),
    "a signature": (with_finding(edited="~~~~"), r"edited cannot be made: it adds a signature"),
    "inserted at the start": (
        with_finding(start=0, end=0, before="", replacement="#REDIRECT [[X]]"),
        "replacement cannot be made: it adds markup",
    ),
    "a blank page": (
        with_finding(end=903, before="x" * 900, replacement=""),
        "changes more than 300 characters",
    ),
    "a rule on two lines": (with_finding(rule="verb\nform"), "rule must be up to 64 letters"),
    "a rule that is a link": (with_finding(rule="[[Spam]]"), "rule must be up to 64 letters"),
    "a long rule": (with_finding(rule="x" * 65), "rule must be up to 64 letters"),
    "a title on two lines": (LEAST | {"title": "A\nB"}, "title must be"),
    "a reviewer who steers": (with_decision(reviewer="A\x1b[31m"), "reviewer must be"),
    "an address that is none": (LEAST | {"url": "file:///etc/passwd"}, "url must be"),
    "an option for an address": (LEAST | {"url": "--version"}, "url must be"),
    "alternatives": (with_finding(alternatives="c"), "alternatives must be a list"),
    "an alternative": (with_finding(alternatives=[1]), r"alternatives\[0\] must be a text"),
    "many alternatives": (
        with_finding(alternatives=list("cdefghijkl")),
        "alternatives must be at most 9 long",
    ),
    "the same alternative twice": (
        with_finding(alternatives=["c", "c"]),
        "alternatives must differ",
    ),
    "the first choice again": (with_finding(alternatives=["b"]), "alternatives must differ"),
    "what stands there": (
        with_finding(alternatives=["c", "a"]),
        r"alternatives\[1\] cannot be made: it changes nothing",
    ),
    "a link among alternatives": (
        with_finding(alternatives=["[[c]]"]),
        r"alternatives\[0\] cannot be made: it adds markup",
    ),
    "trusted, with alternatives": (
        with_finding(alternatives=["c"], applicability="trusted"),
        "must not be trusted where there are alternatives",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_named_and_nothing_is_imported(store: Store, case: str) -> None:
    given, message = WRONG[case]
    line = given if isinstance(given, str) else json.dumps(given)
    with pytest.raises(ImportRefusedError, match=f"line 2.*{message}"):
        brought(store, [json.dumps(with_finding()), line])
    assert everything(store) == []


def test_nothing_in_a_line_breaks_the_import(store: Store) -> None:
    """Whatever a value is replaced by, the line is taken or refused cleanly."""
    whole: dict[str, Any] = with_decision()
    values: list[object] = [None, True, -1, 1 << 70, 1.5, "", "x", "\ud800", [], [None], {}]
    for key in (*whole, *FINDING, *DECISION, "edited", "scope", "from_state", "line", "pageid"):
        for value in values:
            given = json.loads(json.dumps(whole))
            finding = given["findings"][0]
            for part in (given, finding, finding["decisions"][0]):
                if key in part or part is finding:
                    part[key] = value
            try:
                brought(store, [json.dumps(given)])
            except StoreError as error:
                assert isinstance(error, ImportRefusedError)
    for item in everything(store):
        assert (item.state is State.ACCEPTED) == bool(decisions_of(store, item.id))


def test_no_error_here_is_no_error_there_only_while_it_stands(store: Store, other: Store) -> None:
    queue(store, MILL)
    decide(store, "Ann", only(store).id, NOT_AN_ERROR)
    undo_last(store, "Ann")
    brought(other, lines_of(store))
    queue(other, "blank", revid=2)
    assert queue(other, MILL, revid=3).added == 1
