"""Changes that a person makes by hand beside a finding: accepted with it, or none of them.

Such a change is a finding too, of the rule ``BY_HAND``: it is saved, undone and carried over to
newer revisions like any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, or_, select

from bot_plugins.core.change import Change, RuleName
from bot_plugins.store.database import Record, transaction
from bot_plugins.store.decisions import ACCEPT, DecisionDetails, decided
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.findings import Item
from bot_plugins.store.pages import lock_page
from bot_plugins.store.put import add_findings
from bot_plugins.store.schema import finding, proposal
from bot_plugins.store.states import UNRESOLVED, State

BY_HAND = RuleName("by_hand")
_TAKEN = (*UNRESOLVED, State.SAVING)


@transaction
def decide_with(
    connection: Connection,
    reviewer: str,
    number: int,
    verdict: DecisionDetails,
    beside: Sequence[Change],
) -> Item:
    """Decide about a finding, and accept the changes made ``beside`` it; return the finding.

    Raises:
        RefusedError: the decision is refused, a newer revision of the page is known, or another
            finding is about the same words; nothing is decided.
        TextError: a replacement cannot be stored.
    """
    c = finding.c
    known = select(c.id, c.page_id, c.proposal_id, c.run_id).where(c.id == number)
    row = connection.execute(known).one_or_none()
    if row is None:
        raise RefusedError(f"there is no finding {number}")
    where = lock_page(connection, row.page_id)
    item = decided(connection, reviewer, number, verdict)
    _check(connection, row, beside)
    add_findings(connection, row.proposal_id, where, beside, row.run_id)
    for made in _made(connection, row.proposal_id, beside):
        decided(connection, reviewer, made, ACCEPT)
    return item


def _check(connection: Connection, row: Record, beside: Sequence[Change]) -> None:
    """Refuse changes where the page has changed, or where another finding stands."""
    c = finding.c
    is_open = select(proposal.c.is_open).where(proposal.c.id == row.proposal_id)
    if not connection.scalar(is_open):
        raise RefusedError("the page has changed since: only the marked words can be changed here")
    others = select(c.start, c.end, c.before).where(
        c.proposal_id == row.proposal_id,
        c.id != row.id,
        or_(c.state.in_(_TAKEN), c.rule == BY_HAND),
    )
    for other in connection.execute(others):
        if any(change.start <= other.end and other.start <= change.end for change in beside):
            words = f"“{other.before}”" if other.before else "the same place"
            raise RefusedError(f"another change is about {words}: decide on that one by itself")


def _made(connection: Connection, number: int, beside: Sequence[Change]) -> list[int]:
    c = finding.c
    made = select(c.id).where(c.proposal_id == number, c.rule == BY_HAND, c.state == State.OPEN)
    starts = [change.start for change in beside]
    return list(connection.scalars(made.where(c.start.in_(starts)).order_by(c.id)))
