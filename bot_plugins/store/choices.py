"""Filter choices: rules, sites, applicabilities and runs of the findings awaiting a decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, select

from bot_plugins.store.queue import Store
from bot_plugins.store.schema import finding, site
from bot_plugins.store.states import REVIEWABLE

MOST_RUNS = 30
"""A queue that is filled every night has thousands of runs; people choose the latest."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Sorted values that waiting findings have; ``runs`` holds the latest runs, newest first."""

    rules: Sequence[str]
    sites: Sequence[str]
    applicabilities: Sequence[str]
    runs: Sequence[int]


def choices(store: Store) -> Choices:
    """Return the values by which the waiting findings can be filtered."""
    c = finding.c
    with store.reading() as connection:
        sites = _values(connection, c.site_id)
        named = select(site.c.name).where(site.c.id.in_(sites)).order_by(site.c.name)
        return Choices(
            _values(connection, c.rule),
            list(connection.scalars(named)) if sites else [],
            _values(connection, c.applicability),
            _runs(connection),
        )


def _values(connection: Connection, column: Column[Any]) -> list[Any]:
    """Return the distinct values of a column.

    It finds each next value in an index, so the cost depends on the number of values, not on the
    number of findings.
    """
    return sorted({one for state in REVIEWABLE for one in _of_state(connection, column, state)})


def _of_state(connection: Connection, column: Column[Any], state: str) -> Iterator[Any]:
    first = select(column).where(finding.c.state == state).order_by(column).limit(1)
    value = connection.scalar(first)
    while value is not None:
        yield value
        value = connection.scalar(first.where(column > value))


def _runs(connection: Connection) -> list[int]:
    found = {one for state in REVIEWABLE for one in _runs_of_state(connection, state)}
    return sorted(found, reverse=True)[:MOST_RUNS]


def _runs_of_state(connection: Connection, state: str) -> Iterator[int]:
    column = finding.c.run_id
    last = select(column).where(finding.c.state == state).order_by(column.desc()).limit(1)
    value = connection.scalar(last)
    for _ in range(MOST_RUNS):
        if value is None:
            return
        yield value
        value = connection.scalar(last.where(column < value))
