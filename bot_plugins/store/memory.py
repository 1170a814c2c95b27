"""Memory of what people called "not an error": on one page, or everywhere.

On a page it holds for the words in their near context, so that it survives changes elsewhere on the
page. Everywhere it holds for the words between their two neighbouring words: just enough to
recognise a name or a saying ("see The The live").
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from sqlalchemy import Connection, select

from bot_plugins.core.change import Change
from bot_plugins.store.items import Item
from bot_plugins.store.matching import WIDTHS, near, neighbours
from bot_plugins.store.schema import memory
from bot_plugins.store.states import Scope

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
    prints = {one: {fingerprint(one, page), fingerprint(one, None)} for one in findings}
    if not prints:
        return set()
    asked = set().union(*prints.values())
    found = select(memory.c.fingerprint).where(memory.c.fingerprint.in_(asked))
    known = set(connection.scalars(found))
    return {one for one in findings if prints[one] & known}
