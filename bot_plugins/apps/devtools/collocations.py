"""Builds the table of collocations: pairs of words that stand side by side more than by chance.

    python -m bot_plugins.apps.devtools.collocations CORPUS...

The corpus is read as by ``vocabulary``, whose tables must exist. A pair is kept if one of its
words is long enough to be the correction of an unknown word. 226 MB take a minute on two cores.
The table contains pairs and their association, no text.
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot_plugins.apps.devtools import texts
from bot_plugins.languages import english
from bot_plugins.languages.english import vocabulary
from bot_plugins.languages.english.collocations import STEP

Pairs = npt.NDArray[np.int64]
Counts = npt.NDArray[np.int64]

LEAST = 5
"""A pair is kept if it occurs at least this often in the corpus."""
WEAKEST, STRONGEST = 0.5, 2.0
"""Pairs with less association (a power of ten) are left out; more than the other counts as it."""
_RARE = 0.3
"""Added to the actual and to the expected number of occurrences, against chance in rare pairs."""
_TOKEN = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[^A-Za-z\s]")
_HEADER = """\
# Pairs of English words that stand side by side more often than by chance. Each group begins with
# its association: the power of ten in steps of {step}.
# Source: counts over {size} MB of English encyclopedia text of 2019.
# Made by: python -m bot_plugins.apps.devtools.collocations CORPUS
"""


def main(arguments: Sequence[str] | None = None, folder: Path | None = None) -> None:
    """Write the table to ``folder``, by default the folder of the package's tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, nargs="+", help="JSON Lines, .xz, .gz or plain")
    files = parser.parse_args(arguments).corpus
    size, found = 0, []
    with Pool() as pool:
        for pairs, counts, bytes_read in pool.imap_unordered(_count, texts.batches(files)):
            found.append((pairs, counts))
            size += bytes_read
    header = _HEADER.format(step=STEP, size=round(size / 1e6))
    text = "\n\n".join([header.rstrip(), *_groups(*_sum(found))]) + "\n"
    packed = lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)
    ((folder or Path(english.__path__[0], "data")) / "collocations.txt.xz").write_bytes(packed)


@cache
def _words() -> tuple[list[str], dict[str, int]]:
    """Return the frequent words in ASCII letters, and the number of each, from 1."""
    words = [word for word in vocabulary.frequent() if word.isascii() and word.isalpha()]
    return ["", *words], {word: number for number, word in enumerate(words, 1)}


def _count(batch: list[str]) -> tuple[Pairs, Counts, int]:
    """Return the pairs of adjacent words in a batch, as numbers, how often, and its bytes."""
    _, numbers = _words()
    width = len(numbers) + 1
    tokens = (
        numbers.get(word.lower(), 0) for text in batch for word in _TOKEN.findall(f"{text}\0")
    )
    found = np.fromiter(tokens, np.int64)
    first, second = found[:-1], found[1:]
    pairs = (first * width + second)[(first > 0) & (second > 0)]
    return *np.unique(pairs, return_counts=True), texts.size(batch)


def _sum(found: Iterable[tuple[Pairs, Counts]]) -> tuple[Pairs, Counts]:
    """Return the different pairs, and how often each occurs in all batches."""
    pairs, counts = map(np.concatenate, zip(*found, strict=True))
    order = np.argsort(pairs)
    kept, firsts = np.unique(pairs[order], return_index=True)
    return kept, np.add.reduceat(counts[order], firsts)


def _groups(pairs: Pairs, counts: Counts) -> Iterable[str]:
    """Yield for each association, in steps, a line with it and the pairs."""
    words, numbers = _words()
    width = len(numbers) + 1
    often = np.array([0, *(vocabulary.frequent()[word] for word in words[1:])])
    first, second = pairs // width, pairs % width
    expected = often[first] * often[second] / often.sum()
    powers = np.log10((counts + _RARE) / (expected + _RARE))
    kept = (counts >= LEAST) & (powers >= WEAKEST)
    steps = np.round(np.minimum(powers, STRONGEST) / STEP).astype(int)
    rows = sorted(
        (step, f"{words[one]} {words[other]}")
        for step, one, other in zip(steps[kept].tolist(), first[kept], second[kept], strict=True)
    )
    for step, group in groupby(rows, key=lambda row: row[0]):
        yield "\n".join([str(step), *(pair for _, pair in group)])


if __name__ == "__main__":
    main()
