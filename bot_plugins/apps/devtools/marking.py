"""Findings compared with what people said of the same places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from bot_plugins.apps.devtools.cases import PLAIN, Case
from bot_plugins.core.change import Change
from bot_plugins.core.edits import apply_edits
from bot_plugins.core.proposal import Proposal
from bot_plugins.core.rule import Rule


class Mark(Enum):
    """What is known of a finding."""

    RIGHT = "right"
    OTHER = "other"
    """One of the finding's alternatives would be right."""
    WRONG = "wrong"
    UNJUDGED = "unjudged"
    """Not judged: the finding is in a labelled text, but elsewhere in it."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A case, what was proposed for it, and the verdict on each finding."""

    case: Case
    proposal: Proposal
    verdicts: tuple[tuple[Change, Mark], ...]

    def findings(self, verdict: Mark) -> list[Change]:
        """Return the findings with a verdict, from left to right."""
        return [finding for finding, given in self.verdicts if given is verdict]

    @property
    def fixing(self) -> list[Change]:
        """The findings that give exactly the text with the fix, or can if a person chooses."""
        return self.findings(Mark.RIGHT) + self.findings(Mark.OTHER)

    @property
    def is_fixed(self) -> bool:
        """Whether the error was fixed."""
        return bool(self.fixing)

    @property
    def is_touched(self) -> bool:
        """Whether a trap was touched, or an error was changed into something else."""
        return bool(self.findings(Mark.WRONG))


def rules_to_try(case: Case, rules: Sequence[Rule]) -> Sequence[Rule]:
    """Return the rules that a case can measure.

    Where markup was stripped, gaps and repeated words do not come from the authors.
    """
    if case.corpus != PLAIN:
        return rules
    return [rule for rule in rules if not (rule.counted or rule.name.startswith("repeated_word"))]


def mark(case: Case, proposal: Proposal) -> Marked:
    """Judge what was proposed for a case's text.

    The findings that touch or overlap the case's span are right if their edits together give
    exactly the text with the fix, "other" if an alternative of one of them does, and otherwise
    (and on any trap) wrong.
    """
    touching = [finding for finding in proposal.findings if _touches(case, finding)]
    verdict = _mark(case, touching)
    verdicts = (
        (finding, verdict if finding in touching else Mark.UNJUDGED)
        for finding in proposal.findings
    )
    return Marked(case, proposal, tuple(verdicts))


def _mark(case: Case, touching: Sequence[Change]) -> Mark:
    edits = [change.edit for change in touching]
    if case.fix is None:
        return Mark.WRONG
    if apply_edits(case.text, edits) == case.fixed:
        return Mark.RIGHT
    for index, change in enumerate(touching):
        for other in change.alternatives:
            choice = replace(change.edit, replacement=other)
            changed = [*edits[:index], choice, *edits[index + 1 :]]
            if apply_edits(case.text, changed) == case.fixed:
                return Mark.OTHER
    return Mark.WRONG


def _touches(case: Case, finding: Change) -> bool:
    return finding.edit.start <= case.end and finding.edit.end >= case.start
