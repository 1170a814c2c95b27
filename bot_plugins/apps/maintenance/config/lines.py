"""Finds the line of a key in a TOML file, because tomllib gives no lines of values.

It parses the file's beginnings, each one line longer than the one before. The first beginning that
parses and has the key ends with the key's statement; the statement begins after the last shorter
beginning that parses. An array over several lines is closed for the trial, so that its items have
lines of their own. This is only done for mistakes.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from functools import lru_cache
from typing import Any

Path = tuple[str | int, ...]
"""Keys and, from 0, positions in arrays: ``("task", 0, "limits", "pages")``."""
_CLOSINGS = ("", "]")


class Lines:
    """The lines of a valid TOML text."""

    def __init__(self, text: str) -> None:
        self._lines = text.removesuffix("\n").split("\n")  # TOML has no other line ends
        self._parsed = lru_cache(maxsize=512)(self._parse)

    def of(self, path: Path) -> int:
        """Return the line, from 1, where the value at ``path`` begins.

        A path that is not in the text is shortened until it is: a key that is missing from a table
        has the line of the table's header. The whole file has line 1.
        """
        while path and not self._has(len(self._lines), path):
            path = path[:-1]
        if not path:
            return 1
        end = bisect_left(range(len(self._lines) + 1), True, key=lambda at: self._has(at, path))
        return self._last_whole(end - 1) + 1

    def _last_whole(self, end: int) -> int:
        """Return how many of the first ``end`` lines can be parsed, up to a statement's end."""
        while end > 0 and self._parsed(end) is None:
            end -= 1
        return max(end, 0)

    def _has(self, end: int, path: Path) -> bool:
        found: Any = self._parsed(self._last_whole(end))
        for step in path:
            if not _is_in(found, step):
                return False
            found = found[step]
        return True

    def _parse(self, end: int) -> dict[str, Any] | None:
        beginning = "".join(f"{line}\n" for line in self._lines[:end])
        for closing in _CLOSINGS:
            try:
                return tomllib.loads(beginning + closing)
            except (ValueError, RecursionError):  # ValueError: also a number with too many digits
                continue
        return None


def unparsed(text: str, line: int | None = None) -> int:
    """Return the line, from 1, where the statement begins that cannot be parsed.

    Args:
        text: A text that does not parse.
        line: The line where the parser gave up, by default the last.
    """
    lines = text.split("\n")
    for end in range(min(line or len(lines), len(lines)), 0, -1):
        try:
            tomllib.loads("\n".join(lines[:end]))
        except (ValueError, RecursionError):
            continue
        return end + 1
    return 1


def _is_in(found: object, step: str | int) -> bool:
    if isinstance(step, int):
        return isinstance(found, list) and step < len(found)
    return isinstance(found, dict) and step in found
