"""Recording saves, so that each accepted change is saved exactly once, whatever happens.

The steps for a page: ``saves.next_page`` claims it; the saver fetches it, checks what still fits,
and calls ``mark_stale`` or ``mark_vanished`` for what does not; ``intend`` records what is about to
be sent, and only then is it sent; ``confirm``, ``fail``, ``refuse`` or ``lose`` records the
outcome.

A saver that is killed leaves an intended save. ``saves.left_pending`` lists those, and the page's
history shows their outcome; until it is recorded, no saver gets the page.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, select, update

from bot_plugins.store.columns import now
from bot_plugins.store.database import Record, Store, insert, transaction
from bot_plugins.store.engine import present
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.pages import lock_page
from bot_plugins.store.saves import release_claim
from bot_plugins.store.schema import finding, page, save, save_finding
from bot_plugins.store.states import PENDING, SaveState, State
from bot_plugins.store.tasks import add_to_run


@dataclass(frozen=True, slots=True)
class Intent:
    """What is about to be sent: its run, the revision it was made for, and the new text's hash.

    ``sha1`` is that of the new text in UTF-8, 40 hexadecimal digits, by which the revision can be
    recognised in the page's history (prop=revisions, rvprop=sha1).
    """

    page_id: int
    run: int
    base_revid: int
    sha1: str
    summary: str
    findings: tuple[int, ...]


def intend(store: Store, saver: str, intent: Intent) -> int:
    """Record, durably, that a save is about to be sent; return the save's id.

    Raises:
        RefusedError: the page is no longer the saver's, an earlier save of it has not ended, or a
            finding is no longer accepted; nothing may be sent then.
    """
    return store.write(_intend, saver, intent, store.claim)


@transaction
def confirm(connection: Connection, number: int, revid: int) -> None:
    """Record that a save is the revision ``revid``; repeating it changes nothing.

    Raises:
        RefusedError: the save ended in another way.
    """
    row = locked_save(connection, number)
    if row.state == SaveState.SAVED and row.revid == revid:
        return
    _end(connection, row, SaveState.SAVED, revid)
    _set_state(connection, changed_by(connection, number), State.SAVING, State.SAVED)
    known = lock_page(connection, row.page_id).revid
    # Our revision is the newest now; no rules have checked it.
    newest = {"revid": max(known, revid), "rules_version": ""}
    connection.execute(update(page).where(page.c.id == row.page_id).values(newest))
    add_to_run(connection, row.run_id, saves=1)


@transaction
def fail(connection: Connection, number: int, reason: str) -> None:
    """Record that the wiki did not store a save: its findings are accepted again.

    Raises:
        RefusedError: the save ended in another way.
    """
    _end_in_vain(connection, number, SaveState.FAILED, reason)
    _set_state(connection, changed_by(connection, number), State.SAVING, State.ACCEPTED)


@transaction
def refuse(connection: Connection, number: int, reason: str) -> None:
    """Record that the wiki refused a save for its content: its findings go back to review.

    Raises:
        RefusedError: the save ended in another way.
    """
    _end_in_vain(connection, number, SaveState.REFUSED, reason)
    _set_state(connection, changed_by(connection, number), State.SAVING, State.STALE, reason)


@transaction
def lose(connection: Connection, number: int, reason: str) -> None:
    """Record that it is not known whether the wiki stored a save.

    Raises:
        RefusedError: the save ended.
    """
    row = locked_save(connection, number)
    _check_pending(row)
    lost = update(save).where(save.c.id == number)
    connection.execute(lost.values(state=SaveState.UNKNOWN, reason=reason))
    release_claim(connection, row.saver, row.page_id)


def mark_stale(store: Store, numbers: Collection[int], reason: str) -> int:
    """Send accepted findings that no longer fit back to review; return how many."""
    return store.write(_turn, numbers, State.STALE, reason)


def mark_vanished(store: Store, numbers: Collection[int], reason: str) -> int:
    """Close accepted findings whose words the page no longer has; return how many."""
    return store.write(_turn, numbers, State.VANISHED, reason)


def _intend(connection: Connection, saver: str, intent: Intent, claim: timedelta) -> int:
    where = lock_page(connection, intent.page_id)
    if where.claimed_by != saver:
        raise RefusedError(f"{where.title} is {where.claimed_by or 'nobody'}'s to save now")
    if connection.scalar(select(save.c.id).where(_pending_on(intent.page_id))):
        raise RefusedError(f"an earlier save of {where.title} has not ended: reconcile it first")
    # A claim that has just expired, and that nobody took over, is still good.
    connection.execute(
        update(page).where(page.c.id == where.id).values(claimed_until=present(connection) + claim)
    )
    wanted = set(intent.findings)
    if not wanted or _set_state(connection, wanted, State.ACCEPTED, State.SAVING) < len(wanted):
        raise RefusedError(f"not all changes to {where.title} are still accepted: look again")
    number = _insert(connection, saver, intent)
    links = [
        {"save_id": number, "finding_id": finding_id, "is_live": 1} for finding_id in sorted(wanted)
    ]
    connection.execute(save_finding.insert(), links)
    return number


def _pending_on(page_id: int) -> ColumnElement[bool]:
    return and_(save.c.page_id == page_id, save.c.is_pending == 1)


def _insert(connection: Connection, saver: str, intent: Intent) -> int:
    row = {
        "page_id": intent.page_id,
        "run_id": intent.run,
        "saver": saver,
        "base_revid": intent.base_revid,
        "sha1": intent.sha1,
        "summary": intent.summary,
        "state": SaveState.INTENDED,
        "is_pending": 1,
        "intended": now(),
        "reason": "",
        "undo_reason": "",
    }
    return insert(connection, save, row)


def _end_in_vain(connection: Connection, number: int, state: SaveState, reason: str) -> None:
    """End a save that the wiki did not store; repeating it changes nothing."""
    row = locked_save(connection, number)
    if row.state != state:
        _end(connection, row, state, None, reason)
    links = update(save_finding).where(save_finding.c.save_id == number)
    connection.execute(links.values(is_live=None))


def locked_save(connection: Connection, number: int) -> Record:
    """Return a save's row; its page is locked first, then the row itself.

    Raises:
        RefusedError: there is no such save.
    """
    page_id = connection.scalar(select(save.c.page_id).where(save.c.id == number))
    if page_id is None:
        raise RefusedError(f"there is no save {number}")
    lock_page(connection, page_id)
    return connection.execute(select(save).where(save.c.id == number).with_for_update()).one()


def _check_pending(row: Record) -> None:
    if row.state not in PENDING:
        told = f" as revision {row.revid}" if row.revid else ""
        raise RefusedError(f"the save {row.id} ended already: {row.state}{told}")


def _end(
    connection: Connection, row: Record, state: SaveState, revid: int | None, reason: str = ""
) -> None:
    _check_pending(row)
    told = {"state": state, "revid": revid, "reason": reason}
    ended = {**told, "is_pending": None, "finished": now()}
    connection.execute(update(save).where(save.c.id == row.id).values(ended))
    release_claim(connection, row.saver, row.page_id)


def changed_by(connection: Connection, number: int) -> set[int]:
    """Return the ids of a save's findings."""
    links = select(save_finding.c.finding_id).where(save_finding.c.save_id == number)
    return set(connection.scalars(links))


def _set_state(
    connection: Connection,
    numbers: Collection[int],
    old: State,
    new: State,
    reason: str | None = None,
) -> int:
    """Change findings from the state ``old`` to ``new``; return how many."""
    values: dict[str, Any] = {"state": new}
    if reason is not None:
        values["reason"] = reason
    turned = update(finding).where(finding.c.id.in_(numbers), finding.c.state == old)
    return connection.execute(turned.values(values)).rowcount if numbers else 0


def _turn(connection: Connection, numbers: Collection[int], state: State, reason: str) -> int:
    return _set_state(connection, numbers, State.ACCEPTED, state, reason)
