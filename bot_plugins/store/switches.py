"""Rules that are switched off on a wiki: since when, why, and who switched them on again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.selectable import Subquery

from bot_plugins.store.columns import now
from bot_plugins.store.pages import site_id
from bot_plugins.store.queue import Store, transaction
from bot_plugins.store.rows import insert
from bot_plugins.store.schema import site as sites
from bot_plugins.store.schema import switch


@dataclass(frozen=True, slots=True)
class Switch:
    """A rule that is off on a site, since ``off_at`` (UTC)."""

    site: str
    rule: str
    off_at: datetime
    reason: str


def switched_off(store: Store, site: str) -> dict[str, Switch]:
    """Return the rules that are off on a site, by name."""
    c = switch.c
    statement = (
        select(c.rule, c.off_at, c.reason)
        .join(sites, sites.c.id == c.site_id)
        .where(sites.c.name == site, c.is_off == 1)
        .order_by(c.rule)
    )
    with store.reading() as connection:
        rows = connection.execute(statement)
        return {row.rule: Switch(site, row.rule, row.off_at, row.reason) for row in rows}


@transaction
def switch_off(connection: Connection, site: str, rule: str, reason: str) -> bool:
    """Switch a rule off on a site; return False, and keep the old reason, if it was off."""
    row = {"site_id": site_id(connection, site), "rule": rule, "reason": reason}
    try:
        with connection.begin_nested():
            insert(connection, switch, {**row, "is_off": 1, "off_at": now()})
    except IntegrityError:
        return False
    return True


@transaction
def switch_on(connection: Connection, site: str, rule: str, by: str) -> bool:
    """Switch a rule on again, in somebody's name; return False if it was on.

    Its figures start from zero: it was switched off for what had been counted against it.
    """
    is_off = (switch.c.rule == rule, switch.c.is_off == 1)
    here = switch.c.site_id == select(sites.c.id).where(sites.c.name == site).scalar_subquery()
    turned = update(switch).where(here, *is_off)
    values = {"is_off": None, "on_at": now(), "on_by": by}
    return bool(connection.execute(turned.values(values)).rowcount)


def last_on(site: int) -> Subquery:
    """Return when (``at``) each rule was last switched on again on a site, by ``rule``."""
    c = switch.c
    latest = select(c.rule, func.max(c.on_at).label("at"))
    return latest.where(c.site_id == site, c.on_at.is_not(None)).group_by(c.rule).subquery()
