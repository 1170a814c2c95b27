"""Import of a JSON Lines file into the queue (``records`` describes the format).

A page that is new to this queue is imported with all its history. Of a known page, only what is new
is imported: findings, as if they had been proposed here, and decisions about findings that are
undecided here. Decisions made here stand. An import closes nothing, and repeating it changes
nothing.

Anybody can write a file. What it says was accepted waits for a decision here, unless the reviewer
is trusted; what it says was rejected, or is no error, is imported as such, because it changes no
page. What it says was saved is not proposed again, and cannot be undone from here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import BinaryIO

from sqlalchemy import Connection, select, update

from bot_plugins.store.errors import ImportRefusedError
from bot_plugins.store.items import items_with
from bot_plugins.store.log import write_down
from bot_plugins.store.memory import remember
from bot_plugins.store.pages import is_known, lock_page_of, look_at
from bot_plugins.store.put import add_findings, insert_proposal, put_page
from bot_plugins.store.queue import Store
from bot_plugins.store.reading_lines import proposals
from bot_plugins.store.records import PastDecision, PastFinding, PastProposal, taken_back
from bot_plugins.store.runs import end_run, start_run
from bot_plugins.store.schema import decision, finding, proposal
from bot_plugins.store.states import DecisionKind, State
from bot_plugins.store.trusting import waits, without_acceptances_of_others

WAS_BEING_SAVED = "it was being saved by another queue when it was exported"
COMMAND = "copyedit_queue -import"

_Place = tuple[str, int, int, str, str]


@dataclass(slots=True)
class Imported:
    """Numbers of proposals that were read, and of findings and decisions that were new here.

    ``waiting`` counts findings accepted by reviewers who are not trusted.
    """

    proposals: int = 0
    findings: int = 0
    decisions: int = 0
    waiting: int = 0


def import_file(store: Store, file: BinaryIO, name: str, trusted: Collection[str] = ()) -> Imported:
    """Import a file as a run; all of it is checked before the first line is imported.

    It is read twice, line by line, so it must be seekable. ``name`` is its name in errors,
    ``trusted`` are the reviewers whose acceptances count.

    Raises:
        ImportRefusedError: a line is wrong, and the message names the file, the line and the key;
            or a trusted reviewer has decided nothing in it.
        StoreError: the database fails; what was imported until then may be imported again.
        OSError: the file cannot be read, or not twice.
    """
    file.seek(0)
    reviewers = {by.reviewer for one in proposals(file, name) for past in one.findings
                 for by in past.decisions}  # fmt: skip
    _check_known(name, trusted, reviewers)
    file.seek(0)
    run = start_run(store, COMMAND)
    totals = Imported()
    new_pages: set[int] = set()
    for one in proposals(file, name):
        ours = one.model_copy(update={"findings": tuple(
            without_acceptances_of_others(past, trusted) for past in one.findings)})  # fmt: skip
        added = store.write(_import, ours, run, frozenset(new_pages))
        totals.proposals += 1
        totals.findings += added.findings
        totals.decisions += added.decisions
        totals.waiting += added.waiting
        new_pages |= {added.new_page} - {0}
    end_run(store, run, pages=totals.proposals)
    return totals


def _check_known(name: str, trusted: Collection[str], reviewers: Collection[str]) -> None:
    for one in trusted:
        if one not in reviewers:
            near = get_close_matches(one, reviewers, 1)
            hint = f"; {near[0]} did" if near else ""
            raise ImportRefusedError(
                f"{name}: {one} decided nothing in it{hint}; nothing was imported"
            )


@dataclass(slots=True)
class _Added:
    """What one line added; ``new_page`` is the id of a page that it created, or 0."""

    new_page: int = 0
    findings: int = 0
    decisions: int = 0
    waiting: int = 0


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
    taken = _take_over(connection, past.findings, number)
    added.decisions = sum(len(one.decisions) for one in taken)
    added.waiting = sum(map(waits, taken))
    return added


def _has_open(connection: Connection, page_id: int) -> bool:
    """Tell whether a page has an open proposal."""
    c = proposal.c
    wanted = select(c.id).where(c.page_id == page_id, c.is_open == 1)
    return connection.scalar(wanted) is not None


def _restore(connection: Connection, past: PastProposal, page_id: int, run: int) -> int:
    """Store a proposal as it was; return its id."""
    where = look_at(connection, page_id, past.incoming)
    is_open = 1 if past.is_open else None
    number = insert_proposal(connection, page_id, past.incoming, run, is_open)
    add_findings(connection, number, where, past.incoming.findings, run)
    return number


def _open_proposal(connection: Connection, page_id: int, revid: int) -> int:
    """Return the id of a page's open proposal for a revision; 0 if there is none."""
    c = proposal.c
    wanted = select(c.id).where(c.page_id == page_id, c.is_open == 1, c.base_revid == revid)
    return connection.scalar(wanted) or 0


def _take_over(
    connection: Connection, past: Sequence[PastFinding], number: int
) -> list[PastFinding]:
    """Apply decisions made elsewhere to findings undecided here; return those findings."""
    untouched = _untouched(connection, number)
    taken = []
    for there in past:
        change = there.change
        place = (change.rule, change.start, change.end, change.before, change.after)
        if place in untouched:
            _set(connection, untouched[place], there)
            _log(connection, untouched[place], there.decisions)
            taken.append(there)
    return taken


def _untouched(connection: Connection, number: int) -> dict[_Place, int]:
    """Return the ids of a proposal's open findings that were never decided, by their places."""
    c = finding.c
    columns = (c.rule, c.start, c.end, c.before, c.after, c.id)
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
        .values(
            state=state,
            reason=reason,
            edited=past.edited,
            is_choice=1 if past.is_choice else None,
        )
    )


def _log(connection: Connection, number: int, past: Sequence[PastDecision]) -> None:
    """Copy decisions into the log, and remember their "not an error" verdicts."""
    ids: list[int] = []
    undone = taken_back(past)
    [item] = items_with(connection, [number])
    for index, one in enumerate(past):
        undoes = ids[undone[index]] if index in undone else None
        ids.append(write_down(connection, _entry(one, number, undoes)))
        if one.what is DecisionKind.NOT_AN_ERROR and index not in undone.values():
            remember(connection, item, ids[-1], one.scope)


def _entry(one: PastDecision, number: int, undoes: int | None) -> dict[str, object]:
    return {
        "finding_id": number,
        "reviewer": one.reviewer,
        "decided": one.decided,
        "what": one.what,
        "scope": one.scope if one.what is DecisionKind.NOT_AN_ERROR else None,
        "replacement": one.replacement,
        "previous": one.previous,
        "from_state": one.from_state,
        "reason": one.reason,
        "undoes_id": undoes,
    }
