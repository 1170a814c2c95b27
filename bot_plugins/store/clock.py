"""The time by which claims begin and end: the database server's, so that machines agree.

An SQLite file is used by one machine, and has that machine's time. Any clock may be wrong for a
while. A claim that ends much later than the longest one taken now would is void: it was taken with
a clock that was ahead, and would keep everybody away until then.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, func, or_, select

from bot_plugins.store.columns import Moment, now

LONGEST_CLAIM = timedelta(minutes=10)
"""How long somebody may be busy with one finding, or page, without a sign of life."""
TOLERANCE = timedelta(minutes=1)
"""How much later a claim may end than the longest one taken now: whoever waits for a lock (30 s,
``connecting.BUSY_SECONDS``) then sees claims that were taken after it asked for the time."""


def present(connection: Connection) -> datetime:
    """Return the present time in UTC, as the database has it."""
    if connection.dialect.name == "sqlite":
        return now()
    server = select(func.utc_timestamp(6, type_=Moment()))
    moment: datetime = connection.execute(server).scalar_one()
    return moment


def has_ended(until: datetime, at: datetime) -> bool:
    """Tell whether a claim has no effect at a time."""
    return not at < until <= at + LONGEST_CLAIM + TOLERANCE


def is_over(until: ColumnElement[datetime], at: datetime) -> ColumnElement[bool]:
    """Return what holds for claims that have no effect at a time."""
    return or_(until <= at, until > at + LONGEST_CLAIM + TOLERANCE)
