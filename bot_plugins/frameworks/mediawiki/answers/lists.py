"""Rows of lists in answers (https://www.mediawiki.org/wiki/API:Lists)."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import TypeAdapter, model_validator

from bot_plugins.frameworks.mediawiki.answers.asked import RequestParameters
from bot_plugins.frameworks.mediawiki.answers.shapes import (
    SOME_TIME,
    Namespace,
    Number,
    Shape,
    Text,
    Time,
)

_OF_PAGES = frozenset(
    "allpages backlinks embeddedin categorymembers exturlusage imageusage search random"
    " allimages protectedtitles pageswithprop prefixsearch".split()
)
_OBJECTS = frozenset({"querypage"})
"""Lists whose rows are in an object, as "results"."""
_WITH_NAMES = frozenset({"tags", "users"})


class Row(Shape):
    """A row of any list."""

    taken: ClassVar[frozenset[str]] = frozenset({"self", "site"})
    title: Text = "-"
    ns: Namespace = 0
    pageid: Number = 0
    revid: Number = 0
    timestamp: Time = SOME_TIME
    user: str = ""

    @model_validator(mode="after")
    def _names_its_page(self) -> Self:
        self.require(("ns",) if self.has("title") else ())
        return self


class LogParams(Shape):
    """The parameters of a log entry about a move; other entries have others."""

    target_ns: Namespace = 0
    target_title: Text = "-"


class RecentChange(Row):
    """A change (API:RecentChanges); a hidden log entry does not show its page."""

    type: str
    old_revid: Number = 0
    logtype: str = ""
    logparams: LogParams = LogParams()

    @model_validator(mode="after")
    def _says_what(self) -> Self:
        self.require(("logtype", "logparams") if self.has("logtype") else ())
        return self


class NamedRow(Shape):
    """A row that names something: a change tag, a user."""

    name: str


class Results(Shape):
    """Rows in an object."""

    results: list[object]


_OBJECT = TypeAdapter(Results)
_ROWS = TypeAdapter(list[Row])
_CHANGES = TypeAdapter(list[RecentChange])
_NAMED = TypeAdapter(list[NamedRow])


def check_list(name: str, rows: object, asked: RequestParameters) -> None:
    """Raise ``ValueError`` unless the rows of a list have what was asked for."""
    if name == "recentchanges":
        for change in _CHANGES.validate_python(rows):
            _check_change(change, asked)
    elif name in _WITH_NAMES:
        if not _NAMED.validate_python(rows) and name == "users":
            raise ValueError("query.users is empty")
    elif name in _OBJECTS:
        check_list("", _OBJECT.validate_python(rows).results, asked)
    else:
        for row in _ROWS.validate_python(rows):
            row.require(("title", "ns") if name in _OF_PAGES else ())


def _check_change(change: RecentChange, asked: RequestParameters) -> None:
    wanted = asked.values("rcprop")
    change.require({"timestamp"} & wanted)
    if change.type != "log":
        change.require(("title", "ns") if "title" in wanted else ())
        change.require(("pageid", "revid", "old_revid") if "ids" in wanted else ())
