"""The differences between two lists of findings on the same page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from bot_plugins.core.change import Change


class DifferenceKind(Enum):
    """What happened to a finding."""

    CAME = "came"
    WENT = "went"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FindingDifference:
    """What happened to a finding; if it changed, ``was`` is the earlier finding."""

    what: DifferenceKind
    finding: Change
    was: Change | None = None


def differences(before: Sequence[Change], after: Sequence[Change]) -> Iterator[FindingDifference]:
    """Yield the differences of two lists of findings, from left to right.

    Findings that touch each other count as one changed finding. A different wording of the reason
    alone is not a change.
    """
    known, still = set(map(_key, before)), set(map(_key, after))
    new = [change for change in after if _key(change) not in known]
    found: list[FindingDifference] = []
    for change in before:
        if _key(change) in still:
            continue
        if other := next((other for other in new if _touch(change, other)), None):
            new.remove(other)
            found.append(FindingDifference(DifferenceKind.CHANGED, other, change))
        else:
            found.append(FindingDifference(DifferenceKind.WENT, change))
    found += (FindingDifference(DifferenceKind.CAME, finding) for finding in new)
    yield from sorted(
        found, key=lambda difference: (difference.finding.start, difference.finding.end)
    )


def _key(finding: Change) -> Change:
    return replace(finding, message="", kind="", is_counted=False)


def _touch(change: Change, other: Change) -> bool:
    return change.start <= other.end and other.start <= change.end
