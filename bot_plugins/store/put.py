"""Adding a page's proposal to the queue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, exists, select, update

from bot_plugins.core.change import Change
from bot_plugins.core.proposal import Proposal
from bot_plugins.core.ruleset import RuleSet
from bot_plugins.store.claims import UNCLAIMED
from bot_plugins.store.columns import now
from bot_plugins.store.database import Record, Store, insert, transaction
from bot_plugins.store.findings import PLACE, Item, items_where, row_of
from bot_plugins.store.pages import Incoming, from_proposal, is_known, lock_page_of, look_at
from bot_plugins.store.rebase import Close, Move, Plan, plan
from bot_plugins.store.schema import finding, proposal
from bot_plugins.store.states import State
from bot_plugins.store.suppressions import remembered
from bot_plugins.store.tasks import ReadRevision, add_to_run, note_read


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of queueing a proposal: numbers of findings, or why all of it was ignored.

    ``added`` wait for a decision now; ``kept`` were known already, decided or not; ``vanished`` and
    ``stale`` were known and are gone, or no longer fit; ``suppressed`` were refused before and are
    not asked again.
    """

    added: int = 0
    kept: int = 0
    vanished: int = 0
    stale: int = 0
    suppressed: int = 0
    ignored: str = ""


KNOWN = "this revision was looked at by the same rules"
OLDER = "a newer revision is known"


def put(store: Store, proposed: Proposal, rules: RuleSet, run: int) -> Outcome:
    """Queue what ``rules`` proposed for a page's revision, even if that is nothing.

    The same revision and rules again change nothing. For a newer revision, or other rules, the
    page's findings are carried over: those recognised keep their decisions, those not found are
    closed as vanished, or become stale if they were accepted and their words still stand. What was
    rejected, or called no error, is not asked again. An older revision is ignored.

    Raises:
        RefusedError: the proposal is for a text that is on no wiki.
        TextError: a text cannot be stored.
        StoreError: the database fails.
    """
    incoming = from_proposal(proposed, rules)
    return store.write(put_page, incoming, run)


@transaction
def put_all(connection: Connection, incoming: Sequence[Incoming], run: int) -> list[Outcome]:
    """Queue several pages as ``put`` does, in one transaction.

    Raises:
        StoreError: the database fails; none of them was queued.
    """
    return [put_page(connection, page, run) for page in incoming]


def put_read(  # noqa: PLR0913, PLR0917 - put, and what was read
    store: Store, proposed: Proposal, rules: RuleSet, run: int, task: int, read: ReadRevision
) -> Outcome:
    """Queue as ``put`` does, and record in the same transaction what the task has read.

    It is recorded even if the queue ignores the proposal: it was read all the same.

    Raises:
        RefusedError: the proposal is for a text that is on no wiki.
        TextError: a text cannot be stored.
        StoreError: the database fails; neither was done.
    """
    incoming = from_proposal(proposed, rules)
    return store.write(_put_read, incoming, run, task, read)


def _put_read(
    connection: Connection, incoming: Incoming, run: int, task: int, read: ReadRevision
) -> Outcome:
    outcome = put_page(connection, incoming, run)
    note_read(connection, task, {incoming.pageid: read})
    return outcome


def put_page(connection: Connection, incoming: Incoming, run: int) -> Outcome:
    """Queue a page's findings, within a transaction."""
    if not incoming.findings and not is_known(connection, incoming):
        return Outcome()  # most pages are like this, and need no row
    where = lock_page_of(connection, incoming)
    if incoming.revid < where.revid:
        return Outcome(ignored=OLDER)
    if (incoming.revid, incoming.rules_version) == (where.revid, where.rules_version):
        return Outcome(ignored=KNOWN)
    todo = plan(
        known_findings(connection, where.id),
        incoming,
        remembered(connection, where.id, incoming.findings),
    )
    carry_out(connection, todo, where, incoming, run)
    stale = sum(close.state is State.STALE for close in todo.closes)
    return Outcome(
        added=len(todo.additions),
        kept=len(todo.moves),
        vanished=len(todo.closes) - stale,
        stale=stale,
        suppressed=todo.suppressed,
    )


def known_findings(connection: Connection, page_id: int) -> list[Item]:
    """Return all findings of a page, locked."""
    of_page = finding.c.page_id == page_id
    locked = select(finding.c.id).where(of_page).order_by(finding.c.id).with_for_update()
    return items_where(connection, of_page) if connection.scalars(locked).all() else []


def carry_out(
    connection: Connection, todo: Plan, where: Record, incoming: Incoming, run: int
) -> None:
    """Supersede a page's proposal with a new one, and move, close and add findings."""
    _supersede(connection, where.id)
    if todo.moves or todo.additions:
        number = insert_proposal(connection, where.id, incoming, run, is_open=1)
        _move(connection, number, todo.moves)
        add_findings(connection, number, where, todo.additions, run)
    _close(connection, todo.closes)
    look_at(connection, where.id, incoming)
    _drop_empty_proposals(connection, where.id)


def _supersede(connection: Connection, page_id: int) -> None:
    is_open = (proposal.c.page_id == page_id) & (proposal.c.is_open == 1)
    connection.execute(update(proposal).where(is_open).values(is_open=None))


def insert_proposal(
    connection: Connection, page_id: int, incoming: Incoming, run: int, is_open: int | None
) -> int:
    """Store a proposal; return its id."""
    row = {
        "page_id": page_id,
        "run_id": run,
        "base_revid": incoming.revid,
        "base_time": incoming.timestamp,
        "rules_version": incoming.rules_version,
        "created": now(),
        "is_open": is_open,
    }
    return insert(connection, proposal, row)


def add_findings(
    connection: Connection,
    number: int,
    where: Record,
    additions: Sequence[Change],
    run: int,
) -> None:
    """Add open findings to a proposal, in the order of the page."""
    if not additions:
        return
    shared = {
        "proposal_id": number,
        "page_id": where.id,
        "site_id": where.site_id,
        "run_id": run,
        "created": now(),
        "state": State.OPEN,
        "reason": "",
    }
    connection.execute(finding.insert(), [shared | row_of(change) for change in additions])
    add_to_run(connection, run, findings=len(additions))


def _move(connection: Connection, number: int, moves: Sequence[Move]) -> None:
    for move in moves:
        row = row_of(move.change)
        values = row if move.is_news else {name: row[name] for name in PLACE}
        moved = update(finding).where(finding.c.id == move.id)
        connection.execute(moved.values({**values, "proposal_id": number}))


def _close(connection: Connection, closes: Sequence[Close]) -> None:
    for close in closes:
        connection.execute(
            update(finding)
            .where(finding.c.id == close.id)
            .values(state=close.state, reason=close.reason, **UNCLAIMED)
        )


def _drop_empty_proposals(connection: Connection, page_id: int) -> None:
    """Delete superseded proposals that no finding refers to."""
    referred = exists().where(finding.c.proposal_id == proposal.c.id)
    superseded = (proposal.c.page_id == page_id) & proposal.c.is_open.is_(None)
    connection.execute(delete(proposal).where(superseded, ~referred))
