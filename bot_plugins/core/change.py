"""One proposed change, as the engine, reports, dumps, the queue and the review all use it.

It has only plain values, so it can pass between processes, machines and versions of the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

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
    edit: Edit
    before: str
    message: str
    applicability: Applicability
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
    def replacement(self) -> str:
        """The same as ``after``, under the name used in the queue."""
        return self.after

    def placed(self, text: str) -> Change:
        """Return the change with its line and context, taken from ``text``, the revision's text."""
        return replace(
            self,
            line=text.count("\n", 0, self.start) + 1,
            context_before=text[max(0, self.start - CONTEXT) : self.start],
            context_after=text[self.end : self.end + CONTEXT],
        )

    def as_row(self) -> dict[str, Any]:
        """Return the change as a row for JSON Lines or a dump's table, with stable key names."""
        return {
            "rule": str(self.rule),
            "applicability": self.applicability.value,
            "start": self.start,
            "end": self.end,
            "before": self.before,
            "after": self.after,
            "message": self.message,
            "alternatives": list(self.alternatives),
        }


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
        edit,
        before,
        message,
        applicability or rule.applicability,
        alternatives,
        kind=rule.summary,
        is_counted=rule.counted,
    )


def change_of_row(row: Mapping[str, Any]) -> Change:
    """Return the change in a row written by ``as_row``, of this or an older version.

    Raises:
        KeyError, ValueError, TypeError: the row does not hold a change.
    """
    return Change(
        RuleName(row["rule"]),
        Edit(row["start"], row["end"], row["after"]),
        row["before"],
        row["message"],
        Applicability(row["applicability"]),
        tuple(row.get("alternatives", ())),
    )
