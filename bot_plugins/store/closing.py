"""Closing findings that wait for a decision, and have nothing left to decide."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, update

from bot_plugins.store.claims import UNCLAIMED
from bot_plugins.store.database import batches, transaction
from bot_plugins.store.schema import finding
from bot_plugins.store.states import REVIEWABLE, State


def as_vanished(reason: str) -> dict[str, Any]:
    """Return the columns of a finding that is closed, and why."""
    return {"state": State.VANISHED, "reason": reason, **UNCLAIMED}


@transaction
def close_waiting(connection: Connection, numbers: Collection[int], reason: str) -> int:
    """Close findings whose words the page no longer has; return how many waited."""
    closed = 0
    for some in batches(sorted(numbers)):
        waiting = update(finding).where(finding.c.id.in_(some), finding.c.state.in_(REVIEWABLE))
        closed += connection.execute(waiting.values(as_vanished(reason))).rowcount
    return closed
