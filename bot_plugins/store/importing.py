"""Read JSON Lines into the queue (``records`` describes them).

A page that is new to this queue comes with all its history. One that is known takes what is
new: findings as if they had been proposed here, and decisions about what is undecided here.
Decisions made here stand. An import closes nothing, and doing it again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from bot_plugins.store.checking import read_line
from bot_plugins.store.items import items_with
from bot_plugins.store.log import write_down
from bot_plugins.store.memory import remember
from bot_plugins.store.pages import is_known, lock_page_of, look_at
from bot_plugins.store.put import add_findings, insert_proposal, put_page
from bot_plugins.store.queue import Store
from bot_plugins.store.records import PastDecision, PastFinding, PastProposal, read_proposal
from bot_plugins.store.schema import decision, finding, proposal
from bot_plugins.store.states import State

WAS_BEING_SAVED = "it was being saved by another queue when it was exported"

_Place = tuple[str, int, int, str, str]


@dataclass(slots=True)
class Imported:
    """Numbers: proposals that were read, and findings and decisions that were new here."""

    proposals: int = 0
    findings: int = 0
    decisions: int = 0


def import_lines(store: Store, lines: Iterable[str], run: int) -> Imported:
    """Import lines as a run; all are checked before the first is imported.

    Raises:
        ImportRefusedError: a line is wrong; the message names it and the key.
        StoreError: the database fails; what was imported until then may be imported again.
    """
    read = [
        read_proposal(read_line(line, number))
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]
    totals = Imported()
    new_pages: set[int] = set()
    for one in read:
        added = store.write(_import, one, run, frozenset(new_pages))
        totals.proposals += 1
        totals.findings += added.findings
        totals.decisions += added.decisions
        new_pages |= {added.new_page} - {0}
    return totals


@dataclass(slots=True)
class _Added:
    """What one line brought; ``new_page`` is the id of a page that it made, or 0."""

    new_page: int = 0
    findings: int = 0
    decisions: int = 0


def _import(connection: Connection, past: PastProposal, run: int, new: frozenset[int]) -> _Added:
    known = is_known(connection, past.incoming)
    where = lock_page_of(connection, past.incoming)
    added = _Added(new_page=0 if known else where.id)
    if not known or (where.id in new and not (past.is_open and _has_open(connection, where.id))):
        number = _restore(connection, past, where.id, run)
        added.findings = len(past.findings)
    elif past.is_open:
        added.findings = put_page(connection, past.incoming, run).added
        number = _open_proposal(connection, where.id, past.incoming.revid)
    else:
        return added
    added.decisions = _take_over(connection, past.findings, number)
    return added


def _has_open(connection: Connection, page_id: int) -> bool:
    """Tell whether a page has an open proposal."""
    c = proposal.c
    wanted = select(c.id).where(c.page_id == page_id, c.is_open == 1)
    return connection.scalar(wanted) is not None


def _restore(connection: Connection, past: PastProposal, page_id: int, run: int) -> int:
    """Write a proposal down as it was; return its id."""
    where = look_at(connection, page_id, past.incoming)
    is_open = 1 if past.is_open else None
    number = insert_proposal(connection, page_id, past.incoming, run, is_open)
    add_findings(connection, number, where, past.incoming.findings, run)
    return number


def _open_proposal(connection: Connection, page_id: int, revid: int) -> int:
    """Return the id of a page's open proposal if it is for a revision; 0 if not."""
    c = proposal.c
    wanted = select(c.id).where(c.page_id == page_id, c.is_open == 1, c.base_revid == revid)
    return connection.scalar(wanted) or 0


def _take_over(connection: Connection, past: Sequence[PastFinding], number: int) -> int:
    """Give findings that nobody decided here what was decided elsewhere; return how much."""
    untouched = _untouched(connection, number)
    taken = 0
    for one in past:
        fresh = one.fresh
        place = (fresh.rule, fresh.start, fresh.end, fresh.before, fresh.replacement)
        if place in untouched:
            _set(connection, untouched[place], one)
            _log(connection, untouched[place], one.decisions)
            taken += len(one.decisions)
    return taken


def _untouched(connection: Connection, number: int) -> dict[_Place, int]:
    """Return the open findings of a proposal that were never decided, by their places."""
    c = finding.c
    columns = (c.rule, c.start_offset, c.end_offset, c.before_text, c.replacement, c.id)
    wanted = (
        select(*columns)
        .outerjoin(decision, decision.c.finding_id == c.id)
        .where(c.proposal_id == number, c.state == State.OPEN, decision.c.id.is_(None))
    )
    return {(row[0], row[1], row[2], row[3], row[4]): row[5] for row in connection.execute(wanted)}


def _set(connection: Connection, number: int, past: PastFinding) -> None:
    state, reason = past.state, past.reason
    if state is State.SAVING:
        state, reason = State.STALE, WAS_BEING_SAVED
    connection.execute(
        update(finding)
        .where(finding.c.id == number)
        .values(state=state, reason=reason, edited=past.edited)
    )


def _log(connection: Connection, number: int, past: Sequence[PastDecision]) -> None:
    """Copy decisions into the log, and remember what they called no error."""
    ids: list[int] = []
    undone = {one.undoes for one in past}
    [item] = items_with(connection, [number])
    for index, one in enumerate(past):
        undoes = None if one.undoes is None else ids[one.undoes]
        ids.append(write_down(connection, _entry(one, number, undoes)))
        if one.scope is not None and index not in undone:
            remember(connection, item, ids[-1], one.scope)


def _entry(one: PastDecision, number: int, undoes: int | None) -> dict[str, object]:
    return {
        "finding_id": number,
        "reviewer": one.reviewer,
        "decided": one.decided,
        "what": one.what,
        "scope": one.scope,
        "replacement": one.replacement,
        "previous": one.previous,
        "from_state": one.from_state,
        "reason": one.reason,
        "undoes_id": undoes,
    }
