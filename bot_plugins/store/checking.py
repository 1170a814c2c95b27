"""Read JSON objects that may come from anywhere: every error names the line and the key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import TypeVar

from bot_plugins.store.columns import MOST_BYTES
from bot_plugins.store.errors import ImportRefusedError

EnumT = TypeVar("EnumT", bound=Enum)

MOST_NUMBER = (1 << 31) - 1
"""MariaDB's INTEGER; offsets and lines are far below."""
MOST_ID = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Checked:
    """A JSON object, and what to call it in errors: "line 3", "line 3, findings[0]"."""

    values: Mapping[str, object]
    name: str

    def text(self, key: str, most: int = MOST_BYTES, default: str | None = None) -> str:
        """Return a text of at most ``most`` bytes in UTF-8."""
        value = self._get(key, default)
        if not isinstance(value, str):
            raise self.error(key, "must be a text")
        try:
            length = len(value.encode())
        except UnicodeEncodeError as error:
            raise self.error(key, "holds a lone surrogate, which is no character") from error
        if length > most:
            raise self.error(key, f"has {length} bytes; {most} can be kept")
        return value

    def optional_text(self, key: str) -> str | None:
        """Return a text, or None where it is null or not there."""
        return None if self.values.get(key) is None else self.text(key)

    def number(self, key: str, least: int = 0, most: int = MOST_NUMBER) -> int:
        """Return a whole number; true and false are none."""
        value = self._get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.error(key, f"must be a whole number from {least} to {most}")
        return value

    def truth(self, key: str) -> bool:
        """Return true or false."""
        value = self._get(key)
        if not isinstance(value, bool):
            raise self.error(key, "must be true or false")
        return value

    def choice(self, key: str, kind: type[EnumT]) -> EnumT:
        """Return a member of an enumeration, written as its value."""
        value = self.text(key)
        known = [one.value for one in kind]
        if value not in known:
            raise self.error(key, f"must be one of {', '.join(known)}")
        return kind(value)

    def time(self, key: str) -> datetime:
        """Return a time; ISO 8601, in UTC unless it says another zone."""
        try:
            found = datetime.fromisoformat(self.text(key))
        except ValueError as error:
            raise self.error(key, "must be a time as 2024-05-01T12:30:00Z") from error
        try:
            return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
        except OverflowError as error:
            raise self.error(key, "is out of all time") from error

    def objects(self, key: str) -> Iterator[Checked]:
        """Yield the objects of a list."""
        value = self._get(key, [])
        if not isinstance(value, list):
            raise self.error(key, "must be a list")
        for index, one in enumerate(value):
            if not isinstance(one, dict):
                raise self.error(f"{key}[{index}]", "must be an object")
            yield Checked(one, f"{self.name}, {key}[{index}]")

    def error(self, key: str, what: str) -> ImportRefusedError:
        """Return an error about a key."""
        return ImportRefusedError(f"{self.name}: {key} {what}; nothing was imported")

    def _get(self, key: str, default: object = None) -> object:
        value = self.values.get(key, default)
        if value is None:
            raise self.error(key, "is missing")
        return value


def read_line(line: str, number: int) -> Checked:
    """Return the object on a line of JSON Lines; lines count from 1.

    Raises:
        ImportRefusedError: it is no object.
    """
    name = f"line {number}"
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ImportRefusedError(f"{name}: is no JSON ({error}); nothing was imported") from error
    if not isinstance(values, dict):
        raise ImportRefusedError(f"{name}: must be an object; nothing was imported")
    return Checked(values, name)
