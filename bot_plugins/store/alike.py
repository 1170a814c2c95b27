"""Closing the open findings that a "not an error" decision for everywhere also covers.

Open findings with the same rule, words and neighbouring words are closed with it, and reopened when
the decision is taken back.
"""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from bot_plugins.store.items import STORED, Item, change_of
from bot_plugins.store.memory import fingerprint
from bot_plugins.store.schema import finding
from bot_plugins.store.states import State

_REASON = "called no error everywhere, with the finding {}"
_BATCH = 1000
"""Ids per statement; databases limit a statement's length."""


def close_alike(connection: Connection, item: Item) -> int:
    """Close the open findings with the same fingerprint as ``item``; return how many."""
    c = finding.c
    change = item.change
    wanted = (c.state == State.OPEN, c.rule == change.rule, c.before == change.before)
    rows = connection.execute(select(c.id, *(c[name] for name in STORED)).where(*wanted))
    mine = fingerprint(change, None)
    alike = [row.id for row in rows if fingerprint(change_of(row), None) == mine]
    closed = {
        "state": State.VANISHED,
        "reason": _REASON.format(item.id),
        "claimed_by": None,
        "claimed_until": None,
    }
    for start in range(0, len(alike), _BATCH):
        batch = (c.id.in_(alike[start : start + _BATCH]), c.state == State.OPEN)
        connection.execute(update(finding).where(*batch).values(closed))
    return len(alike)


def reopen_alike(connection: Connection, number: int) -> None:
    """Reopen the findings that were closed with the finding ``number``."""
    c = finding.c
    closed = (c.state == State.VANISHED, c.reason == _REASON.format(number))
    connection.execute(update(finding).where(*closed).values(state=State.OPEN, reason=""))
