"""Results of each rule on labelled cases, errors and traps, from rules/data/rule_recall.tsv.

The cases were collected, so errors and traps are far more frequent than on pages. They show what a
rule misses and which traps it falls into, but not how often it is right on a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bot_plugins.core.tables import table


@dataclass(frozen=True, slots=True)
class Recall:
    """A rule fixed ``right`` labelled errors; its ``alarms`` were wrong.

    ``kinds`` are the kinds of error of which no other rule fixes more: ``fixed`` of ``labelled``
    errors of these kinds were fixed. Without kinds this is not known.
    """

    rule: str
    right: int
    alarms: int
    fixed: int = 0
    labelled: int = 0
    kinds: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether there are any results."""
        return bool(self.right or self.alarms or self.fixed)

    def fields(self) -> tuple[str, ...]:
        """Return the fields of its row."""
        kinds = "; ".join(" ".join(kind.split()) for kind in self.kinds)
        counts = self.right, self.alarms, self.fixed, self.labelled
        return self.rule, *map(str, counts), kinds

    def told(self) -> str:
        """Return the results in words."""
        fixed = f"fixed {self.fixed} of {self.labelled} errors of its kind" if self.kinds else ""
        alarms = f"{self.alarms} false alarm{'' if self.alarms == 1 else 's'}"
        return ", ".join(filter(None, [fixed, alarms]))


@cache
def recalls() -> tuple[Recall, ...]:
    """Return the results of all rules, in the table's order."""
    return tuple(map(_recall, table("bot_plugins.rules", "rule_recall")))


def of(rule: str) -> Recall | None:
    """Return the results of the rule called ``rule``."""
    return next((recall for recall in recalls() if recall.rule == rule), None)


def _recall(row: tuple[str, ...]) -> Recall:
    rule, right, alarms, fixed, labelled, *kinds = row
    names = tuple(kinds[0].split("; ")) if kinds and kinds[0] else ()
    return Recall(rule, int(right), int(alarms), int(fixed), int(labelled), names)
