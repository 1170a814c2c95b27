"""Collocations: how much more often two words stand side by side than by chance.

The measure is pointwise mutual information as a power of ten (K. Church and P. Hanks, "Word
Association Norms, Mutual Information, and Lexicography", Computational Linguistics, 1990). The
table is ``data/collocations.txt.xz``, made by ``apps.devtools.collocations``. It takes three
megabytes in memory and is read when the first unknown word is found.
"""

from __future__ import annotations

import lzma
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from bot_plugins.core.prefilter.words import Keys, Words

STEP = 0.25
"""The table groups its pairs by their association, in steps of this width."""
_SEEN = 1 << 10
"""Number of pairs whose look-up is cached."""


@lru_cache(_SEEN)
def association(first: str, second: str) -> float:
    """Return the association of two adjacent words in lower case; 0 for those not in the table."""
    if not all(word.isascii() and word.isalpha() for word in (first, second)):
        return 0.0
    keys, steps = _table()
    key = Words(f"{first} {second}".encode()).pairs()[0]
    place = min(int(np.searchsorted(keys, key)), len(keys) - 1)
    return float(steps[place]) * STEP if keys[place] == key else 0.0


def fit(before: str, word: str, after: str) -> float:
    """Return how well a word fits between two others: the sum of its associations with them."""
    return association(before, word) + association(word, after)


@cache
def _table() -> tuple[Keys, npt.NDArray[np.uint8]]:
    """Return the sorted keys of the pairs, and for each its association in steps."""
    packed = (files(__package__) / "data" / "collocations.txt.xz").read_bytes()
    _, *groups = lzma.decompress(packed).split(b"\n\n")
    keys, steps = [], []
    for group in groups:
        step, _, pairs = group.partition(b"\n")
        keys.append(Words(pairs).pairs()[::2])
        steps.append(np.full(len(keys[-1]), int(step), np.uint8))
    joined = np.concatenate(keys)
    order = np.argsort(joined)
    return joined[order], np.concatenate(steps)[order]
