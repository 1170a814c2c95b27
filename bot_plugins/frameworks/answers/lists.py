"""Rows of lists in answers (https://www.mediawiki.org/wiki/API:Lists)."""

from __future__ import annotations

from typing import Self

from pydantic import TypeAdapter, model_validator

from bot_plugins.frameworks.answers.asked import Asked
from bot_plugins.frameworks.answers.shapes import SOME_TIME, Namespace, Number, Shape, Text, Time

_MAY_HIDE = frozenset({"recentchanges", "logevents", "usercontribs", "watchlist"})
"""Lists whose rows may lack their page: the wiki hides it, or it was no page's."""
_OF_PAGES = frozenset(
    "allpages backlinks embeddedin categorymembers exturlusage imageusage search random"
    " allimages protectedtitles pageswithprop prefixsearch".split()
)


class Row(Shape):
    """A row of any list."""

    title: Text = "-"
    ns: Namespace = 0
    pageid: Number = 0
    revid: Number = 0
    timestamp: Time = SOME_TIME
    user: str = ""


class LogParams(Shape):
    """What a log says of a move; of other entries something else."""

    target_ns: Namespace = 0
    target_title: Text = "-"


class RecentChange(Row):
    """A change (API:RecentChanges); of a hidden log entry the page is not shown."""

    type: str
    old_revid: Number = 0
    logtype: str = ""
    logparams: LogParams = LogParams()

    @model_validator(mode="after")
    def _says_what(self) -> Self:
        self.require(("logtype", "logparams") if self.has("logtype") else ())
        return self


class Named(Shape):
    """A row that names something, such as a change tag."""

    name: str


_ROWS = TypeAdapter(list[Row])
_CHANGES = TypeAdapter(list[RecentChange])
_TAGS = TypeAdapter(list[Named])


def check_list(name: str, rows: object, asked: Asked) -> None:
    """Raise ``ValueError`` unless the rows of a list have what was asked for."""
    if name == "recentchanges":
        for change in _CHANGES.validate_python(rows):
            _check_change(change, asked)
    elif name == "tags":
        _TAGS.validate_python(rows)
    elif isinstance(rows, list):  # some lists are objects, as that of special pages
        for row in _ROWS.validate_python(rows):
            row.require(("title", "ns") if name in _OF_PAGES else ())


def _check_change(change: RecentChange, asked: Asked) -> None:
    wanted = asked.values("rcprop")
    change.require({"timestamp"} & wanted)
    if change.type != "log":
        change.require(("title", "ns") if "title" in wanted else ())
        change.require(("pageid", "revid", "old_revid") if "ids" in wanted else ())
