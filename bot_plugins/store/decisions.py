"""Decisions about findings, taking them back, and their log, to which entries are only added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select, update

from bot_plugins.core import additions
from bot_plugins.store.claims import UNCLAIMED, is_free_for
from bot_plugins.store.columns import now
from bot_plugins.store.database import Record, Store, insert, transaction
from bot_plugins.store.engine import has_ended, present
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.findings import Item, items_with
from bot_plugins.store.schema import decision, finding
from bot_plugins.store.states import LEADS_TO, REVIEWABLE, DecisionKind, Scope, State
from bot_plugins.store.suppressions import close_alike, forget, remember, reopen_alike


@dataclass(frozen=True, slots=True)
class Decision:
    """A log entry. ``from_state`` and ``previous`` are the state and edited text before it.

    ``decided`` is in UTC; ``undoes_id`` is the id of the decision that an undo takes back.
    """

    id: int
    finding_id: int
    reviewer: str
    decided: datetime
    what: DecisionKind
    scope: Scope | None
    replacement: str | None
    previous: str | None
    from_state: State
    reason: str
    undoes_id: int | None


def decisions_of(store: Store, number: int) -> list[Decision]:
    """Return the decisions about the finding with the id ``number``, the oldest first."""
    with store.reading() as connection:
        return decisions_about(connection, [number]).get(number, [])


def decisions_about(connection: Connection, numbers: list[int]) -> dict[int, list[Decision]]:
    """Return the decisions about some findings, by the findings' ids, the oldest first."""
    found: dict[int, list[Decision]] = {}
    wanted = select(decision).where(decision.c.finding_id.in_(numbers)).order_by(decision.c.id)
    for row in connection.execute(wanted):
        found.setdefault(row.finding_id, []).append(_decision_of(row))
    return found


def write_down(connection: Connection, entry: Mapping[str, object]) -> int:
    """Add an entry, with the present time unless it has one; return its id."""
    return insert(connection, decision, {"decided": now(), "reason": "", **entry})


def last_about(connection: Connection, number: int) -> Record | None:
    """Return the last entry about a finding."""
    about = select(decision).where(decision.c.finding_id == number)
    return connection.execute(about.order_by(decision.c.id.desc()).limit(1)).first()


def last_by(connection: Connection, reviewer: str, number: int | None = None) -> Record | None:
    """Return a reviewer's last decision that was not taken back, about any or a given finding."""
    mine = _standing().where(decision.c.reviewer == reviewer)
    if number is not None:
        mine = mine.where(decision.c.finding_id == number)
    return connection.execute(mine.order_by(decision.c.id.desc()).limit(1)).first()


def recent(store: Store, reviewer: str, before: int, limit: int) -> list[Decision]:
    """Return a reviewer's decisions that were not taken back, the newest first.

    ``before`` is the id of the last decision shown; ``filters.MOST`` begins with the newest.
    """
    mine = _standing().where(decision.c.reviewer == reviewer, decision.c.id < before)
    with store.reading() as connection:
        rows = connection.execute(mine.order_by(decision.c.id.desc()).limit(limit))
        return [_decision_of(row) for row in rows]


def _standing() -> Select[Any]:
    """Return the query for the decisions that were not taken back."""
    later = decision.alias()
    undone = select(later.c.id).where(later.c.undoes_id == decision.c.id)
    return select(decision).where(decision.c.what != DecisionKind.UNDO, ~undone.exists())


def _decision_of(row: Record) -> Decision:
    known = {"what": DecisionKind(row.what), "from_state": State(row.from_state)}
    scope = None if row.scope is None else Scope(row.scope)
    return Decision(**{**row._mapping, **known, "scope": scope})


@dataclass(frozen=True, slots=True)
class DecisionDetails:
    """What is decided, and why.

    ``replacement`` is given for ``DecisionKind.EDIT``, and only for it; ``scope`` matters for
    ``DecisionKind.NOT_AN_ERROR``. ``DecisionKind.UNDO`` is no verdict: see ``undo_last``.
    """

    what: DecisionKind
    reason: str = ""
    replacement: str | None = None
    scope: Scope = Scope.PAGE

    def __post_init__(self) -> None:
        if self.what is DecisionKind.UNDO or (self.what is DecisionKind.EDIT) != (
            self.replacement is not None
        ):
            raise ValueError(f"{self.what} with the replacement {self.replacement!r} is no verdict")


ACCEPT, REJECT = DecisionDetails(DecisionKind.ACCEPT), DecisionDetails(DecisionKind.REJECT)
NOT_AN_ERROR = DecisionDetails(DecisionKind.NOT_AN_ERROR)
_NO_SUCH = "there is no finding {}"


@transaction
def decide(connection: Connection, reviewer: str, number: int, verdict: DecisionDetails) -> Item:
    """Decide about a finding in a transaction of its own; see ``decided``."""
    return decided(connection, reviewer, number, verdict)


def decided(connection: Connection, reviewer: str, number: int, verdict: DecisionDetails) -> Item:
    """Decide about the finding with the id ``number``; return it as it is now.

    The reviewer needs no claim on the finding, but nobody else may have one.

    Raises:
        RefusedError: somebody else decided it or has claimed it, and the message says who; it no
            longer waits for a decision; or the edit changes nothing, or adds what no edit may add
            (``additions``).
        TextError: the replacement cannot be stored.
    """
    row = _locked(connection, number)
    _check_verdict(connection, row, reviewer, verdict)
    _set_state(connection, row, reviewer, verdict)
    item = items_with(connection, [number])[0]
    is_remembered = verdict.what is DecisionKind.NOT_AN_ERROR
    entry = {
        "finding_id": number,
        "reviewer": reviewer,
        "what": verdict.what,
        "scope": verdict.scope if is_remembered else None,
        "replacement": verdict.replacement,
        "previous": row.edited,
        "from_state": row.state,
        "reason": verdict.reason,
    }
    logged = write_down(connection, entry)
    if is_remembered:
        remember(connection, item, logged, verdict.scope)
        if verdict.scope is Scope.EVERYWHERE:
            close_alike(connection, item)
    return item


