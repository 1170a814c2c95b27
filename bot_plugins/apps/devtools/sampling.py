"""Drawing lots: some of many things, each with the same chance, whatever order they come in.

Each has a lot that its id and the seed decide, and those of the lowest lots are drawn ("bottom-k
sampling": E. Cohen and H. Kaplan, "Summarizing data using bottom-k sketches", PODC 2007). So the
draw does not depend on which worker is done first; what comes twice counts once; no more is kept
than is drawn; and after a change of what is offered the same seed draws what is still there again,
so that what was judged before stays judged.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Generic, Protocol, TypeVar


class HasId(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """The same for the same thing, another for any other."""


T = TypeVar("T", bound=HasId)


@dataclass
class Stratum(Generic[T]):
    """Things of one kind: how many there are, and at most ``most`` of them drawn."""

    most: int
    seed: int
    found: int = 0
    is_all: bool = True
    """Whether those drawn are all there are."""
    _lots: list[tuple[str, str]] = field(default_factory=list)
    """Lots and ids of what is drawn, the lowest first."""
    _drawn: dict[str, T] = field(default_factory=dict)

    def offer(self, one: T) -> None:
        """Let a thing take part in the draw."""
        self.found += 1
        if one.id in self._drawn:
            return
        insort(self._lots, (_lot(self.seed, one.id), one.id))
        self._drawn[one.id] = one
        if len(self._lots) > self.most:
            _, last = self._lots.pop()
            del self._drawn[last]
            self.is_all = False

    @property
    def drawn(self) -> list[T]:
        """What is drawn, in the order of the lots."""
        return [self._drawn[name] for _, name in self._lots]


def _lot(seed: int, name: str) -> str:
    return sha256(f"{seed} {name}".encode()).hexdigest()
