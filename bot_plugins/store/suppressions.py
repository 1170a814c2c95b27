"""Suppressions: what people called "not an error", on one page or everywhere.

On a page it holds for the words in their near context, so that it survives changes elsewhere on the
page. Everywhere it holds for the words between their two neighbouring words: just enough to
recognise a name or a saying ("see The The live"). Open findings that it covers are closed with it,
and reopened when the decision is taken back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from sqlalchemy import Connection, select, update

from bot_plugins.core.change import Change
from bot_plugins.store.closing import as_vanished
from bot_plugins.store.database import batches
from bot_plugins.store.findings import STORED, Item, change_of
from bot_plugins.store.matching import WIDTHS, near, neighbours
from bot_plugins.store.schema import finding, memory
from bot_plugins.store.states import Scope, State

_DIGITS = 32
_NEAR = WIDTHS[-1]


def fingerprint(change: Change, page: int | None) -> str:
    """Return the hash that identifies what is remembered; ``page`` is None for everywhere."""
    around = neighbours(change) if page is None else near(change, _NEAR)
    whole = repr((page, change.rule, change.before, *around))
    return hashlib.sha256(whole.encode()).hexdigest()[:_DIGITS]


def remember(connection: Connection, item: Item, decision: int, scope: Scope) -> None:
    """Store that a decision called a finding no error."""
    where = None if scope is Scope.EVERYWHERE else item.page_id
    row = {
        "fingerprint": fingerprint(item.change, where),
        "rule": item.change.rule,
        "before_text": item.change.before,
        "page_id": where,
        "decision_id": decision,
    }
    connection.execute(memory.insert().values(row))


def forget(connection: Connection, decision: int) -> None:
    """Delete what ``remember`` stored for a decision."""
    connection.execute(memory.delete().where(memory.c.decision_id == decision))


def remembered(connection: Connection, page: int, findings: Collection[Change]) -> set[Change]:
    """Return those findings that people called no error, on their page or everywhere."""
    prints = {change: {fingerprint(change, page), fingerprint(change, None)} for change in findings}
    if not prints:
        return set()
    asked = set().union(*prints.values())
    found = select(memory.c.fingerprint).where(memory.c.fingerprint.in_(asked))
    known = set(connection.scalars(found))
    return {change for change in findings if prints[change] & known}


_REASON = "called no error everywhere, with the finding {}"


def close_alike(connection: Connection, item: Item) -> int:
    """Close the open findings with the same fingerprint as ``item``; return how many."""
    c = finding.c
    change = item.change
    wanted = (c.state == State.OPEN, c.rule == change.rule, c.before == change.before)
    rows = connection.execute(select(c.id, *(c[name] for name in STORED)).where(*wanted))
    mine = fingerprint(change, None)
    alike = [row.id for row in rows if fingerprint(change_of(row), None) == mine]
    closed = as_vanished(_REASON.format(item.id))
    for batch in batches(alike):
        still_open = (c.id.in_(batch), c.state == State.OPEN)
        connection.execute(update(finding).where(*still_open).values(closed))
    return len(alike)


def reopen_alike(connection: Connection, number: int) -> None:
    """Reopen the findings that were closed with the finding ``number``."""
    c = finding.c
    closed = (c.state == State.VANISHED, c.reason == _REASON.format(number))
    connection.execute(update(finding).where(*closed).values(state=State.OPEN, reason=""))
