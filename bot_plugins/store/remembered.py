"""The list of what people called no error: what the queue remembers, who said so, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot_plugins.store.database import Store
from bot_plugins.store.findings import Item, items_with
from bot_plugins.store.schema import decision, memory
from bot_plugins.store.states import Scope


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is not an error: the words of ``item``, on its page or everywhere.

    ``decision`` is the id of the decision by which it is remembered: taking that back forgets it.
    ``decided`` is in UTC.
    """

    id: int
    decision: int
    scope: Scope
    reviewer: str
    decided: datetime
    item: Item


def remembered_before(store: Store, before: int, limit: int) -> list[Remembered]:
    """Return what is remembered with ids below ``before``, the newest first."""
    statement = (
        select(
            memory.c.id,
            memory.c.decision_id,
            memory.c.page_id,
            decision.c.reviewer,
            decision.c.decided,
            decision.c.finding_id,
        )
        .join(decision, decision.c.id == memory.c.decision_id)
        .where(memory.c.id < before)
        .order_by(memory.c.id.desc())
        .limit(limit)
    )
    with store.reading() as connection:
        rows = connection.execute(statement).all()
        items = {item.id: item for item in items_with(connection, [row.finding_id for row in rows])}
    return [
        Remembered(
            row.id,
            row.decision_id,
            Scope.EVERYWHERE if row.page_id is None else Scope.PAGE,
            row.reviewer,
            row.decided,
            items[row.finding_id],
        )
        for row in rows
    ]
