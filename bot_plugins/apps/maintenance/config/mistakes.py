"""Finds all mistakes in a parsed TOML configuration at once.

Pydantic does not check a table as a whole while a part of it is wrong. So wrong parts are put aside
(replaced by harmless values or removed), and the rest is validated again.
"""

from __future__ import annotations

import copy
import pathlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot_plugins.apps.maintenance.config.checks import checked
from bot_plugins.apps.maintenance.config.lines import Path
from bot_plugins.apps.maintenance.config.model import Configuration
from bot_plugins.apps.maintenance.config.sections import near
from bot_plugins.apps.maintenance.config.wording import wording

Raw = dict[str, Any]
_TAGGED = 4
"""Steps to a source: task, its number, source, its number. Pydantic puts the kind after them."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A path and what is wrong with the value there."""

    path: Path
    what: str


def validated(raw: Raw, folder: pathlib.Path) -> tuple[Configuration | None, list[Mistake]]:
    """Return the configuration, or None and all mistakes.

    Args:
        raw: The result of tomllib.
        folder: The folder that relative paths of files start from.
    """
    found: list[Mistake] = []
    rest, aside = copy.deepcopy(raw), set[Path]()
    while True:
        try:
            configuration = Configuration.model_validate(rest, context=folder)
            break
        except ValidationError as error:
            errors = [one for one in error.errors(include_url=False) if not _is_echo(one)]
        found += [
            Mistake(path, wording(one, path, _table(raw, path)))
            for one in errors
            if not (_is_aside(path := _path(one), aside) or _is_misspelt(one, errors))
        ]
        aside |= {_put_aside(rest, _path(one)) for one in errors}
    found += [
        Mistake(path, what) for path, what in checked(configuration) if not _is_aside(path, aside)
    ]
    return (None if found else configuration), found


def _is_aside(path: Path, aside: set[Path]) -> bool:
    return any(path[: len(gone)] == gone for gone in aside)


def _is_misspelt(error: ErrorDetails, errors: Iterable[ErrorDetails]) -> bool:
    """Tell whether a key is missing only because it is misspelled, which is already reported."""
    *place, key = _path(error)
    return error["type"] == "missing" and any(
        other["type"] == "extra_forbidden"
        and [*_path(other)[:-1]] == place
        and near(str(_path(other)[-1]), [str(key)])
        for other in errors
    )


def _is_echo(error: ErrorDetails) -> bool:
    """Tell whether a list is reported as too short only because its items are wrong."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _path(error: ErrorDetails) -> Path:
    """Return the path of a mistake in the file."""
    path: Path = error["loc"]
    if path[:1] == ("task",) and path[2:3] == ("source",) and path[_TAGGED : _TAGGED + 1]:
        path = path[:_TAGGED] + path[_TAGGED + 1 :]
    if error["type"].startswith("union_tag"):
        path = (*path, "kind")
    return path + tuple(error.get("ctx", {}).get("at", ()))


def _table(raw: Raw, path: Path) -> Raw:
    """Return the table that contains the last key of a path."""
    found: Any = raw
    for step in path[:-1]:
        found = found[step] if _holds(found, step) else {}
    return found if isinstance(found, dict) else {}


def _holds(container: object, step: str | int) -> bool:
    if isinstance(step, int):
        return isinstance(container, list) and step < len(container)
    return isinstance(container, dict) and step in container


def _put_aside(rest: Raw, path: Path) -> Path:
    """Replace or remove the part that contains a mistake; return the path of that part."""
    match path:
        case ("task", int(at), "source", int(number), *_):
            rest["task"][at]["source"][number] = _source(number)
            return path[:4]
        case ("task", int(at), ("name" | "wiki" | "stop_page" | "source") as key, *_):
            rest["task"][at][key] = _task(at)[key]
            return path[:3]
        case ("task", int(at), ("limits" | "watch") as table, str(key)):
            rest["task"][at][table].pop(key, None)
        case ("task", int(at), str(key), *_):
            rest["task"][at].pop(key, None)
            return path[:3]
        case ("task", int(at)):
            rest["task"][at] = _task(at)
        case ("task", *_):
            rest["task"] = [_task(0)]
        case ("log", str(key)):
            rest["log"].pop(key, None)
        case _:
            rest.pop(str(path[0]), None)
    return path


def _task(at: int) -> Raw:
    return {
        "name": f"put-aside-{at}",
        "wiki": f"put_aside:{at}",
        "source": [_source(0)],
        "stop_page": f"User:Put aside {at}",
    }


def _source(number: int) -> Raw:
    return {"kind": "search", "query": f"put aside {number}"}
