"""A desk on a wiki in memory, and what is done at it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from bot_plugins.core.summary import SummaryStyle
from bot_plugins.store.claims import next_items
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, decide
from bot_plugins.store.findings import listed
from bot_plugins.ui.review.jobs.desk import Desk
from bot_plugins.ui.review.jobs.job import BackgroundJob
from bot_plugins.ui.review.jobs.saving import SaveChoices
from bot_plugins.ui.review.jobs.workbench import PageChoice, PageKind
from tests.ui.review.jobs.bench import SECONDS, MemoryBench, MemoryWiki

SLIP = "One came.Two went."
MILLS = PageChoice(PageKind.CATEGORY, "Mills")
CHOICES = SaveChoices(SummaryStyle(), every=0)


@pytest.fixture
def wiki() -> MemoryWiki:
    return MemoryWiki({"A": SLIP, "B": "All is well.", "C": SLIP})


@pytest.fixture
def desk(store: Store, wiki: MemoryWiki) -> Iterator[Desk]:
    desk = Desk(store, MemoryBench(wiki))
    yield desk
    desk.close()


def eventually(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def ended(look: Callable[[], BackgroundJob | None]) -> BackgroundJob:
    """Wait until the last job of a kind has ended; return it."""

    def has_ended() -> bool:
        job = look()
        return job is not None and not job.is_running

    eventually(has_ended)
    job = look()
    assert job is not None
    return job


def read(desk: Desk, choice: PageChoice = MILLS) -> None:
    desk.read(choice, "the category Mills")
    ended(desk.reading)


def accept_all(desk: Desk) -> None:
    for item in listed(desk.store):
        next_items(desk.store, "Ann", after=item.id - 1)
        decide(desk.store, "Ann", item.id, ACCEPT)


def save(desk: Desk, choices: SaveChoices = CHOICES) -> BackgroundJob:
    desk.save(choices)
    return ended(desk.saving)
