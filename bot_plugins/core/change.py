"""One proposed change, as the engine, reports, dumps, the queue and the review all use it.

It has only plain values, so it can pass between processes, machines and versions of the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any, get_type_hints

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Rule

CONTEXT = 300
"""Code points of context stored on each side of a change, for people to read."""


class RuleName(str):
    """The name of a rule. ``name`` is the name itself, for code that expects a rule."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """The name, as a plain string."""
        return str(self)


@dataclass(frozen=True, slots=True)
class Change:
    """One proposed change: ``edit`` in code points of the revision's text, and the reason for it.

    ``rule`` is the rule's name, or its summary where it has none; ``kind`` is the kind of slip, as
    worded in edit summaries, which give only a count if ``is_counted`` (``Rule.counted``).
    ``alternatives`` are other replacements of the same span; the edit's own is the first choice.
    ``placed`` sets ``line`` (counted from 1) and the context on both sides.
    """

    rule: RuleName
    applicability: Applicability
    edit: Edit
    before: str
    message: str
    alternatives: tuple[str, ...] = ()
    kind: str = ""
    is_counted: bool = False
    line: int = 1
    context_before: str = ""
    context_after: str = ""

    @property
    def start(self) -> int:
        """Where the change begins in the revision's text, in code points."""
        return self.edit.start

    @property
    def end(self) -> int:
        """Where the change ends in the revision's text, in code points."""
        return self.edit.end

    @property
    def after(self) -> str:
        """The text that replaces ``before``."""
        return self.edit.replacement

    @property
    def is_doubtful(self) -> bool:
        """Whether the change is only shown, and left out of the text and the summary."""
        return self.applicability is Applicability.REPORT

    @property
    def choices(self) -> tuple[str, ...]:
        """The replacements for ``before``, the first choice first."""
        return (self.after, *self.alternatives)

    def placed(self, text: str) -> Change:
        """Return the change with its line and context, taken from ``text``, the revision's text."""
        return replace(
            self,
            line=text.count("\n", 0, self.start) + 1,
            context_before=text[max(0, self.start - CONTEXT) : self.start],
            context_after=text[self.end : self.end + CONTEXT],
        )

    def flat(self) -> dict[str, Any]:
        """Return all fields as plain values, by the names in ``FLAT``."""
        values = {name: getattr(self, name) for name in FLAT}
        return values | {"rule": str(self.rule), "applicability": self.applicability.value}

    def as_row(self) -> dict[str, Any]:
        """Return the change as a row for JSON Lines or a dump's table, with stable key names."""
        flat = self.flat()
        return {name: _listed(flat[name]) for name in ROW}


_PARTS = {"edit": ("start", "end"), "before": ("before", "after")}
FLAT = tuple(name for field in fields(Change) for name in _PARTS.get(field.name, (field.name,)))
"""The names of a change's values where they are not nested: those of ``edit`` are its own."""
_NOT_IN_ROW = {"kind", "is_counted", "line", "context_before", "context_after"}
ROW = tuple(name for name in FLAT if name not in _NOT_IN_ROW)
"""The keys of ``as_row``: readers get the others from the rule and from the page's text."""
TYPES: Mapping[str, Any] = {
    "start": int,
    "end": int,
    "after": str,
    **{name: given for name, given in get_type_hints(Change).items() if name != "edit"},
}
"""The type of each value in ``FLAT``."""
DEFAULTS = {field.name: field.default for field in fields(Change) if field.default is not MISSING}
"""The values of the fields that may be left out."""


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _unlisted(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def change_by(  # noqa: PLR0913 - the fields of a change
    rule: Rule,
    edit: Edit,
    before: str,
    *,
    message: str = "",
    applicability: Applicability | None = None,
    alternatives: tuple[str, ...] = (),
) -> Change:
    """Return a change proposed by ``rule``, by default with the rule's own applicability."""
    return Change(
        RuleName(rule.name or rule.summary),
        applicability or rule.applicability,
        edit,
        before,
        message,
        alternatives,
        kind=rule.summary,
        is_counted=rule.counted,
    )


def change_of_row(row: Mapping[str, Any]) -> Change:
    """Return the change in a row written by ``as_row`` or ``flat``, of this or an older version.

    Other keys are ignored.

    Raises:
        KeyError, ValueError, TypeError: the row does not hold a change.
    """
    rest: Any = {name: _unlisted(row[name]) for name in DEFAULTS if name in row}
    return Change(
        RuleName(row["rule"]),
        Applicability(row["applicability"]),
        Edit(row["start"], row["end"], row["after"]),
        row["before"],
        row["message"],
        **rest,
    )
