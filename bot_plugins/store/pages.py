"""Sites and pages: found by name or made, and locked while something about them changes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Table, select
from sqlalchemy.exc import IntegrityError

from bot_plugins.store.incoming import Incoming
from bot_plugins.store.schema import page, site


def site_id(connection: Connection, name: str) -> int:
    """Return the id of a site, which is made if it is new."""
    return _found_or_made(connection, site, {"name": name}, {})


def lock_page_of(connection: Connection, incoming: Incoming) -> Row[Any]:
    """Return a page's row, made if it is new, locked until the transaction ends.

    All that changes several findings of a page goes through this lock, in this order: first
    the page, then its findings.
    """
    which = {"site_id": site_id(connection, incoming.site), "title": incoming.title}
    rest = {"pageid": 0, "url": "", "revid": 0, "rules_version": ""}
    return lock_page(connection, _found_or_made(connection, page, which, rest))


def lock_page(connection: Connection, number: int) -> Row[Any]:
    """Return the row of a page that exists, locked until the transaction ends."""
    return connection.execute(select(page).where(page.c.id == number).with_for_update()).one()


def _found_or_made(
    connection: Connection, table: Table, which: dict[str, Any], rest: dict[str, Any]
) -> int:
    """Return the id of the one row that has ``which``, made with ``rest`` if it is new."""
    wanted = select(table.c.id).where(*(table.c[name] == value for name, value in which.items()))
    found = connection.scalar(wanted)
    if found is not None:
        return int(found)
    try:
        with connection.begin_nested():
            made = connection.execute(table.insert().values(**which, **rest))
            return int(made.inserted_primary_key[0])
    except IntegrityError:  # another process was quicker; READ COMMITTED shows its row
        return int(connection.execute(wanted).scalar_one())
