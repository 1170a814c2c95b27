"""Reads a configuration file, or reports everything that is wrong with it, line by line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot_plugins.apps.maintenance.config import lines as lines_of
from bot_plugins.apps.maintenance.config.lines import Lines, unparsed
from bot_plugins.apps.maintenance.config.mistakes import Mistake, validated
from bot_plugins.apps.maintenance.config.model import Configuration
from bot_plugins.apps.maintenance.config.wording import quoted
from bot_plugins.core.nearest import file_hint

MOST_BYTES = 1_000_000
"""The most bytes of a configuration, so that a dump named by mistake is not read to its end."""
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


class ConfigurationError(ValueError):
    """A configuration cannot be used; ``mistakes`` has one line of text for each mistake."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = tuple(mistakes)


def read(path: Path) -> Configuration:
    """Return the configuration in a TOML file; relative paths in it start from its folder.

    Raises:
        ConfigurationError: the message has a line ``FILE:LINE: KEY: WHAT`` for every mistake.
    """
    text = _text(path)
    raw = _parsed(path, text)
    configuration, mistakes = validated(raw, path.absolute().parent)
    if configuration is None:
        raise ConfigurationError(_listed(path, text, mistakes))
    return configuration


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        hint = "write one with -init" if isinstance(error, FileNotFoundError) else "name another"
        hint += file_hint(path)
        raise ConfigurationError([f"{path}: cannot be read ({why}); {hint}"]) from error
    if len(content) > MOST_BYTES:
        raise ConfigurationError([f"{path}: is longer than {MOST_BYTES:,} bytes; name another"])
    try:
        # Windows editors put a byte order mark first.
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigurationError(
            [f"{path}:{line}: is not UTF-8, as TOML must be; save the file as UTF-8"]
        ) from error


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except ValueError as error:
        line, what = _syntax(text, str(error))
    except RecursionError:
        line, what = unparsed(text), "brackets are nested too deep"
    raise ConfigurationError(
        [f"{path}:{line}: is not TOML: {what}; nothing after it was looked at"]
    )


def _syntax(text: str, message: str) -> tuple[int, str]:
    """Return the line of a syntax error, and tomllib's message without the position."""
    place = _PLACE.search(message)
    if place and place[1]:
        line = int(place[1])
        begins = unparsed(text, line)
        # An unclosed statement may begin far above the line where parsing fails.
        above = f", in what begins in line {begins}" if begins < line else ""
        return (
            line,
            f"{message[:1].lower()}{message[1 : place.start()]} in column {place[2]}{above}",
        )
    # An unclosed statement fails only at the end of the file; find where it begins.
    what = f"{message[: place.start()]}, and the file ends" if place else message.partition(":")[0]
    return unparsed(text), f"{what[:1].lower()}{what[1:]}"


def _listed(path: Path, text: str, mistakes: Sequence[Mistake]) -> list[str]:
    lines = Lines(text)
    placed = [(lines.of(one.path), one) for one in mistakes]
    return [
        f"{path}:{line}: {_key(one.path)}: {one.what}"
        for line, one in sorted(placed, key=lambda pair: pair[0])
    ]


def _key(path: lines_of.Path) -> str:
    """Return a path as people write it: ``task[0].limits.pages``."""
    steps = (
        f"[{step}]"
        if isinstance(step, int)
        else f".{step if _BARE.fullmatch(step) else quoted(step)}"
        for step in path
    )
    return "".join(steps).removeprefix(".")
