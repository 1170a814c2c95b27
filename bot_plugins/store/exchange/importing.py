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

from bot_plugins.store.database import Store
from bot_plugins.store.decisions import write_down
from bot_plugins.store.errors import ImportRefusedError
from bot_plugins.store.exchange.reading import proposals
from bot_plugins.store.exchange.records import PastFinding, PastProposal
from bot_plugins.store.exchange.verdicts import PastDecision, last_standing, taken_back
from bot_plugins.store.findings import items_with
from bot_plugins.store.pages import is_known, lock_page_of, look_at
from bot_plugins.store.put import add_findings, insert_proposal, put_page
from bot_plugins.store.schema import decision, finding, proposal
from bot_plugins.store.states import LEADS_TO, REVIEWABLE, DecisionKind, State
from bot_plugins.store.suppressions import remember
from bot_plugins.store.tasks import end_run, start_run

ACCEPTED_ELSEWHERE = "accepted in another queue by "


def without_acceptances_of_others(past: PastFinding, trusted: Collection[str]) -> PastFinding:
    """Return a finding without the acceptances of reviewers who are not ``trusted``.

    These are not put in the log of decisions, where they would count for the rule; the reason that
    a reviewer is shown names who accepted. Nothing else is changed: a finding that was saved is
    still not proposed again.
    """
    undone = taken_back(past.decisions)
    dropped = {
        index
        for index, verdict in enumerate(past.decisions)
        if LEADS_TO.get(verdict.what) is State.ACCEPTED and verdict.reviewer not in trusted
    }
    dropped |= {undo for undo, index in undone.items() if index in dropped}
    kept = tuple(verdict for index, verdict in enumerate(past.decisions) if index not in dropped)
    changed: dict[str, object] = {"decisions": kept}
    last = last_standing(past.decisions)
    if past.state is State.ACCEPTED and last and last.reviewer not in trusted:
        words = f" as {last.replacement!r}" if last.what is DecisionKind.EDIT else ""
        reason = f"{ACCEPTED_ELSEWHERE}{last.reviewer}{words}"
        changed |= {"state": last.from_state, "edited": last.previous, "reason": reason}
    return past.model_copy(update=changed)


def waits(past: PastFinding) -> bool:
    """Tell whether a finding waits because its reviewer is not trusted."""
    return past.state in REVIEWABLE and past.reason.startswith(ACCEPTED_ELSEWHERE)


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
    reviewers = {by.reviewer for record in proposals(file, name) for past in record.findings
                 for by in past.decisions}  # fmt: skip
    _check_known(name, trusted, reviewers)
    file.seek(0)
    run = start_run(store, COMMAND)
    totals = Imported()
    new_pages: set[int] = set()
    for record in proposals(file, name):
        ours = record.model_copy(update={"findings": tuple(
            without_acceptances_of_others(past, trusted) for past in record.findings)})  # fmt: skip
        added = store.write(_import, ours, run, frozenset(new_pages))
        totals.proposals += 1
        totals.findings += added.findings
        totals.decisions += added.decisions
        totals.waiting += added.waiting
        new_pages |= {added.new_page} - {0}
    end_run(store, run, pages=totals.proposals)
    return totals


def _check_known(name: str, trusted: Collection[str], reviewers: Collection[str]) -> None:
    for reviewer in trusted:
        if reviewer not in reviewers:
            near = get_close_matches(reviewer, reviewers, 1)
            hint = f"; {near[0]} did" if near else ""
            raise ImportRefusedError(
                f"{name}: {reviewer} decided nothing in it{hint}; nothing was imported"
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
    added.decisions = sum(len(restored.decisions) for restored in taken)
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
            _set_outcome(connection, untouched[place], there)
            _copy_decisions(connection, untouched[place], there.decisions)
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


def _set_outcome(connection: Connection, number: int, past: PastFinding) -> None:
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


def _copy_decisions(connection: Connection, number: int, past: Sequence[PastDecision]) -> None:
    """Copy decisions into the log, and remember their "not an error" verdicts."""
    ids: list[int] = []
    undone = taken_back(past)
    [item] = items_with(connection, [number])
    for index, verdict in enumerate(past):
        undoes = ids[undone[index]] if index in undone else None
        ids.append(write_down(connection, _log_entry(verdict, number, undoes)))
        if verdict.what is DecisionKind.NOT_AN_ERROR and index not in undone.values():
            remember(connection, item, ids[-1], verdict.scope)


def _log_entry(verdict: PastDecision, number: int, undoes: int | None) -> dict[str, object]:
    return {
        "finding_id": number,
        "reviewer": verdict.reviewer,
        "decided": verdict.decided,
        "what": verdict.what,
        "scope": verdict.scope if verdict.what is DecisionKind.NOT_AN_ERROR else None,
        "replacement": verdict.replacement,
        "previous": verdict.previous,
        "from_state": verdict.from_state,
        "reason": verdict.reason,
        "undoes_id": undoes,
    }
