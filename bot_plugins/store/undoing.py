"""Undoing saves, selected by run, rule, page or age; the framework makes the edit itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, exists, update

from bot_plugins.store.columns import now
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.queue import Store, transaction
from bot_plugins.store.saves import Save, saves_where
from bot_plugins.store.saving import changed_by, locked_save
from bot_plugins.store.schema import finding, page, save, save_finding, site
from bot_plugins.store.states import SaveState, State


@dataclass(frozen=True, slots=True)
class UndoSelection:
    """Which saves to undo; None means any. ``since`` is when they were saved, in UTC."""

    run: int | None = None
    rule: str | None = None
    site: str | None = None
    title: str | None = None
    since: datetime | None = None


def undoable(store: Store, which: UndoSelection) -> list[Save]:
    """Return what was saved and not undone yet, the newest first."""
    with store.reading() as connection:
        is_ours = (save.c.state == SaveState.SAVED, save.c.undone.is_(None))
        return saves_where(connection, *is_ours, *_conditions(which))[::-1]


@transaction
def intend_undo(connection: Connection, number: int) -> None:
    """Record, before the undo is sent, that a save is about to be undone.

    Raises:
        RefusedError: it was undone already, or never saved.
    """
    row = locked_save(connection, number)
    if row.state != SaveState.SAVED or row.undone is not None:
        raise RefusedError(f"the save {number} is {'undone' if row.undone else row.state} already")
    connection.execute(update(save).where(save.c.id == number).values(undo_intended=now()))


def left_undoing(store: Store) -> list[Save]:
    """Return the saves that were about to be undone and whose outcome is unknown."""
    with store.reading() as connection:
        return saves_where(connection, save.c.undo_intended.is_not(None), save.c.undone.is_(None))


@transaction
def record_undo(connection: Connection, number: int, revid: int, by: str, reason: str = "") -> None:
    """Record that the revision ``revid`` by ``by``, who may be any user, undid a save.

    Its findings become undone and are never proposed again on that page. Repeating it changes
    nothing.

    Raises:
        RefusedError: another revision undid it, or it was never saved.
    """
    row = locked_save(connection, number)
    if row.undone_revid == revid:
        return
    if row.state != SaveState.SAVED or row.undone is not None:
        raise RefusedError(f"the save {number} is {'undone' if row.undone else row.state} already")
    mark_undone(connection, number, revid, by, reason)
    numbers = changed_by(connection, number)
    turned = update(finding).where(finding.c.id.in_(numbers), finding.c.state == State.SAVED)
    connection.execute(turned.values(state=State.UNDONE, reason=reason))


@transaction
def abandon_undo(connection: Connection, number: int, reason: str) -> None:
    """Record that an undo did not happen, and why."""
    locked_save(connection, number)
    left = update(save).where(save.c.id == number, save.c.undone.is_(None))
    connection.execute(left.values(undo_intended=None, undo_reason=reason))


def _conditions(which: UndoSelection) -> Iterator[ColumnElement[bool]]:
    plain = {
        save.c.run_id: which.run,
        site.c.name: which.site,
        page.c.title: which.title,
    }
    yield from (column == value for column, value in plain.items() if value is not None)
    if which.since is not None:
        yield save.c.finished >= which.since
    if which.rule is not None:
        yield exists().where(
            save_finding.c.save_id == save.c.id,
            finding.c.id == save_finding.c.finding_id,
            finding.c.rule == which.rule,
        )


def mark_undone(connection: Connection, number: int, revid: int, by: str, reason: str) -> None:
    """Record in a save's own row which revision undid it."""
    undone = {"undone": now(), "undone_revid": revid, "undone_by": by, "undo_reason": reason}
    connection.execute(update(save).where(save.c.id == number).values(undone))
