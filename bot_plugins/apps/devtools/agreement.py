"""Agreement of two readers on the same findings: Cohen's kappa, and the final verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bot_plugins.apps.devtools import judgements
from bot_plugins.apps.devtools.drawn import DrawnFinding
from bot_plugins.apps.devtools.judgements import Judgement, Judgements
from bot_plugins.core.evidence.verdicts import Verdict

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class VerdictPair:
    """Two readers' verdicts on a finding."""

    finding: DrawnFinding
    first: Judgement
    second: Judgement

    @property
    def agree(self) -> bool:
        """Whether their verdicts are the same."""
        return (self.first.verdict, self.first.which) == (self.second.verdict, self.second.which)


@dataclass(frozen=True, slots=True)
class JointVerdicts:
    """The findings that both readers have judged, and the final verdicts."""

    both: tuple[VerdictPair, ...] = ()
    final: Mapping[str, Verdict] = field(default_factory=dict)

    @property
    def agreed(self) -> int:
        """The number of findings on which their verdicts are the same."""
        return sum(pair.agree for pair in self.both)

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa of their verdicts."""
        return kappa((pair.first.verdict, pair.second.verdict) for pair in self.both)

    @property
    def differing(self) -> list[VerdictPair]:
        """The pairs that differ, adjudicated or not."""
        return [pair for pair in self.both if not pair.agree]

    @property
    def open(self) -> list[VerdictPair]:
        """The pairs that differ and are not adjudicated."""
        return [pair for pair in self.both if pair.finding.id not in self.final]


def reading(
    findings: Mapping[str, DrawnFinding], first: Judgements, second: Judgements, third: Judgements
) -> JointVerdicts:
    """Return two readers' verdicts on findings, with those of ``third`` where they differ."""
    both = tuple(
        VerdictPair(finding, first[name], second[name])
        for name, finding in findings.items()
        if name in first and name in second
    )
    final = {}
    for pair in both:
        judgement = pair.first if pair.agree else third.get(pair.finding.id)
        if judgement:
            final[pair.finding.id] = judgement.verdict
    return JointVerdicts(both, final)


def read_by(
    verdicts: Sequence[Path], adjudicated: Path | None, findings: Mapping[str, DrawnFinding]
) -> JointVerdicts:
    """Return the verdicts on findings in two readers' files and in the file that adjudicates.

    Raises:
        ToolError: a file cannot be read, or has a verdict that a finding cannot have.
    """
    first, second = (judgements.read_of(file, findings) for file in verdicts)
    third = judgements.read_of(adjudicated, findings) if adjudicated else {}
    return reading(findings, first, second, third)


def kappa(pairs: Iterable[tuple[_T, _T]]) -> float | None:
    """Return Cohen's kappa of two readers' verdicts on the same findings, from -1 to 1.

    None if it is undefined: there are no pairs, or all verdicts are the same.
    Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational and
    Psychological Measurement 20 (1960), 37-46: (observed - chance) / (1 - chance).
    """
    counts = Counter(pairs)
    number = counts.total()
    if not number:
        return None
    observed = sum(times for (left, other), times in counts.items() if left == other) / number
    first, second = Counter[_T](), Counter[_T]()
    for (left, other), times in counts.items():
        first[left] += times
        second[other] += times
    matches = sum(first[verdict] * second[verdict] for verdict in first)
    if matches == number * number:
        return None
    chance = matches / number**2
    return (observed - chance) / (1 - chance)
