"""Compare generated articles with real ones: ``python -m tests.harness.bench.density FILE``.

FILE holds real pages, a JSON object with ``text`` in every line, packed or not. Printed
are the densities that decide what copyediting costs, and each rule's raw hits; a line that is off
by more than a third ends with "<".
"""

from __future__ import annotations

import bz2
import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bot_plugins.apps.devtools import cases
from bot_plugins.core import prefilter
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.proposal import Revision
from bot_plugins.core.registry import rules_for
from bot_plugins.core.rule import Rule
from bot_plugins.document import Page
from tests.harness.bench import articles
from tests.harness.bench.tables import Table, figure

WORK = ("places where a rule could act", "parts of pages read", "findings")
REAL = dict(zip(WORK, (86.8, 48.4, 22.3), strict=True))
OFF = 1.34
_STREAM = 600_000
_PER_KB = {
    "links": r"\[\[", "piped links": r"\[\[[^\]|]*\|", "templates": r"\{\{",
    "references": r"<ref[ >]", "references again": r"<ref [^>]*/>", "addresses": r"https?://",
    "tables": r"(?m)^\{\|", "table rows": r"(?m)^\|-", "cells, parameters": r"(?m)^[|!](?![-}+])",
    "list items": r"(?m)^[*#:;]", "headings": r"(?m)^==", "files": r"\[\[(?:File|Image):",
    "comments": "<!--", "other tags": r"<(?!ref|!--|/)", "entities": r"&\w+;", "quotes": '"',
    "apostrophes": "'", "bold, italic": "'{2,}", "commas": ",", "full stops": r"\.",
    "brackets": r"\(", "bars": r"\|", "equals": "=", "digits": r"\d", "spaces": " ",
    "lines": "\n", "empty lines": "\n\n", "two spaces": r"[^\n] {2,}", "words": r"[A-Za-zÀ-ÿ]+",
    "beyond ASCII": r"[^\x00-\x7f]",
}  # fmt: skip


def shape(pages: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Yield how the pages are made: sizes, the words, and what there is in each KB."""
    whole = "\n".join(pages)
    size = len(whole.encode())
    sizes = statistics.quantiles((len(page.encode()) for page in pages), n=20)
    for place, name in ((4, "a quarter"), (9, "half"), (14, "three quarters"), (18, "19 of 20")):
        yield f"{name} of the pages below, bytes", sizes[place]
    words = re.findall(r"[A-Za-zÀ-ÿ]+", whole)
    frequent = Counter(word.casefold() for word in words).most_common()
    yield "letters in a word", statistics.fmean(map(len, words))
    yield "share of different words", len(frequent) / len(words)
    for number in (10, 100, 1000):
        share = sum(count for _, count in frequent[:number]) / len(words)
        yield f"share of the {number} most frequent", share
    yield "share of words with a capital", sum(word[0].isupper() for word in words) / len(words)
    for name, pattern in _PER_KB.items():
        yield f"{name} per KB", sum(1 for _ in re.finditer(pattern, whole)) * 1000 / size
    data = whole.encode()
    packed = [bz2.compress(data[at : at + _STREAM]) for at in range(0, size, _STREAM)]
    yield "bz2 packs so many times", size / sum(map(len, packed))


def work(pages: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Yield what copyediting has to do for each MB of the pages, and what it finds."""
    rules = rules_for("en")
    candidates = prefilter.of(rules)
    megabytes = sum(len(page.encode()) for page in pages) / 1_000_000
    places = [candidates.places(page) for page in pages]
    yield WORK[0], sum(map(len, places)) / megabytes
    parts = (
        Page(page).parts(one.span for one in some) for page, some in zip(pages, places, strict=True)
    )
    yield WORK[1], sum(len([*some]) for some in parts) / megabytes
    found = sum(len(propose_revision(Revision(page), rules).findings) for page in pages)
    yield WORK[2], found / megabytes


def hardness(total: int) -> Table:
    """Tell how hard the generated text is, beside real articles."""
    made = dict(work(articles.corpus(total)))
    rows = [(name, figure(REAL[name]), figure(made[name])) for name in WORK]
    about = (
        "What copyediting has to do for each MB, on 259 real articles of an encyclopedia"
        " (`python -m tests.harness.bench.density FILE`, once) and on the generated ones."
    )
    return Table("How hard the text is", ("A MB", "real articles", "generated"), rows, about)


def hits(pages: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Yield each rule's raw hits per MB, most of which are no slips."""
    megabytes = sum(len(page.encode()) for page in pages) / 1_000_000
    for rule in rules_for("en"):
        yield f"{rule.name}, hits per MB", sum(_hits(rule, page) for page in pages) / megabytes


def _hits(rule: Rule, page: str) -> int:
    return len(prefilter.of((rule,)).places(page))


def pages_of(path: Path) -> list[str]:
    """Read the pages of a file of JSON Lines (.gz, .xz, .bz2: compressed).

    Raises:
        ToolError: it cannot be read, or a line is no page.
    """
    return [cases.field(row, "text", where) for where, row in cases.rows(path)]


def compared(real: Mapping[str, float], made: Mapping[str, float]) -> Iterator[str]:
    """Write one beside the other."""
    for name, value in real.items():
        times = made[name] / value if value else 0.0
        off = "" if not value or 1 / OFF < times < OFF else " <"
        yield f"{name:44}{value:12.3f}{made[name]:12.3f}{times:8.2f}{off}"


def main() -> int:
    """Print the comparison."""
    [name] = sys.argv[1:] or [""]
    if not name:
        print(__doc__)
        return 2
    real = pages_of(Path(name))
    made = articles.corpus(sum(len(page.encode()) for page in real))
    print(f"{'':44}{'real':>12}{'generated':>12}{'times':>8}")
    for measure in (shape, work, hits):
        for line in compared(dict(measure(real)), dict(measure(made))):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
