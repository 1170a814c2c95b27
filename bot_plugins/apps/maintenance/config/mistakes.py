"""Finds all mistakes in a parsed TOML configuration, in pydantic's words where they are clear."""

from __future__ import annotations

import re
import reprlib
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot_plugins.apps.maintenance.config.checks import Place, checked
from bot_plugins.apps.maintenance.config.model import Configuration, Limits, Log, Task, Watch
from bot_plugins.apps.maintenance.config.sources import KINDS
from bot_plugins.apps.maintenance.config.values import Section
from bot_plugins.core.nearest import did_you_mean

TOP = "the top of the file"
TABLES: dict[str, type[Section]] = {
    TOP: Configuration,
    "log": Log,
    "task": Task,
    "task.limits": Limits,
    "task.watch": Watch,
    **{f"task.source.{kind}": source for kind, source in KINDS.items()},
}
"""The tables by their names in TOML, sources with their kind."""
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_TABLE = "Input should be a table with its own header, such as [task.limits]"
_KIND = f"Input should have a kind: one of {', '.join(KINDS)}"
_WORDS = {
    "bool_type": "Input should be true or false",
    "missing": "this key is required; -init writes a file that explains every key",
    "model_attributes_type": _TABLE,
    "model_type": _TABLE,
    "tuple_type": "Input should be a list in brackets, or tables with a header such as [[task]]",
    "union_tag_invalid": _KIND,
    "union_tag_not_found": _KIND,
}
"""What is said instead of pydantic's message, by its type of error."""


class Mistake(NamedTuple):
    """The key with its value if it is short, as ``task.1.limits.pages = -1``; and what is wrong."""

    key: str
    what: str


def validated(raw: dict[str, Any], folder: Path) -> tuple[Configuration | None, list[Mistake]]:
    """Return the configuration, or None and all mistakes.

    Values that contradict each other are only looked for if every single value is right.

    Args:
        raw: The result of tomllib.
        folder: The folder that relative paths of files start from.
    """
    try:
        configuration = Configuration.model_validate(raw, context=folder)
    except ValidationError as error:
        return None, [_mistake(mistake) for mistake in error.errors(include_url=False)]
    found = [Mistake(_key(place), what) for place, what in checked(configuration)]
    return (None if found else configuration), found


def _mistake(error: ErrorDetails) -> Mistake:
    place, value = error["loc"], error["input"]
    if error["type"] == "extra_forbidden":
        return Mistake(_key(place), _unknown(place))
    what = _WORDS.get(error["type"], error["msg"].removeprefix("Value error, "))
    if place[0] == "queue" or not isinstance(value, str | int | float):  # it may have a password
        return Mistake(_key(place), what)
    return Mistake(f"{_key(place)} = {reprlib.repr(value)}", what)


def _key(place: Place) -> str:
    """Return the path of a key; tables and items of lists are counted from 1."""
    steps = (str(step + 1) if isinstance(step, int) else step for step in place)
    return ".".join(step if _BARE.fullmatch(step) else repr(step) for step in steps)


def _unknown(place: Place) -> str:
    """Return what to do about a key that its table does not have."""
    *table, key = (step for step in place if isinstance(step, str))
    if elsewhere := [name for name, other in TABLES.items() if key in other.model_fields]:
        return f"there is no such key here; it belongs to {' or '.join(elsewhere)}"
    known = TABLES[".".join(table) or TOP].model_fields
    hint = did_you_mean(key, known, f"there are {', '.join(known)}")
    return f"there is no such key; {hint}"
