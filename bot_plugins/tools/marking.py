"""Findings held against what people said of the same places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from bot_plugins.edits import apply_edits
from bot_plugins.proposal import Finding, Proposal
from bot_plugins.rule import Rule
from bot_plugins.tools.cases import PLAIN, Case


class Verdict(Enum):
    """What is known of a finding."""

    RIGHT = "right"
    WRONG = "wrong"
    UNCLEAR = "unclear"
    """A person could not tell."""
    UNJUDGED = "unjudged"
    """Nobody has looked: it is on a labelled text, but elsewhere in it."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A case, what was proposed for it, and the verdict on each finding."""

    case: Case
    proposal: Proposal
    verdicts: tuple[tuple[Finding, Verdict], ...]

    def findings(self, verdict: Verdict) -> list[Finding]:
        """Return the findings of one verdict, from left to right."""
        return [finding for finding, given in self.verdicts if given is verdict]

    @property
    def elsewhere(self) -> list[Finding]:
        """The findings nobody has judged, but for those at the text's ends.

        A text may be cut out of a page in the middle of a word: "loded" was "exploded".
        """
        end = len(self.case.text)
        return [
            finding
            for finding in self.findings(Verdict.UNJUDGED)
            if finding.edit.start > 0 and finding.edit.end < end
        ]

    @property
    def is_fixed(self) -> bool:
        """Whether the error became exactly the text with the fix."""
        return bool(self.findings(Verdict.RIGHT))

    @property
    def is_touched(self) -> bool:
        """Whether a trap was fallen into, or an error changed into something else."""
        return bool(self.findings(Verdict.WRONG))


def rules_to_try(case: Case, rules: Sequence[Rule]) -> Sequence[Rule]:
    """Return the rules a case can tell something about.

    Where markup was stripped, gaps and repeated words are not the authors'.
    """
    if case.corpus != PLAIN:
        return rules
    return [rule for rule in rules if not (rule.counted or rule.name.startswith("repeated_word"))]


def mark(case: Case, proposal: Proposal) -> Marked:
    """Judge what was proposed for a case's text.

    The findings that touch or overlap the case's span are right when their edits together
    give exactly the text with the fix, otherwise (and on any trap) wrong.
    """
    touching = [one for one in proposal.findings if _touches(case, one)]
    text = apply_edits(case.text, (one.edit for one in touching))
    is_right = case.fix is not None and text == case.fixed
    verdict = Verdict.RIGHT if is_right else Verdict.WRONG
    verdicts = (
        (one, verdict if one in touching else Verdict.UNJUDGED) for one in proposal.findings
    )
    return Marked(case, proposal, tuple(verdicts))


def _touches(case: Case, finding: Finding) -> bool:
    return finding.edit.start <= case.end and finding.edit.end >= case.start
