"""Saves as the queue returns them to programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from bot_plugins.store.rows import Record
from bot_plugins.store.schema import page, save, save_finding, site
from bot_plugins.store.states import SaveState


@dataclass(frozen=True, slots=True)
class Save:
    """One page edit of ours. ``revid`` is None until the wiki has reported it.

    ``base_revid`` is the revision it was made for, ``sha1`` the hash of the new text in UTF-8 (40
    hexadecimal digits); ``findings`` are the ids of the findings it makes.
    """

    id: int
    site: str
    page_id: int
    title: str
    run: int
    saver: str
    base_revid: int
    sha1: str
    summary: str
    state: SaveState
    intended: datetime
    finished: datetime | None
    revid: int | None
    reason: str
    undo_intended: datetime | None
    undone: datetime | None
    undone_revid: int | None
    undone_by: str | None
    undo_reason: str
    findings: tuple[int, ...]


_COLUMNS = (
    save.c.id,
    site.c.name.label("site"),
    save.c.page_id,
    page.c.title,
    save.c.run_id.label("run"),
    save.c.saver,
    save.c.base_revid,
    save.c.sha1,
    save.c.summary,
    save.c.state,
    save.c.intended,
    save.c.finished,
    save.c.revid,
    save.c.reason,
    save.c.undo_intended,
    save.c.undone,
    save.c.undone_revid,
    save.c.undone_by,
    save.c.undo_reason,
)


def saves_where(connection: Connection, *wanted: ColumnElement[bool]) -> list[Save]:
    """Return the saves that meet some conditions, the oldest first."""
    rows = connection.execute(_query().where(*wanted).order_by(save.c.id)).all()
    contents = _findings(connection, [row[0] for row in rows])
    return [_record(row, contents.get(row[0], ())) for row in rows]


def _query() -> Select[*tuple[Any, ...]]:
    joined = select(*_COLUMNS).join(page, page.c.id == save.c.page_id)
    return joined.join(site, site.c.id == page.c.site_id)


def _findings(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    c = save_finding.c
    statement = select(c.save_id, c.finding_id).where(c.save_id.in_(numbers)).order_by(c.id)
    for number, one in connection.execute(statement) if numbers else ():
        found[number] = (*found.get(number, ()), one)
    return found


def _record(row: Record, findings: tuple[int, ...]) -> Save:
    return Save(**{**row._mapping, "state": SaveState(row.state), "findings": findings})
