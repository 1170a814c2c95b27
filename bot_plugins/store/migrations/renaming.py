"""Renaming of rules in findings, memory and switches, so that people's decisions stay valid."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, TableClause, and_, column, select, table, update

from bot_plugins.core.change import Change, RuleName
from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability
from bot_plugins.store.columns import Exact
from bot_plugins.store.suppressions import fingerprint

_BATCH = 1000
_ANY = Applicability.REVIEW
NAME, WORD = Exact(255), Exact(64)
FINDING = table(
    "copyedit_finding",
    *map(column, "id proposal_id page_id start_offset end_offset".split()),
    column("rule", NAME),
    *(column(name, Exact()) for name in "before_text replacement".split()),
    *(column(name, Exact()) for name in "context_before context_after".split()),
)
MEMORY = table(
    "copyedit_memory",
    *map(column, "id page_id decision_id".split()),
    column("fingerprint", WORD),
    column("rule", NAME),
)
DECISION = table("copyedit_decision", column("id"), column("finding_id"))
SWITCH = table("copyedit_switch", *map(column, "id site_id is_off".split()), column("rule", NAME))


def rename(connection: Connection, renamed: Mapping[str, str]) -> None:
    """Give rows the new names; a row whose new name is taken keeps the old one."""
    for old, new in renamed.items():
        _remember(connection, old, new)
        _rename(connection, FINDING, "proposal_id start_offset end_offset", old, new)
        _rename(connection, SWITCH, "site_id is_off", old, new)


def _rename(connection: Connection, rows: TableClause, same: str, old: str, new: str) -> None:
    other = rows.alias()
    is_taken = and_(other.c.rule == new, *(other.c[name] == rows.c[name] for name in same.split()))
    free = select(rows.c.id).outerjoin(other, is_taken)
    free = free.where(rows.c.rule == old, other.c.id.is_(None))
    ids = list(connection.scalars(free))
    for start in range(0, len(ids), _BATCH):
        some = rows.c.id.in_(ids[start : start + _BATCH])
        connection.execute(update(rows).where(some).values(rule=new))


def _remember(connection: Connection, old: str, new: str) -> None:
    """Give "not an error" entries the hash that they have with the rule's new name."""
    rows = (
        select(
            MEMORY.c.id,
            MEMORY.c.page_id,
            FINDING.c.before_text,
            FINDING.c.context_before,
            FINDING.c.context_after,
        )
        .join(DECISION, DECISION.c.id == MEMORY.c.decision_id)
        .join(FINDING, FINDING.c.id == DECISION.c.finding_id)
        .where(MEMORY.c.rule == old)
    )
    for row in connection.execute(rows).all():
        around = {"context_before": row.context_before, "context_after": row.context_after}
        change = Change(RuleName(new), _ANY, Edit(0, 0, ""), row.before_text, "", **around)
        values = {"rule": new, "fingerprint": fingerprint(change, row.page_id)}
        connection.execute(update(MEMORY).where(MEMORY.c.id == row.id).values(values))
