"""Undoing of saves: our own, selected by run, rule, page or age, and that by others.

The framework makes the edit of an undo itself. Saves are watched for what others took back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, exists, select, update

from bot_plugins.store.columns import now
from bot_plugins.store.database import Store, batches, transaction
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.findings import Item, items_with
from bot_plugins.store.saves import Save, saves_where
from bot_plugins.store.saving import changed_by, locked_save
from bot_plugins.store.schema import finding, page, save, save_finding
from bot_plugins.store.schema import site as sites
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
        return saves_where(connection, *is_ours, *_selected(which))[::-1]


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


def _selected(which: UndoSelection) -> Iterator[ColumnElement[bool]]:
    plain = {
        save.c.run_id: which.run,
        sites.c.name: which.site,
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


@dataclass(frozen=True, slots=True)
class Watched:
    """A save that stands, or stands in part: findings taken back have the state ``UNDONE``.

    ``watched_revid`` is the page's latest revision when the save was last checked, None if it never
    was.
    """

    save: Save
    watched_revid: int | None
    items: tuple[Item, ...]


def to_watch(
    store: Store, site: str, since: datetime, after: int = 0, most: int = 500
) -> list[Watched]:
    """Return saves of a site that ended since then (UTC) and that nobody has wholly undone.

    They are in the order of their ids; ``after`` is the last id of the previous batch.
    """
    with store.reading() as connection:
        seen = _watched_revisions(connection, site, since, after, most)
        return [watched for batch in batches(seen) for watched in _watched(connection, seen, batch)]


@transaction
def note_watched(connection: Connection, seen: Mapping[int, int]) -> None:
    """Record the page's latest revision for saves that were checked, by the saves' ids."""
    rows = [{"number": number, "seen": revid} for number, revid in sorted(seen.items())]
    noted = update(save).where(save.c.id == bindparam("number"))
    if rows:
        connection.execute(noted.values(watched_revid=bindparam("seen")), rows)


def take_back(  # noqa: PLR0913, PLR0917 - as record_undo, and which findings
    store: Store, save_id: int, findings: Collection[int], revid: int, by: str, reason: str
) -> None:
    """Record that the revision ``revid`` by the user ``by`` undid some findings of a save.

    They become undone, with the reason, and are never proposed again on that page. Once all are, so
    is the save. Those undone before are left as they are.

    Raises:
        RefusedError: it was never saved, or does not have these findings; nothing was changed.
    """
    store.write(_take_back, save_id, set(findings), _Back(revid, by, reason))


@dataclass(frozen=True, slots=True)
class _Back:
    revid: int
    by: str
    reason: str


def _watched_revisions(
    connection: Connection, site: str, since: datetime, after: int, most: int
) -> dict[int, int | None]:
    """Return the next saves' ids and the revision last seen of each, by the index on times."""
    c = save.c
    statement = (
        select(c.id, c.watched_revid)
        .join(page, page.c.id == c.page_id)
        .join(sites, sites.c.id == page.c.site_id)
        .where(sites.c.name == site, c.finished >= since, c.id > after)
        .where(c.state == SaveState.SAVED, c.undone.is_(None))
    )
    rows = connection.execute(statement.order_by(c.id).limit(most))
    return {row.id: row.watched_revid for row in rows}


def _watched(
    connection: Connection, seen: Mapping[int, int | None], numbers: Collection[int]
) -> list[Watched]:
    saves = saves_where(connection, save.c.id.in_(numbers))
    wanted = [number for record in saves for number in record.findings]
    found = [item for batch in batches(wanted) for item in items_with(connection, list(batch))]
    items = {item.id: item for item in found}
    return [
        Watched(record, seen[record.id], tuple(items[id_] for id_ in record.findings))
        for record in saves
    ]


def _take_back(connection: Connection, number: int, wanted: set[int], back: _Back) -> None:
    row = locked_save(connection, number)
    if row.state != SaveState.SAVED:
        raise RefusedError(f"the save {number} is {row.state}: nothing of it can be taken back")
    has = changed_by(connection, number)
    if not wanted <= has:
        raise RefusedError(f"the save {number} does not have the findings {sorted(wanted - has)}")
    stands = finding.c.state == State.SAVED
    standing = set(connection.scalars(select(finding.c.id).where(finding.c.id.in_(has), stands)))
    gone = wanted & standing
    if not gone:
        return
    turned = update(finding).where(finding.c.id.in_(gone), stands)
    connection.execute(turned.values(state=State.UNDONE, reason=back.reason))
    told = {"undone": now(), "undone_revid": back.revid, "undone_by": back.by}
    link = save_finding.c
    links = update(save_finding).where(link.save_id == number, link.finding_id.in_(gone))
    connection.execute(links.values(told))
    if gone == standing:
        mark_undone(connection, number, back.revid, back.by, back.reason)
