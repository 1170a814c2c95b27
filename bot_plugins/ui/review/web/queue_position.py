"""A reviewer's position, as written in an address: the filters, what comes next, and the view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from bot_plugins.ui.review.review_filter import MOST, ReviewFilter

PAGE, LIST = "page", "list"
VIEWS = {"": "view-one", PAGE: "view-page", LIST: "view-list"}
"""The messages that name the views, by the views' names in addresses."""
_NUMBERS = ("run", "age")


@dataclass(frozen=True, slots=True)
class QueuePosition:
    """A position: findings with ids above ``after`` follow, in one of the ``VIEWS``."""

    wanted: ReviewFilter = field(default_factory=ReviewFilter)
    after: int = 0
    view: str = ""

    @property
    def whole(self) -> bool:
        """Whether all changes of a page are in view at once."""
        return self.view == PAGE

    def query(self) -> dict[str, Any]:
        """Return the parameters of an address, without those that are not set."""
        wanted = {name: value for name, value in asdict(self.wanted).items() if value}
        more: dict[str, Any] = {"after": self.after} if self.after else {}
        return wanted | more | ({"view": self.view} if self.view else {})

    def at(self, after: int) -> QueuePosition:
        """Return the same position with another ``after``."""
        return replace(self, after=after)

    def seen_as(self, view: str) -> QueuePosition:
        """Return the same position in another view."""
        return replace(self, view=view)

    def of_rule(self, rule: str) -> QueuePosition:
        """Return the same position for one rule only."""
        return replace(self, wanted=replace(self.wanted, rule=rule))


def place(query: Mapping[str, str]) -> QueuePosition:
    """Read a position from the parameters of an address; unknown parameters are ignored.

    Raises:
        ValueError: a number is malformed or out of bounds.
    """
    values: dict[str, str | int] = {}
    for entry in fields(ReviewFilter):
        text = query.get(entry.name, "")
        values[entry.name] = _number(entry.name, text) if entry.name in _NUMBERS else text
    after = _number("after", query.get("after", ""))
    view = query.get("view", "")
    return QueuePosition(ReviewFilter(**values), after, view if view in VIEWS else "")  # type: ignore[arg-type]


def number_of(text: str) -> int:
    """Return an untrusted text as a number from 0 to the greatest id; 0 if it is not one."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST))
    return int(text) if is_number and int(text) <= MOST else 0


def _number(name: str, text: str) -> int:
    number = number_of(text)
    if text.strip("0") and not number:
        raise ValueError(f"{name} must be a whole number, not {text[:20]!r}")
    return number
