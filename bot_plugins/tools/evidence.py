"""The figures of data/rule_figures.tsv: what is known of how often each rule is right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from bot_plugins import data
from bot_plugins.wilson import may_be_trusted, share

JUDGED = "judged findings"
"""Findings drawn from whole pages, looked at by people: what a wiki would see."""
CASES = "labelled cases"
"""Errors and traps that were collected: many more of both than pages have."""
SOURCES = (JUDGED, CASES)
NOT_MEASURED = "not yet measured"


@dataclass(frozen=True, slots=True)
class Figure:
    """What one source says of a rule: findings that were right, wrong, and unclear.

    ``fixed`` of ``labelled`` errors of ``kinds`` were fixed; no kinds: not known.
    """

    rule: str
    right: int
    wrong: int
    unclear: int
    source: str
    fixed: int = 0
    labelled: int = 0
    kinds: tuple[str, ...] = ()

    @property
    def judged(self) -> int:
        """How many findings were called right or wrong."""
        return self.right + self.wrong

    def fields(self) -> tuple[str, ...]:
        """Return the fields of the figure's row."""
        recall = (str(self.fixed), str(self.labelled)) if self.kinds else ("", "")
        kinds = "; ".join(" ".join(kind.split()) for kind in self.kinds)
        counts = map(str, (self.right, self.wrong, self.unclear))
        return self.rule, *counts, self.source, *recall, kinds

    def precision(self) -> str:
        """Write the precision, its interval and what it rests on."""
        if not self.judged:
            return NOT_MEASURED
        unclear = f", {self.unclear} unclear" if self.unclear else ""
        return f"{share(self.right, self.judged)} of {self.judged} {self.source}{unclear}"

    def recall(self) -> str:
        """Write the recall; empty where it is not known."""
        if not self.kinds:
            return ""
        return f"fixed {self.fixed} of {self.labelled} labelled errors of its kind"


@cache
def figures() -> tuple[Figure, ...]:
    """Return all figures, of a rule the judged findings first."""
    known = [_figure(row) for row in data.table("rule_figures")]
    return tuple(sorted(known, key=lambda one: (one.rule, SOURCES.index(one.source))))


def of(rule: str) -> list[Figure]:
    """Return what is known of the rule called ``rule``."""
    return [figure for figure in figures() if figure.rule == rule]


def best(rule: str) -> str:
    """Write the best evidence there is on a rule's precision, in a few words."""
    known = [figure for figure in of(rule) if figure.judged]
    return known[0].precision() if known else NOT_MEASURED


def told(rule: str) -> str:
    """Write all evidence there is on a rule's precision, each source for itself."""
    known = [figure.precision() for figure in of(rule) if figure.judged]
    return "; ".join(known) or NOT_MEASURED


def earned(known: Iterable[Figure]) -> bool:
    """Tell whether figures of one rule, added up, allow it to be trusted."""
    known = list(known)
    return may_be_trusted(sum(one.right for one in known), sum(one.wrong for one in known))


def _figure(row: tuple[str, ...]) -> Figure:
    rule, right, wrong, unclear, source, fixed, labelled, kinds = row
    return Figure(
        rule,
        int(right),
        int(wrong),
        int(unclear),
        source,
        int(fixed or 0),
        int(labelled or 0),
        tuple(kinds.split("; ")) if kinds else (),
    )
