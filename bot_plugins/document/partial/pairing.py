"""Pairing of opening and closing tokens, from the inside out.

Everything here takes time proportional to the number of tokens, however they are arranged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Offsets = npt.NDArray[np.int64]
Token = Sequence[int]
"""The offset where something opens or closes (bytes), its kind, and 1 (opens) or -1 (closes)."""

DEEPEST = 64
"""Rounds of pairing; the parser does not read deeper nesting either (``complexity``)."""
_PLACE, _KIND, _STEP = range(3)


class Pairing:
    """The result of pairing ``tokens``, which are sorted by offset.

    ``pairs`` are rows of start, end and kind; ``crossing`` the tokens that cross one another;
    ``lone`` those without a partner of their kind.
    """

    def __init__(self, tokens: Offsets) -> None:
        self.pairs, rest = _paired(tokens)
        alone = _lone(rest)
        self.lone = rest[alone]
        more, self.crossing = _paired(rest[~alone])
        self.pairs = np.concatenate([self.pairs, more])

    def crosses(self, spans: Offsets) -> bool:
        """Tell whether a pair has exactly one end within one of ``spans`` (sorted)."""
        if not len(spans):
            return False
        begun = np.searchsorted(spans[:, 0], self.pairs[:, :2], "right") - 1
        within = (begun >= 0) & (self.pairs[:, :2] < spans[begun, 1])
        places = np.where(within, begun, -1)
        return bool(np.any(places[:, 0] != places[:, 1]))

    def within(self, places: Offsets, kinds: Sequence[int]) -> npt.NDArray[np.bool_]:
        """Tell which of ``places`` are within a pair of one of ``kinds``."""
        around = self.pairs[np.isin(self.pairs[:, 2], kinds)]
        begun = np.searchsorted(np.sort(around[:, 0]), places, "left")
        ended = np.searchsorted(np.sort(around[:, 1]), places, "right")
        found: npt.NDArray[np.bool_] = begun > ended
        return found


def rows(values: Iterable[Sequence[int]], width: int) -> Offsets:
    """Return ``values`` as an array of ``width`` columns."""
    return np.array(list(values), np.int64).reshape(-1, width)


def _paired(tokens: Offsets) -> tuple[Offsets, Offsets]:
    """Pair opening and closing tokens from the inside out; return the pairs and the rest."""
    pairs = [rows((), 3)]
    for _ in range(DEEPEST):
        fits = (
            (tokens[:-1, _STEP] == 1)
            & (tokens[1:, _STEP] == -1)
            & (tokens[:-1, _KIND] == tokens[1:, _KIND])
        )
        found = np.flatnonzero(fits)
        if not len(found):
            break
        columns = tokens[found, _PLACE], tokens[found + 1, _PLACE], tokens[found, _KIND]
        pairs.append(np.stack(columns, axis=1))
        kept = np.ones(len(tokens), bool)
        kept[found] = kept[found + 1] = False
        tokens = tokens[kept]
    return np.concatenate(pairs), tokens


def _lone(tokens: Offsets) -> npt.NDArray[np.bool_]:
    """Tell which tokens have no partner of their kind, whatever is between them."""
    opened: dict[int, list[int]] = {}
    alone = np.zeros(len(tokens), bool)
    for index, (_, kind, step) in enumerate(tokens.tolist()):
        waiting = opened.setdefault(kind, [])
        if step > 0:
            waiting.append(index)
        elif waiting:
            waiting.pop()
        else:
            alone[index] = True
    for waiting in opened.values():
        alone[waiting] = True
    return alone
