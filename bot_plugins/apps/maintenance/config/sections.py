"""The keys that each table of the configuration may have, and suggestions for unknown keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import get_args

from bot_plugins.apps.maintenance.config.base import Section
from bot_plugins.apps.maintenance.config.lines import Path
from bot_plugins.apps.maintenance.config.model import Configuration, Limits, Log, Task, Watch
from bot_plugins.apps.maintenance.config.sources import Source

SECTIONS: dict[str, type[Section]] = {
    "task": Task,
    "task.limits": Limits,
    "task.watch": Watch,
    "log": Log,
}
"""The tables by their names in TOML; `TOP` is the part before all of them."""
TOP = ""
_SOURCES: dict[str, type[Section]] = {
    get_args(kind.model_fields["kind"].annotation)[0]: kind
    for kind in get_args(get_args(Source)[0])
}
KINDS = tuple(_SOURCES)
"""The kinds of sources."""


def name_of(path: Path) -> str:
    """Return the name of the table at a path: ``task.limits``."""
    return ".".join(step for step in path if isinstance(step, str))


def header(table: str) -> str:
    """Return a table's header as written in the file."""
    if table == TOP:
        return "the lines above all tables"
    return f"[[{table}]]" if table in ("task", "task.source") else f"[{table}]"


def keys(table: str, kind: str = "") -> tuple[str, ...]:
    """Return the keys of a table; those of a source depend on its kind."""
    if table == "task.source":
        return tuple(_SOURCES[kind].model_fields) if kind in _SOURCES else ("kind",)
    section = SECTIONS.get(table, Configuration)
    return tuple(section.model_fields)


def meant(key: str, table: str, kind: str = "") -> str:
    """Return what to do about a key that a table does not have."""
    if elsewhere := list(_tables_with(key, table)):
        return f"it belongs to {' or '.join(header(one) for one in elsewhere)}"
    possible = keys(table, kind)
    return near(key, possible) or f"there are {', '.join(possible)}"


def near(word: str, words: Sequence[str]) -> str:
    """Return a question whether a similar word was meant; empty if no word is similar."""
    like = get_close_matches(word.lower().replace("-", "_"), words, 2)
    return f"did you mean {' or '.join(like)}?" if like else ""


def _tables_with(key: str, table: str) -> Iterator[str]:
    yield from (one for one in (TOP, *SECTIONS) if one != table and key in keys(one))
    if table != "task.source" and any(key in keys("task.source", kind) for kind in KINDS):
        yield "task.source"
