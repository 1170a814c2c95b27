"""Claims on findings, so that no two reviewers are asked about the same finding at once.

A claim is taken by one compare-and-set statement and expires after ``Store.claim``.
``engine`` defines whose time counts, and which claims are void.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, Connection, or_, select, update

from bot_plugins.store.database import Store, transaction
from bot_plugins.store.engine import is_over, present
from bot_plugins.store.filters import DEFAULT, Filters
from bot_plugins.store.findings import Item, items_with, numbers_of
from bot_plugins.store.schema import finding
from bot_plugins.store.states import REVIEWABLE

UNCLAIMED = {"claimed_by": None, "claimed_until": None}
"""The columns of a finding or a page that nobody has claimed."""


@dataclass(frozen=True, slots=True)
class _Claim:
    by: str
    lasts: timedelta


def next_items(
    store: Store, reviewer: str, filters: Filters = DEFAULT, *, after: int = 0, limit: int = 1
) -> list[Item]:
    """Return the next findings to decide, and claim them; those that others claimed are left out.

    Findings that the reviewer has claimed already are returned again, with the claim extended.
    ``after`` is the id of the last finding shown, for reviewers who skip.
    """
    return store.write(_next, _claim(store, reviewer), filters, after, limit)


def free_items(
    store: Store, reviewer: str, filters: Filters = DEFAULT, *, after: int = 0, limit: int = 1
) -> list[Item]:
    """Return the findings that ``next_items`` would claim now, and claim none."""
    with store.reading() as connection:
        free = is_free_for(connection, reviewer)
        return items_with(connection, numbers_of(connection, filters, after, limit, free))


def extend(store: Store, reviewer: str, numbers: Collection[int]) -> set[int]:
    """Extend the claims on findings; return the ids that the reviewer holds now."""
    return store.write(_take, _claim(store, reviewer), numbers)


@transaction
def release(connection: Connection, reviewer: str, numbers: Collection[int] | None = None) -> None:
    """Release a reviewer's claims on some findings, or on all."""
    c = finding.c
    free = update(finding).values(**UNCLAIMED)
    free = free.where(c.state.in_(REVIEWABLE), c.claimed_by == reviewer)
    connection.execute(free if numbers is None else free.where(c.id.in_(numbers)))


def is_free_for(connection: Connection, reviewer: str) -> ColumnElement[bool]:
    """Return the condition that nobody else has claimed a finding."""
    c = finding.c
    is_ended = is_over(c.claimed_until, present(connection))
    return or_(c.claimed_by.is_(None), c.claimed_by == reviewer, is_ended)


def _claim(store: Store, reviewer: str) -> _Claim:
    return _Claim(reviewer, store.claim)


def _next(
    connection: Connection, claim: _Claim, filters: Filters, after: int, limit: int
) -> list[Item]:
    """Claim until there are enough: others may claim some of the found ones first."""
    taken: set[int] = set()
    free = is_free_for(connection, claim.by)
    while numbers := numbers_of(connection, filters, after, limit - len(taken), free):
        taken |= _take(connection, claim, numbers)
        after = numbers[-1]
        if len(taken) >= limit:
            break
    return items_with(connection, sorted(taken))


def _take(connection: Connection, claim: _Claim, numbers: Collection[int]) -> set[int]:
    """Claim those of some findings that are free; return the ids that ``claim.by`` holds now."""
    c = finding.c
    wanted = (c.id.in_(numbers), c.state.in_(REVIEWABLE))
    connection.execute(
        update(finding)
        .where(*wanted, is_free_for(connection, claim.by))
        .values(claimed_by=claim.by, claimed_until=present(connection) + claim.lasts)
    )
    return set(connection.scalars(select(c.id).where(*wanted, c.claimed_by == claim.by)))
