"""The types of single values, and the checks of them that need no wiki.

A check raises ValueError; pydantic then reports its message with the value's place. What needs the
rules or the file system is only checked when a configuration is read from a file: then the
validation's context is the file's folder.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo

from bot_plugins.core.registry import LISTS, find


class Section(BaseModel):
    """A part of the configuration: rejects unknown keys and is immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


def matching(pattern: str, right: str) -> AfterValidator:
    """Return a validator that rejects a text unless all of it matches; ``right`` is its message."""

    def check(text: str) -> str:
        if not re.fullmatch(pattern, text, re.ASCII):
            raise ValueError(right)
        return text

    return AfterValidator(check)


def _filled(values: tuple[T, ...]) -> tuple[T, ...]:
    if not values:
        raise ValueError("List should have at least one value")
    return values


def _rule(name: str, info: ValidationInfo) -> str:
    is_known = info.context is not None and not name.startswith(LISTS)
    return find(name).name if is_known else name


def _time_span(span: str) -> str:
    """Reject a span of the day that ends when it begins, because its meaning is unclear."""
    begin, _, end = span.partition("-")
    if begin == end:
        raise ValueError("it ends when it begins; to rest all day, do not start the pass")
    return span


def _local_path(file: str, info: ValidationInfo) -> str:
    """Return a file's path, relative to the folder of the configuration."""
    if info.context is None:
        return file
    folder: Path = info.context
    try:
        return str(folder / Path(file).expanduser())
    except RuntimeError as error:
        raise ValueError("the user's folder cannot be found; write the whole path") from error


def _local_queue(address: str, info: ValidationInfo) -> str:
    """Return the queue's address: a database URL unchanged, otherwise the path of a file."""
    return address if "://" in address else _local_path(address, info)


def _readable_file(file: str, info: ValidationInfo) -> str:
    """Return the path of a file that must exist, relative to the configuration's folder."""
    path = _local_path(file, info)
    if info.context is None:
        return path
    try:
        if Path(path).exists() and not Path(path).is_file():
            raise ValueError(f"{path} is no file; name one with a title on each line")
        with Path(path).open("rb"):
            return path
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise ValueError(
            f"{path} cannot be read ({why}); paths are seen from the configuration's folder"
        ) from error


def _list_place(place: str, info: ValidationInfo) -> str:
    """Return the path of a list's file, or a page's title if there is no such file."""
    path = _local_path(place, info)
    return path if Path(path).is_file() else place


_one_line = matching(
    r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]*", "write it on one line, without control characters"
)
_TIME = r"([01]\d|2[0-3]):[0-5]\d"
T = TypeVar("T")
Several = Annotated[tuple[T, ...], Field(strict=False)]
"""A list from TOML or JSON, converted to a tuple; its items are still validated strictly."""
Filled = Annotated[Several[T], AfterValidator(_filled)]
"""A list with at least one item. With ``min_length``, pydantic would count only valid items."""
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), _one_line
]
"""A name or title on one line."""
RuleName = Annotated[Text, AfterValidator(_rule)]
"""The name of a rule that exists; those of lists are known once the lists are read."""
ListPlace = Annotated[Text, AfterValidator(_list_place)]
"""A list of rules: a file, or a page of the wiki."""
_Path = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4_000), _one_line
]
LocalPath = Annotated[_Path, AfterValidator(_local_path)]
LocalQueue = Annotated[_Path, AfterValidator(_local_queue)]
ReadableFile = Annotated[_Path, AfterValidator(_readable_file)]
Address = Annotated[
    str,
    StringConstraints(max_length=500),
    matching(r"https?://\S+", "write a web address, which begins with https://"),
]
Span = Annotated[
    str,
    matching(f"{_TIME}-{_TIME}", 'write hours and minutes in UTC, such as "22:00-06:00"'),
    AfterValidator(_time_span),
]
"""A span of the day in UTC: "22:00-06:00"."""
