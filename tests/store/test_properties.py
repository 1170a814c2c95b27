"""What holds after any sequence of puts, decisions, undos and saves."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot_plugins.store.accepting import decide_all
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
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.exchange.exporting import export_lines
from bot_plugins.store.exchange.importing import Imported, import_file
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import Item
from bot_plugins.store.put import put
from bot_plugins.store.saves import next_page
from bot_plugins.store.saving import confirm, fail, intend
from bot_plugins.store.states import LEADS_TO, NEVER_AGAIN, DecisionKind, State
from bot_plugins.store.tasks import start_run
from tests.store.build import RULES, edit, everything, intent, proposed
from tests.store.databases import empty

FEW = settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
SENTENCES = (
    "In those days, as they say, the war had «began|begun» and it was long for all.",
    "In those days, as they say, the war had «broke|broken» out and it was long.",
    "It «rained|did rain».",
    "Nobody came to the old mill by the river any more.",
    "It was the end.",
)
VERDICTS = (ACCEPT, REJECT, NOT_AN_ERROR, edit("x"))

texts = st.lists(st.sampled_from(SENTENCES), max_size=5).map(" ".join)
Step = Callable[[Store], None]


def putting(text: str, revid: int) -> Step:
    def step(store: Store) -> None:
        put(store, proposed(text, revid=revid), RULES, start_run(store, "test"))

    return step


def deciding(which: int, verdict: DecisionDetails) -> Step:
    def step(store: Store) -> None:
        found = everything(store)
        if found:
            _try(lambda: decide(store, "Ann", found[which % len(found)].id, verdict))

    return step


def accepting_all(store: Store) -> None:
    decide_all(store, "Ann", Filters(rule="verb_form"), 1 << 40)


def undoing(store: Store) -> None:
    _try(lambda: undo_last(store, "Ann"))


def saving(ends_well: bool, revid: int) -> Step:
    def step(store: Store) -> None:
        page = next_page(store, "bot")
        if page:
            number = intend(store, "bot", intent(store, page))
            if ends_well:
                confirm(store, number, revid * 100 + number)
            else:
                fail(store, number, "protected")

    return step


def _try(work: Callable[[], object]) -> None:
    with suppress(RefusedError):
        work()


revids = st.integers(1, 9)
steps = st.one_of(
    st.builds(putting, texts, revids),
    st.builds(deciding, st.integers(0, 9), st.sampled_from(VERDICTS)),
    st.just(accepting_all),
    st.just(undoing),
    st.builds(saving, st.booleans(), revids),
)


@FEW
@given(done=st.lists(steps, max_size=12))
def test_no_decision_is_lost_or_doubled(store: Store, done: list[Step]) -> None:
    empty(store)
    logged: dict[int, int] = {}
    refused: dict[int, State] = {}
    for step in done:
        step(store)
        found = everything(store)
        for item in found:
            check(store, item)
        ids = {item.id for item in found}
        assert set(logged) <= ids
        for number in ids:
            length = len(decisions_of(store, number))
            assert length >= logged.get(number, 0)
            if length == logged.get(number) and number in refused:
                [state] = [item.state for item in found if item.id == number]
                assert state is refused[number]
            logged[number] = length
        refused = {item.id: item.state for item in found if item.state in NEVER_AGAIN}
        waiting = [(one.change.start, one.change.end) for one in found if one.state is State.OPEN]
        assert len(waiting) == len(set(waiting))


def check(store: Store, item: Item) -> None:
    """Assert that a finding is in the state that its decisions led to, or went on from there."""
    log = decisions_of(store, item.id)
    undone = {entry.undoes_id for entry in log}
    standing = [one for one in log if one.what is not DecisionKind.UNDO and one.id not in undone]
    if item.state in (State.SAVED, State.SAVING, State.ACCEPTED):
        assert standing
        assert LEADS_TO[standing[-1].what] is State.ACCEPTED
    elif item.state in (State.REJECTED, State.NOT_AN_ERROR):
        assert LEADS_TO[standing[-1].what] is item.state
    elif item.state is State.OPEN:
        assert not standing


@FEW
@given(done=st.lists(steps, max_size=8))
def test_exported_and_imported_it_is_the_same(store: Store, other: Store, done: list[Step]) -> None:
    empty(store)
    empty(other)
    for step in done:
        step(store)
    lines = list(export_lines(store))
    brought(store, other)
    assert list(export_lines(other)) == lines
    again = brought(store, other)
    assert (again.findings, again.decisions) == (0, 0)
    assert list(export_lines(other)) == lines


@FEW
@given(done=st.lists(steps, max_size=8))
def test_nothing_that_is_imported_can_be_saved(
    store: Store, other: Store, done: list[Step]
) -> None:
    empty(store)
    empty(other)
    for step in done:
        step(store)
    brought(store, other, trusting=False)
    assert next_page(other, "bot") is None
    assert not {State.ACCEPTED, State.SAVING} & {one.state for one in everything(other)}
    for _ in everything(other):
        _try(lambda: undo_last(other, "Ann"))
    assert next_page(other, "bot") is None


def brought(store: Store, other: Store, *, trusting: bool = True) -> Imported:
    """Import what a queue exports into another one, trusting all who decided, or nobody."""
    found = [one for item in everything(store) for one in decisions_of(store, item.id)]
    file = io.BytesIO("".join(export_lines(store)).encode())
    return import_file(other, file, "in.jsonl", {one.reviewer for one in found} if trusting else ())
