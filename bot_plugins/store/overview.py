"""Lists for people of what waits to be saved, what was saved, and who is at work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select

from bot_plugins.store.database import Store
from bot_plugins.store.saves import Save, saves_where
from bot_plugins.store.schema import finding, page, run, save, site
from bot_plugins.store.states import State
from bot_plugins.store.tasks import RunRecord


@dataclass(frozen=True, slots=True)
class Accepted:
    """What waits to be saved on a wiki: changes, pages, and the first pages with their changes."""

    changes: int
    pages: int
    first: Sequence[tuple[str, int]]


def accepted(store: Store, name: str, limit: int) -> Accepted:
    """Return what waits to be saved on the wiki ``name``, in the order in which it is saved."""
    on_site = select(site.c.id).where(site.c.name == name).scalar_subquery()
    wanted = (finding.c.state == State.ACCEPTED, finding.c.site_id == on_site)
    both = select(func.count(), func.count(finding.c.page_id.distinct())).where(*wanted)
    pages = (
        select(page.c.title, func.count().label("changes"))
        .join(finding, finding.c.page_id == page.c.id)
        .where(*wanted)
        .group_by(page.c.id, page.c.title)
        .order_by(page.c.id)
        .limit(limit)
    )
    with store.reading() as connection:
        changes, number = connection.execute(both).one()
        first = [(row.title, row.changes) for row in connection.execute(pages)]
    return Accepted(changes, number, first)


def latest_saves(store: Store, name: str, limit: int) -> list[Save]:
    """Return the last saves on the wiki ``name``, whatever became of them, the newest first."""
    statement = (
        select(save.c.id)
        .join(page, page.c.id == save.c.page_id)
        .join(site, site.c.id == page.c.site_id)
        .where(site.c.name == name)
        .order_by(save.c.id.desc())
        .limit(limit)
    )
    with store.reading() as connection:
        numbers = list(connection.scalars(statement))
        return saves_where(connection, save.c.id.in_(numbers))[::-1]


def find_save(store: Store, number: int) -> Save | None:
    """Return one save by its id; None if there is none."""
    with store.reading() as connection:
        return next(iter(saves_where(connection, save.c.id == number)), None)


def unfinished_runs(store: Store, since: datetime) -> list[RunRecord]:
    """Return the runs that began or gave a sign of life since then (UTC) and have not ended.

    The newest come first.
    """
    is_recent = or_(run.c.started >= since, run.c.alive >= since)
    begun = select(run).where(run.c.ended.is_(None), is_recent)
    with store.reading() as connection:
        found = connection.execute(begun.order_by(run.c.id.desc())).mappings()
        return [RunRecord(**row) for row in found]
