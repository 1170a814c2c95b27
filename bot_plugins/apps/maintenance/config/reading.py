"""Reads a configuration file, or reports everything that is wrong with it."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot_plugins.apps.maintenance.config.mistakes import validated
from bot_plugins.apps.maintenance.config.model import Configuration
from bot_plugins.core.nearest import file_hint

MOST_BYTES = 1_000_000
"""The most bytes of a configuration, so that a dump named by mistake is not read to its end."""


class ConfigurationError(ValueError):
    """A configuration cannot be used; ``mistakes`` has one line of text for each mistake."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = tuple(mistakes)


def read(path: Path) -> Configuration:
    """Return the configuration in a TOML file; relative paths in it start from its folder.

    Raises:
        ConfigurationError: the message has a line ``FILE: KEY: WHAT`` for every mistake.
    """
    raw = _parsed(path, _text(path))
    configuration, mistakes = validated(raw, path.absolute().parent)
    if configuration is None:
        raise ConfigurationError([f"{path}: {mistake.key}: {mistake.what}" for mistake in mistakes])
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
        return content.decode("utf-8-sig")  # Windows editors put a byte order mark first
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigurationError(
            [f"{path}: line {line} is not UTF-8, as TOML must be; save the file as UTF-8"]
        ) from error


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # RecursionError: brackets nested too deep
        raise ConfigurationError([f"{path}: is not TOML: {error}"]) from error
