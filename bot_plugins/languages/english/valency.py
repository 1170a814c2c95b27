"""What verbs take: an object, a passive, an infinitive; counted in a large text.

The table is ``data/valency.tsv``; it names the source of its text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bot_plugins.core.tables import rows


@dataclass(frozen=True, slots=True)
class Usage:
    """How often a verb occurs in each pattern.

    ``active`` is a modal or "to" and the base form, ``objects`` those before an object, ``passive``
    "be" and the participle, ``agents`` those before "by", ``bare`` "be" and the base form,
    ``perfect`` "have" and the participle, ``infinitives`` the active before "to", ``possessed``
    "have" and the base form, which is then a noun.
    """

    active: int = 0
    objects: int = 0
    passive: int = 0
    agents: int = 0
    bare: int = 0
    perfect: int = 0
    infinitives: int = 0
    possessed: int = 0

    @property
    def passive_share(self) -> float:
        """The share of the verb's uses that are passive, from 0 to 1."""
        return self.passive / max(self.active + self.perfect + self.passive, 1)

    @property
    def object_share(self) -> float:
        """The share of its active uses with a clear object after it, from 0 to 1."""
        return self.objects / max(self.active, 1)

    @property
    def perfect_ratio(self) -> float:
        """The number of its perfects for each infinitive, from 0 up."""
        return self.perfect / max(self.active, 1)


_NEVER_SEEN = Usage()


def usage(base: str) -> Usage:
    """Return the counts of a verb; all zeros for a rare one."""
    return _usages().get(base, _NEVER_SEEN)


@cache
def _usages() -> dict[str, Usage]:
    return {base: Usage(*map(int, counts)) for base, *counts in rows(__package__, "valency")}
