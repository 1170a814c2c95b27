"""Generated articles: as long and as dense as real ones, the same on every machine.

The text is made from wikitext.grammar and the words of vocabulary.py, and is nonsense; but it has
as many links, references, tables, names, foreign words, slips, and right things that look like
slips, as real articles. ``python -m tests.harness.bench.density FILE`` compares it with real ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import exp, log
from pathlib import Path
from statistics import NormalDist

import numpy as np

from tests.harness.bench import grammar, vocabulary

SEED = 20
SOURCE = Path(__file__).with_name("wikitext.grammar")
BETWEEN = "\x00"
"""Between pages that are written together; no page holds it."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How long pages are: their logarithms spread as a bell, within bounds. Characters."""

    median: float
    spread: float
    least: int
    most: int

    def drawn(self, number: int) -> list[int]:
        """Return so many sizes, evenly over the bell, so that few pages are typical too."""
        bell = NormalDist(log(self.median), self.spread)
        sizes = (exp(bell.inv_cdf((one + 0.5) / number)) for one in range(number))
        return [int(min(max(size, self.least), self.most)) for size in sizes]


LIBRARY = Sizes(11_800, 1.6, 800, 330_000)
"""As 259 articles that many people edited: a quarter below 4.5 KB, a quarter above 36 KB."""
ENCYCLOPEDIA = Sizes(4_500, 1.3, 300, 600_000)
"""As all articles of a large Wikipedia: half are below 4.5 KB, the mean is near 10 KB."""
SAMPLE = 64
"""Pages of a small corpus: enough for all sizes."""


@cache
def wikitext() -> grammar.Grammar:
    """Return the grammar of articles (it takes a second to read)."""
    entries = grammar.read(SOURCE.read_text(encoding="utf-8"))
    return grammar.grammar({"between": [(1.0, BETWEEN)], **vocabulary.vocabulary(), **entries})


def dice(*seeds: int) -> np.random.Generator:
    """Return what draws; only random() is used of it, which is the same in every release."""
    return np.random.Generator(np.random.PCG64(seeds))


def pages(sizes: list[int], *seeds: int) -> list[str]:
    """Return one article of about each size."""
    names = (name for size in sizes for name in (*entries(size), "between"))
    return wikitext().write(names, dice(*seeds)).split(BETWEEN)[:-1]


def entries(size: int) -> list[str]:
    """Return the entries of the grammar that together are an article of about ``size``."""
    length = wikitext().lengths
    sections = (size - length["head"] - length["foot"]) / length["section"]
    if sections < 0.5:
        sentences = (size - length["stub-head"] - length["stub-foot"]) / length["sentence-after"]
        return ["stub-head", *["sentence-after"] * round(max(0, sentences)), "stub-foot"]
    return ["head", *["section"] * round(sections), "foot"]


def corpus(total: int, seed: int = SEED, sizes: Sizes = LIBRARY) -> list[str]:
    """Return articles of all sizes, in no order, about ``total`` bytes together."""
    return [page for batch in batches(total, seed, sizes) for page in batch]


def batches(total: int, seed: int = SEED, sizes: Sizes = LIBRARY) -> Iterator[list[str]]:
    """Yield the same articles in parts, for corpora that are larger than memory."""
    drawn = sizes.drawn(SAMPLE)
    if total < sum(drawn):
        drawn = sizes.drawn(max(1, round(SAMPLE * total / sum(drawn))))
    for number in range(max(1, round(total / sum(drawn)))):
        order = np.argsort(dice(seed, number, 1).random(len(drawn)))
        yield pages([drawn[one] for one in order], seed, number)


def article(size: int, lead: str, seed: int = SEED) -> str:
    """Return an article of about ``size`` that begins with the sentence ``lead``."""
    return f"{lead}{pages([size], seed)[0]}"