def why_not(store: Store, reviewer: str, number: int) -> str:
    """Say who or what keeps a reviewer from deciding about a finding; empty if nothing does."""
    with store.reading() as connection:
        row = connection.execute(select(finding).where(finding.c.id == number)).one_or_none()
        if row is None:
            return _NO_SUCH.format(number)
        return "" if _is_for(connection, row, reviewer) else _why_not(connection, row)


@transaction
def undo_last(connection: Connection, reviewer: str, number: int | None = None) -> Item | None:
    """Take back the reviewer's last decision; return its finding, None if there is none left.

    A second call takes back the decision before that. ``number`` restricts it to decisions about
    the finding with that id.

    Raises:
        RefusedError: the finding is being saved, was saved, or has changed with its page.
    """
    last = last_by(connection, reviewer, number)
    return None if last is None else _taken_back(connection, reviewer, last)


@transaction
def take_back(connection: Connection, reviewer: str, number: int) -> Item:
    """Take back the decision with the id ``number``; return its finding.

    Anybody may take back that something is no error; other decisions only who made them.

    Raises:
        RefusedError: it is somebody else's, was taken back already, or it is too late.
    """
    row = connection.execute(_standing().where(decision.c.id == number)).one_or_none()
    if row is None:
        raise RefusedError("this was taken back already")
    if row.reviewer != reviewer and row.what != DecisionKind.NOT_AN_ERROR:
        raise RefusedError(f"only {row.reviewer} can take this back")
    return _taken_back(connection, reviewer, row)


def _taken_back(connection: Connection, reviewer: str, last: Record) -> Item:
    reached = LEADS_TO[DecisionKind(last.what)]
    row = _locked(connection, last.finding_id)
    before = {
        "state": last.from_state,
        "edited": last.previous,
        "is_choice": is_choice(row, last.previous),
    }
    changed = (
        update(finding)
        .where(finding.c.id == last.finding_id, finding.c.state == reached)
        .values(**before, **UNCLAIMED)
    )
    if not connection.execute(changed).rowcount:
        raise RefusedError(f"too late to undo: the finding is {row.state} now")
    entry = {
        "finding_id": last.finding_id,
        "reviewer": reviewer,
        "what": DecisionKind.UNDO,
        "from_state": reached,
        "undoes_id": last.id,
    }
    write_down(connection, entry)
    forget(connection, last.id)
    if last.scope == Scope.EVERYWHERE:
        reopen_alike(connection, last.finding_id)
    return items_with(connection, [last.finding_id])[0]


def _locked(connection: Connection, number: int) -> Record:
    found = select(finding).where(finding.c.id == number).with_for_update()
    row = connection.execute(found).one_or_none()
    if row is None:
        raise RefusedError(_NO_SUCH.format(number))
    return row


def _check_verdict(
    connection: Connection, row: Record, reviewer: str, verdict: DecisionDetails
) -> None:
    if not _is_for(connection, row, reviewer):
        raise RefusedError(_why_not(connection, row))
    if LEADS_TO[verdict.what] is State.ACCEPTED:
        if verdict.replacement == row.before:
            raise RefusedError("the replacement is what stands there already: reject the finding")
        if reason := _why_not_made(row, verdict):
            raise RefusedError(f"the change cannot be made: {reason}")


def _why_not_made(row: Record, verdict: DecisionDetails) -> str:
    """Return why the change cannot be made, judging by the text around it; empty if it can."""
    given = (verdict.replacement, row.edited, row.after)
    replacement = next(text for text in given if text is not None)
    return additions.why_not(row.context_before, row.before, replacement, row.context_after)


def _is_for(connection: Connection, row: Record, reviewer: str) -> bool:
    """Tell whether a finding waits for a decision, and nobody else has claimed it."""
    if row.state not in REVIEWABLE:
        return False
    return row.claimed_by in (None, reviewer) or has_ended(row.claimed_until, present(connection))


def _set_state(
    connection: Connection, row: Record, reviewer: str, verdict: DecisionDetails
) -> None:
    """Update the finding only if it is unchanged: SQLite has no row locks."""
    values: dict[str, Any] = {"state": LEADS_TO[verdict.what]}
    if verdict.replacement is not None:
        values |= {"edited": verdict.replacement, "is_choice": is_choice(row, verdict.replacement)}
    c = finding.c
    as_it_was = (c.id == row.id, c.state == row.state, is_free_for(connection, reviewer))
    changed = connection.execute(update(finding).where(*as_it_was).values(values | UNCLAIMED))
    if not changed.rowcount:
        raise RefusedError(_why_not(connection, row))


def is_choice(row: Record, edited: str | None) -> int | None:
    """Return 1 if what a person decided on is one of the rule's own choices, else None."""
    return 1 if edited in (row.after, *row.alternatives) else None


def _why_not(connection: Connection, row: Record) -> str:
    """Say who or what keeps a finding from being decided."""
    if row.state in REVIEWABLE:
        return f"{row.claimed_by} is looking at this finding now"
    last = last_about(connection, row.id)
    who = f" by {last.reviewer}, {last.decided:%Y-%m-%d %H:%M} UTC" if last else ""
    return f"this finding is {row.state.replace('_', ' ')} already{who}"
