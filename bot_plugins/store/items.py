"""Findings as the queue returns them: each is a change, its place and its state.

This is the only place that converts rows of findings to changes and back. A field of ``Change`` is
stored if the table has a column with its name or key.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from bot_plugins.core.change import FLAT, Change, change_of_row
from bot_plugins.core.edits import Edit
from bot_plugins.store.rows import Record, in_this_order
from bot_plugins.store.schema import finding, page, proposal, site
from bot_plugins.store.states import State

STORED = tuple(name for name in FLAT if name in finding.c)
"""The values of a change that the queue stores, by the keys of their columns."""
PLACE = ("start", "end", "line", "context_before", "context_after")
"""Those that say where it is in the text."""


@dataclass(frozen=True, slots=True)
class Item:
    """A finding: the ``change`` that was proposed for the revision ``revid``, and its state.

    ``edited`` is what a person decided on, or None; ``reason`` says why it is stale or vanished;
    ``pageid`` is 0 when unknown.
    """

    id: int
    site: str
    page_id: int
    title: str
    url: str
    pageid: int
    revid: int
    timestamp: datetime | None
    run: int
    created: datetime
    change: Change
    edited: str | None
    state: State
    reason: str

    @property
    def replacement(self) -> str:
        """The text that is to replace ``change.before``."""
        return self.change.after if self.edited is None else self.edited

    @property
    def edit(self) -> Edit:
        """The edit that is to be made, with a person's replacement if there is one."""
        return replace(self.change.edit, replacement=self.replacement)


_COLUMNS = (
    finding.c.id,
    site.c.name.label("site"),
    finding.c.page_id,
    page.c.title,
    page.c.url,
    page.c.pageid,
    proposal.c.base_revid.label("revid"),
    proposal.c.base_time.label("timestamp"),
    finding.c.run_id.label("run"),
    finding.c.created,
    finding.c.edited,
    finding.c.state,
    finding.c.reason,
)


def row_of(change: Change) -> dict[str, Any]:
    """Return the columns of a change, by their keys."""
    flat = change.flat()
    return {name: flat[name] for name in STORED}


def change_of(row: Record) -> Change:
    """Return the change in a row that has all columns of ``STORED``.

    A column that a migration added is NULL in older rows: the field has its default there.
    """
    values = {name: row._mapping[finding.c[name]] for name in STORED}
    return change_of_row({name: value for name, value in values.items() if value is not None})


def items_with(connection: Connection, numbers: Collection[int]) -> list[Item]:
    """Return the findings with some ids, in the order of the ids.

    Lists find the ids first, in an index alone; only then are these few rows read.
    """
    return items_where(connection, finding.c.id.in_(numbers)) if numbers else []


def items_where(connection: Connection, *wanted: ColumnElement[bool]) -> list[Item]:
    """Return the findings that meet conditions on the table of findings, by id."""
    statement = (
        select(*_COLUMNS, *(finding.c[name] for name in STORED))
        .join(proposal, proposal.c.id == finding.c.proposal_id)
        .join(page, page.c.id == finding.c.page_id)
        .join(site, site.c.id == page.c.site_id)
        .where(*wanted)
        .order_by(finding.c.id)
    )
    return [_item(row) for row in connection.execute(in_this_order(statement))]


def _item(row: Record) -> Item:
    about = {column.name: row._mapping[column] for column in _COLUMNS}
    return Item(**{**about, "state": State(row.state), "change": change_of(row)})
