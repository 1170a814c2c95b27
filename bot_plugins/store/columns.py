"""Column types that the databases handle differently: text, lists of texts and times."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.dialects import mysql
from sqlalchemy.types import TypeDecorator, TypeEngine

from bot_plugins.store.errors import TextError

MOST_BYTES = (1 << 24) - 1
"""The capacity of MariaDB's MEDIUMBLOB; a MediaWiki page has up to 2 MB ($wgMaxArticleSize)."""


class Exact(TypeDecorator[str]):
    """Text that is compared code point by code point, and stored unchanged.

    On MariaDB it is UTF-8 in a binary column, as MediaWiki itself stores titles: every collation of
    MariaDB treats some different texts as equal (case, accents, or at least trailing spaces).
    SQLite compares exactly by default. NULs and characters of 4 bytes are preserved; a lone
    surrogate, which is no character, raises ``TextError``. ``most`` is the maximum length in bytes
    of UTF-8, the same on every database.
    """

    impl = Text
    cache_ok = True

    def __init__(self, most: int = MOST_BYTES) -> None:
        super().__init__()
        self.most = most

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose a binary column where text would be compared by a collation."""
        if dialect.name not in ("mysql", "mariadb"):
            return dialect.type_descriptor(Text())
        short = self.most < MOST_BYTES
        return dialect.type_descriptor(mysql.VARBINARY(self.most) if short else mysql.MEDIUMBLOB())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | bytes | None:
        """Check a text before it is stored."""
        if value is None:
            return None
        coded = _utf8(value)
        if len(coded) > self.most:
            raise TextError(f"{value[:40]!r}... has {len(coded)} bytes; {self.most} can be kept")
        return coded if dialect.name in ("mysql", "mariadb") else str(value)

    def process_result_value(self, value: str | bytes | None, dialect: Dialect) -> str | None:
        """Return a text as it was stored."""
        return value.decode() if isinstance(value, bytes) else value


class TextList(TypeDecorator[tuple[str, ...]]):
    """A list of exact texts, in order, as JSON; an empty list is stored as NULL."""

    impl = Text
    cache_ok = True
    _exact = Exact()

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the column type of ``Exact``."""
        return self._exact.load_dialect_impl(dialect)

    def process_bind_param(
        self, value: tuple[str, ...] | None, dialect: Dialect
    ) -> str | bytes | None:
        """Encode the texts; a lone surrogate raises ``TextError``, as in any text."""
        coded = json.dumps(value, ensure_ascii=False) if value else None
        return self._exact.process_bind_param(coded, dialect)

    def process_result_value(self, value: str | bytes | None, dialect: Dialect) -> tuple[str, ...]:
        """Return the texts as they were stored."""
        coded = self._exact.process_result_value(value, dialect)
        return tuple(json.loads(coded)) if coded else ()


class Moment(TypeDecorator[datetime]):
    """A time in UTC, to the microsecond. A value without a zone is taken as UTC."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Ask MariaDB for microseconds; by default it stores whole seconds."""
        if dialect.name not in ("mysql", "mariadb"):
            return dialect.type_descriptor(DateTime())
        return dialect.type_descriptor(mysql.DATETIME(fsp=6))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert to UTC and drop the zone, which no column stores.

        The result is a plain ``datetime``: drivers write subclasses by their own ``isoformat``, and
        Pywikibot's ends in "Z", which MariaDB refuses.
        """
        if value is None:
            return None
        utc = value if value.tzinfo is None else value.astimezone(UTC)
        return datetime.combine(utc.date(), utc.time())

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Mark the time as UTC."""
        return value and value.replace(tzinfo=UTC)


def now() -> datetime:
    """Return the present time in UTC."""
    return datetime.now(UTC)


def check_text(*values: str) -> None:
    """Raise ``TextError`` for a text that cannot be stored."""
    for value in values:
        _utf8(value)


def _utf8(value: str) -> bytes:
    try:
        return value.encode()
    except UnicodeEncodeError as error:
        raise TextError(
            f"{value[:40]!r} cannot be stored: its code point {error.start} is a lone surrogate"
        ) from error
