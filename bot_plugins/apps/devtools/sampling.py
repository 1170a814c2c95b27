"""Random sampling: each item has the same chance, in whatever order the items come.

Each item's lot follows from its id and the seed, and the items with the lowest lots are drawn
("bottom-k sampling": E. Cohen and H. Kaplan, "Summarizing data using bottom-k sketches", PODC
2007). So the draw does not depend on which worker finishes first, duplicates count once, and only
drawn items are kept in memory. If the items change, the same seed draws the remaining items again,
so earlier judgements stay valid.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Generic, Protocol, TypeVar


class HasId(Protocol):
    """An item with an id."""

    @property
    def id(self) -> str:
        """The item's id: equal for the same item, different for any other."""


T = TypeVar("T", bound=HasId)


@dataclass
class Stratum(Generic[T]):
    """Items of one kind: how many there are, and at most ``most`` of them drawn."""

    most: int
    seed: int
    found: int = 0
    is_all: bool = True
    """Whether all items are drawn."""
    _lots: list[tuple[str, str]] = field(default_factory=list)
    """Lots and ids of the drawn items, the lowest first."""
    _drawn: dict[str, T] = field(default_factory=dict)

    def offer(self, item: T) -> None:
        """Let an item take part in the draw."""
        self.found += 1
        if item.id in self._drawn:
            return
        insort(self._lots, (_lot(self.seed, item.id), item.id))
        self._drawn[item.id] = item
        if len(self._lots) > self.most:
            _, last = self._lots.pop()
            del self._drawn[last]
            self.is_all = False

    @property
    def drawn(self) -> list[T]:
        """The drawn items, in the order of their lots."""
        return [self._drawn[name] for _, name in self._lots]


def _lot(seed: int, name: str) -> str:
    return sha256(f"{seed} {name}".encode()).hexdigest()
