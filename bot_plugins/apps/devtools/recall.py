"""What of rules/data/rule_recall.tsv is known of each rule on labelled cases: errors and traps.

They were collected, so there are far more of both than pages have. They say what a rule misses
and what it falls into; of how often it is right on a page they say nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bot_plugins.core.tables import table


@dataclass(frozen=True, slots=True)
class Recall:
    """A rule mended ``right`` labelled errors; its ``alarms`` were wrong.

    ``fixed`` of ``labelled`` errors of ``kinds``, those that it fixes more of than any other rule
    does, were fixed; no kinds: not known.
    """

    rule: str
    right: int
    alarms: int
    fixed: int = 0
    labelled: int = 0
    kinds: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether it did anything."""
        return bool(self.right or self.alarms or self.fixed)

    def fields(self) -> tuple[str, ...]:
        """Return the fields of its row."""
        kinds = "; ".join(" ".join(kind.split()) for kind in self.kinds)
        counts = self.right, self.alarms, self.fixed, self.labelled
        return self.rule, *map(str, counts), kinds

    def told(self) -> str:
        """Write all of it."""
        fixed = f"fixed {self.fixed} of {self.labelled} errors of its kind" if self.kinds else ""
        alarms = f"{self.alarms} false alarm{'' if self.alarms == 1 else 's'}"
        return ", ".join(filter(None, [fixed, alarms]))


@cache
def recalls() -> tuple[Recall, ...]:
    """Return what is known, as the table has it."""
    return tuple(map(_recall, table("bot_plugins.rules", "rule_recall")))


def of(rule: str) -> Recall | None:
    """Return what is known of the rule called ``rule``."""
    return next((one for one in recalls() if one.rule == rule), None)


def _recall(row: tuple[str, ...]) -> Recall:
    rule, right, alarms, fixed, labelled, *kinds = row
    names = tuple(kinds[0].split("; ")) if kinds and kinds[0] else ()
    return Recall(rule, int(right), int(alarms), int(fixed), int(labelled), names)
