"""Print what copyediting costs, beside what others' work on the same wikitext costs.

Nothing is asserted, machines differ. A whole run takes about a quarter of an hour and writes
BENCHMARK.md with its plots; with --quick, --only or --pages it measures less, and only prints.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

os.environ["PYWIKIBOT_NO_USER_CONFIG"] = "2"  # before Pywikibot is imported: it asks nobody

from bot_plugins.apps.devtools.console import ToolError
from tests.harness.bench import page
from tests.harness.bench.by_rule import by_rule
from tests.harness.bench.clock import ROUNDS
from tests.harness.bench.comparing import comparison
from tests.harness.bench.density import hardness, pages_of
from tests.harness.bench.growing import by_corpus, by_page
from tests.harness.bench.hostile import hostile
from tests.harness.bench.memory import memory
from tests.harness.bench.run import CommandError
from tests.harness.bench.scanning import scanning
from tests.harness.bench.tables import Table
from tests.harness.bench.typos import typos


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured: bytes, MB, pages, rounds."""

    compared: int
    per_size: int
    corpus: float
    hostile: int
    dump: float
    rules: int
    rounds: int


WHOLE = Scale(2_000_000, 4_000_000, 2.0, 10_000, 150, 2_000_000, ROUNDS)
QUICK = Scale(300_000, 300_000, 0.1, 600, 20, 300_000, 1)


@dataclass
class Results:
    """What a run has found so far."""

    scale: Scale
    real: Sequence[str] = ()
    tables: list[Table] = field(default_factory=list)
    speeds: dict[str, float] = field(default_factory=dict)
    sizes: dict[int, float] = field(default_factory=dict)

    def density(self) -> Table:
        """Compare the text with real articles."""
        return hardness(self.scale.compared)

    def others(self) -> Table:
        """Compare with others."""
        found = comparison(self.scale.compared, self.scale.rounds, self.real)
        self.speeds.update(found.speeds)
        return found.table

    def dumps(self) -> Table:
        """Scan a whole dump."""
        return scanning(self.scale.dump, self.scale.rounds)

    def pages(self) -> Table:
        """Measure by the size of pages."""
        table, speeds = by_page(self.scale.per_size, self.scale.rounds)
        self.sizes.update(speeds)
        return table

    def corpora(self) -> Table:
        """Measure by the size of the corpus."""
        return by_corpus(self.scale.corpus)

    def adversarial(self) -> Table:
        """Measure pages that are made to be slow."""
        return hostile(self.scale.hostile)

    def memory(self) -> Table:
        """Measure memory."""
        return memory()

    def rules(self) -> Table:
        """Measure rule by rule."""
        return by_rule(self.scale.rules, self.scale.rounds)

    def typos(self) -> Table:
        """Measure a community's list."""
        scale = self.scale
        return typos(scale.rules, scale.compared, scale.rounds, self.real)

    def parts(self) -> dict[str, Callable[[], Table]]:
        """Return what can be measured, by name, in the page's order."""
        work = (
            self.density, self.others, self.dumps, self.pages, self.corpora, self.adversarial,
            self.memory, self.rules, self.typos,
        )  # fmt: skip
        return {one.__name__: one for one in work}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print as it goes, and write the page."""
    parser = argparse.ArgumentParser(prog="python -m tests.harness.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="less of everything")
    parser.add_argument("--only", nargs="+", choices=tuple(Results(QUICK).parts()))
    parser.add_argument(
        "--pages", type=Path, help="real pages to compare on (others): JSON Lines, packed or not"
    )
    options = parser.parse_args(arguments)
    try:
        real = pages_of(options.pages) if options.pages else ()
        results = Results(QUICK if options.quick else WHOLE, real)
        _measure(results, options.only)
    except KeyboardInterrupt:
        return 130
    except (CommandError, ToolError) as error:
        print(error, file=sys.stderr)
        return 1
    if not (options.quick or options.only or real):
        page.write(results.tables, results.speeds, results.sizes)
        print(f"Written: {page.FILE.name} and its plots, in {page.FILE.parent}")
    return 0


def _measure(results: Results, chosen: Sequence[str] | None) -> None:
    print(page.machine(), end="\n\n", flush=True)
    for name, work in results.parts().items():
        if chosen and name not in chosen:
            continue
        table = work()
        results.tables.append(table)
        print(*table.lines(), sep="\n", end="\n\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())
