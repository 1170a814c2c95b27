"""Several processes at one queue, and processes that are killed."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

import pytest
from sqlalchemy import func, select

from bot_plugins.store.database import Store
from bot_plugins.store.decisions import decisions_of
from bot_plugins.store.saves import left_pending
from bot_plugins.store.schema import decision, finding, proposal, save, save_finding
from bot_plugins.store.states import State
from bot_plugins.store.undoing import UndoSelection, undoable
from tests.apps.devtools.process import ROOT, environment
from tests.harness.warm import Process, begin
from tests.store.build import accepted, everything, queue, states

PAGES = 12
TEXT = "It had «a|A». It had «b|B». It had «c|C»."


@contextmanager
def worker(work: str, address: str, name: str) -> Iterator[Process]:
    """Yield a worker that gets ready; ``let_loose`` it."""
    command = ["-m", "tests.store.worker", work, address, name]
    with begin(command, environment=environment(), folder=ROOT) as process:
        try:
            yield process
        finally:
            process.kill()


def let_loose(*started: Process) -> None:
    """Let workers begin at the same moment, once all of them are ready."""
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()


def at_once(address: str, works: Mapping[str, str]) -> list[list[int]]:
    """Let several workers, each with its work, do all there is; return what each did."""
    with ExitStack() as stack:
        started = [stack.enter_context(worker(works[name], address, name)) for name in works]
        let_loose(*started)
        return [json.loads(process.communicate(timeout=60)) for process in started]


@pytest.mark.parametrize("other", ["review", "grab"])
def test_no_finding_is_decided_twice(store: Store, address: str, other: str) -> None:
    for number in range(PAGES):
        queue(store, TEXT, f"Page {number}")
    done = at_once(address, {"Ann": "review", "Bob": other})
    times = Counter(number for numbers in done for number in numbers)
    assert times == Counter(item.id for item in everything(store))
    for reviewer, numbers in zip(("Ann", "Bob"), done, strict=True):
        for number in numbers:
            assert [one.reviewer for one in decisions_of(store, number)] == [reviewer]


def test_no_page_is_saved_twice(store: Store, address: str) -> None:
    for number in range(PAGES):
        accepted(store, TEXT, f"Page {number}")
    done = at_once(address, {"one": "save", "two": "save"})
    assert set(states(store)) == {State.SAVED}
    assert sorted(number for numbers in done for number in numbers) == [
        item.id for item in everything(store)
    ]
    assert len(undoable(store, UndoSelection())) == PAGES


MOMENTS = (0.03, 0.11, 0.24)


def test_a_killed_process_leaves_the_queue_whole(store: Store, address: str) -> None:
    for attempt, moment in enumerate(MOMENTS):
        with worker("everything", address, f"worker{attempt}") as process:
            let_loose(process)
            time.sleep(moment)
            process.kill()
    check_whole(store)
    queue(store, TEXT, "After")
    assert states(store)[-3:] == [State.OPEN] * 3


def check_whole(store: Store) -> None:
    """Assert what holds between transactions, whenever a process was killed."""
    with store.reading() as connection:
        if store.engine.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        decided = select(func.count()).select_from(decision).scalar_subquery()
        undecided = select(func.count()).where(finding.c.state == State.OPEN).scalar_subquery()
        vanished = select(func.count()).where(finding.c.state == State.VANISHED).scalar_subquery()
        total = select(func.count()).select_from(finding).scalar_subquery()
        assert connection.scalar(select(total - undecided - vanished <= decided))
        several = select(proposal.c.page_id).where(proposal.c.is_open == 1)
        several = several.group_by(proposal.c.page_id).having(func.count() > 1)
        assert connection.execute(several).all() == []
        linked = (
            select(finding.c.state, save.c.state)
            .join(save_finding, save_finding.c.finding_id == finding.c.id)
            .join(save, save.c.id == save_finding.c.save_id)
            .distinct()
        )
        assert {(left, right) for left, right in connection.execute(linked)} <= {
            ("saved", "saved"),
            ("saving", "intended"),
        }
    pending = sum(len(one.findings) for one in left_pending(store, "nobody"))
    assert pending <= states(store).count(State.SAVING)
