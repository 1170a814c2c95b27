"""The clock for claims: the database server's time, so that all machines agree.

An SQLite file is used by one machine, so that machine's time counts. Any clock may be wrong for a
while. A claim that ends much later than the longest one taken now would is void: it was taken when
the clock was ahead, and would block everybody until then.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, func, or_, select

from bot_plugins.store.columns import Moment, now

LONGEST_CLAIM = timedelta(minutes=10)
"""How long somebody may hold a finding or a page without a sign of life."""
TOLERANCE = timedelta(minutes=1)
"""How much later a claim may end than the longest one taken now: a process that waits for a lock
(30 s, ``connecting.BUSY_SECONDS``) sees claims that were taken after it asked for the time."""


def present(connection: Connection) -> datetime:
    """Return the present time in UTC, by the database's clock."""
    if connection.dialect.name == "sqlite":
        return now()
    server = select(func.utc_timestamp(6, type_=Moment()))
    moment: datetime = connection.execute(server).scalar_one()
    return moment


def has_ended(until: datetime, at: datetime) -> bool:
    """Tell whether a claim that lasts until ``until`` is over, or void, at a time."""
    return not at < until <= at + LONGEST_CLAIM + TOLERANCE


def is_over(until: ColumnElement[datetime], at: datetime) -> ColumnElement[bool]:
    """Return the condition that a claim is over, or void, at a time."""
    return or_(until <= at, until > at + LONGEST_CLAIM + TOLERANCE)
