"""One proposed change: the same shape from the engine to reports, dumps, the queue and the review.

All its values are plain, so that it travels between processes, machines and versions of the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Rule

CONTEXT = 300
"""Code points of a page that are kept to each side of a change, for people to read."""


class RuleName(str):
    """The name of a rule. ``name`` is the name itself, for code that expects a rule."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """The name, as a plain string."""
        return str(self)


@dataclass(frozen=True, slots=True)
class Change:
    """One proposed change: ``edit`` in code points of the revision's text, and why.

    ``rule`` is the rule's name, or its summary where it has none; ``kind`` is the kind of slip, in
    the words of edit summaries, which only count what ``is_counted`` (``Rule.counted``).
    ``alternatives`` are other replacements of the same span; the edit's own is the first choice.
    ``line`` is counted from 1; it and the text to both sides are known of a change that is
    ``placed``.
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
        """Where it begins in the revision's text, in code points."""
        return self.edit.start

    @property
    def end(self) -> int:
        """Where it ends in the revision's text, in code points."""
        return self.edit.end

    @property
    def after(self) -> str:
        """The text that takes the place of ``before``."""
        return self.edit.replacement

    @property
    def is_doubtful(self) -> bool:
        """Whether it is only shown: part of no text and no summary."""
        return self.applicability is Applicability.REPORT

    @property
    def replacement(self) -> str:
        """The same as ``after``, by the name that it has in the queue."""
        return self.after

    def placed(self, text: str) -> Change:
        """Return it with its line and the text around it, of ``text``, the revision's text."""
        return replace(
            self,
            line=text.count("\n", 0, self.start) + 1,
            context_before=text[max(0, self.start - CONTEXT) : self.start],
            context_after=text[self.end : self.end + CONTEXT],
        )

    def as_row(self) -> dict[str, Any]:
        """Return it for JSON Lines or a table of a dump: values by names that stay."""
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


def change_by(  # noqa: PLR0913 - what a change has
    rule: Rule,
    edit: Edit,
    before: str,
    *,
    message: str = "",
    applicability: Applicability | None = None,
    alternatives: tuple[str, ...] = (),
) -> Change:
    """Return a change that a rule proposes, by default with the rule's own applicability."""
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


def change_of_row(row: Mapping[str, Any], *, kind: str = "", is_counted: bool = False) -> Change:
    """Return the change that ``as_row`` wrote, or an older version of it.

    Raises:
        KeyError, ValueError, TypeError: the row is none.
    """
    return Change(
        RuleName(row["rule"]),
        Edit(row["start"], row["end"], row["after"]),
        row["before"],
        row["message"],
        Applicability(row["applicability"]),
        tuple(row.get("alternatives", ())),
        kind=kind,
        is_counted=is_counted,
    )
