"""Plain sentences for pydantic's validation errors."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from bot_plugins.apps.maintenance.config.base import MISTAKE
from bot_plugins.apps.maintenance.config.lines import Path
from bot_plugins.apps.maintenance.config.sections import KINDS, header, meant, name_of, near

_LONGEST = 60
_PRIVATE = "queue"
"""The key whose value may contain a password."""
_RIGHT = {
    "name": 'write up to 60 of A-Z, a-z, 0-9, ".", "_" and "-", a letter or number first',
    "wiki": 'write the family and the language as Pywikibot names them, such as "wikipedia:en"',
    "event_stream": "write a web address, which begins with https://",
    "quiet_hours": 'write hours and minutes in UTC, such as "22:00-06:00"',
}
_EXAMPLES = {
    "task": "write [[task]] and its keys below it; -init writes a whole file by asking",
    "task.source": 'write [[task.source]] and below it kind = "recentchanges"',
}


def wording(error: ErrorDetails, path: Path, table: Mapping[str, Any]) -> str:
    """Return what is wrong and what would be right; for unknown errors, pydantic's own message.

    Args:
        error: The error that pydantic reported.
        path: The path of the value, without the names that pydantic adds.
        table: The table that contains the value at ``path``, as in the file.
    """
    say = _BY_TYPE.get(error["type"])
    if say is None:
        return f"{shown(error['input'], path)} is not accepted: {error['msg']}"
    return say(error, path, table)


def shown(value: object, path: Path = ()) -> str:
    """Return a value as in the file, shortened if it is long."""
    return "the value" if path[:1] == (_PRIVATE,) else quoted(value)


def quoted(value: object) -> str:
    """Return a value as TOML or nearly so, shortened if it is long."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    text = text.encode(errors="backslashreplace").decode()  # input may have lone surrogates
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _needs(what: str) -> Callable[[ErrorDetails, Path, Mapping[str, Any]], str]:
    def say(error: ErrorDetails, path: Path, table: Mapping[str, Any]) -> str:
        return f"{shown(error['input'], path)} is not {what}"

    return say


def _unknown(error: ErrorDetails, path: Path, table: Mapping[str, Any]) -> str:
    place = name_of(path[:-1])
    hint = meant(str(path[-1]), place, str(table.get("kind", "")))
    return f"{header(place)} {'have' if not place else 'has'} no such key; {hint}"


def _missing(error: ErrorDetails, path: Path, table: Mapping[str, Any]) -> str:
    example = _EXAMPLES.get(name_of(path)) or _RIGHT.get(str(path[-1]))
    return f"is missing; {example}" if example else "is missing, and has no default"


def _table(error: ErrorDetails, path: Path, table: Mapping[str, Any]) -> str:
    return f"{shown(error['input'], path)} is not a table; write {header(name_of(path))}"


def _list(error: ErrorDetails, path: Path, table: Mapping[str, Any]) -> str:
    value, place = error["input"], name_of(path)
    if place in ("task", "task.source"):
        return f"is not a list of tables; write {header(place)}, with two brackets on each side"
    inside = value if isinstance(value, str | int | float) else "..."
    return f"{shown(value, path)} is not a list; write [{shown(inside)}]"


def _pattern(error: ErrorDetails, path: Path, table: Mapping[str, Any]) -> str:
    keys = [step for step in path if isinstance(step, str)]
    right = _RIGHT.get(keys[-1], "write it on one line, without control characters")
    return f"{shown(error['input'], path)} cannot be used; {right}"


def _empty(error: ErrorDetails, path: Path, table: Mapping[str, Any]) -> str:
    example = _EXAMPLES.get(name_of(path))
    return f"is empty; {example or 'leave it out, or give it a value'}"


def _bound(wrong: str, name: str) -> Callable[[ErrorDetails, Path, Mapping[str, Any]], str]:
    def say(error: ErrorDetails, path: Path, table: Mapping[str, Any]) -> str:
        return f"{shown(error['input'], path)} is {wrong} {error['ctx'][name]:,.12g}"

    return say


_BY_TYPE: dict[str, Callable[[ErrorDetails, Path, Mapping[str, Any]], str]] = {
    MISTAKE: lambda error, path, table: str(error["ctx"]["what"]),
    "extra_forbidden": _unknown,
    "missing": _missing,
    "model_type": _table,
    "model_attributes_type": _table,
    "tuple_type": _list,
    "string_type": _needs('text in quotation marks ("...")'),
    "int_type": _needs("a whole number"),
    "float_type": _needs("a number"),
    "finite_number": _needs("a number"),
    "bool_type": _needs("true or false, without quotation marks"),
    "literal_error": lambda error, path, table: (
        f"{shown(error['input'], path)} is none of its values; write"
        f" {error['ctx']['expected']}".replace("'", '"')
    ),
    "string_pattern_mismatch": _pattern,
    "string_too_short": _empty,
    "too_short": _empty,
    "string_too_long": lambda error, path, table: (
        f"has {len(error['input'])} characters; at most {error['ctx']['max_length']} are allowed"
    ),
    "string_unicode": _needs("Unicode text"),
    "greater_than": _bound("too small: it must be above", "gt"),
    "greater_than_equal": _bound("too small: it must be at least", "ge"),
    "less_than": _bound("too large: it must be below", "lt"),
    "less_than_equal": _bound("too large: it must be at most", "le"),
    "union_tag_invalid": lambda error, path, table: (
        f"{shown(error['ctx']['tag'])} is no kind of source;"
        f" {near(str(error['ctx']['tag']), KINDS) or 'there are ' + ', '.join(KINDS)}"
    ),
    "union_tag_not_found": lambda error, path, table: (
        f"is missing; write one of {', '.join(KINDS)}"
    ),
}
