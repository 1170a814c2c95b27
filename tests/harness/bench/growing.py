"""How time grows with a page's size and with a corpus's."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from functools import partial

from bot_plugins import propose
from tests.harness.bench import articles, clock
from tests.harness.bench.corpora import WARM
from tests.harness.bench.run import cost
from tests.harness.bench.tables import Table, figure

SIZES_KB = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048)
TIMES = (1, 10, 100)
ROUNDS = 3


def by_page(total: int, rounds: int) -> tuple[Table, Mapping[int, float]]:
    """Propose on pages of one size, ``total`` bytes of each size; return MB/s by KB too."""
    speeds: dict[int, float] = {}
    rows = []
    for kilobytes in SIZES_KB:
        number = max(1, total // (kilobytes * 1000))
        pages = articles.pages([kilobytes * 1000] * number, articles.SEED, kilobytes)
        megabytes = clock.size(pages) / clock.MEGABYTE
        seconds = clock.best(partial(clock.for_each, propose, pages), rounds)
        speeds[kilobytes] = megabytes / seconds
        found = sum(len(propose(page).findings) for page in pages)
        each = seconds * 1000 / number
        cells = (f"{number}", figure(found / megabytes), figure(each), figure(speeds[kilobytes]))
        rows.append((f"{kilobytes:,} KB", *cells))
    columns = ("Size of a page", "pages", "found per MB", "ms per page", "MB/s")
    about = "propose on generated pages of one size; processor time."
    return Table("Size of a page", columns, rows, about), speeds


def by_corpus(megabytes: float) -> Table:
    """Propose on corpora of some megabytes, 10 and 100 times as much.

    The first line is the mean of ten processes with a corpus each, because a few findings more
    or less decide in a small one; the second is one process with these ten; the third has 90
    further ones. All take turns, and of each the best round counts: in one minute the machine is
    not as fast as in the next.
    """
    number = TIMES[1]
    parts = [*((one, one) for one in range(1, number + 1)), *((1, times) for times in TIMES[1:])]
    rounds = [[_read(megabytes, *part) for part in parts] for _ in range(ROUNDS)]
    least = [min(turns, key=lambda one: one["seconds"]) for turns in zip(*rounds, strict=True)]
    small = least[:number]
    sums = {name: sum(one[name] for one in small) for name in ("seconds", "size", "findings")}
    memory = max(one["memory"] for one in small)
    rows = list(_rows([{**sums, "memory": memory}, *least[number:]]))
    columns = ("Corpus", "MB", "found per MB", "ms per MB", "of x 1", "memory, MB")
    about = (
        "propose on whole corpora, each line in processes of its own; x 1 is the mean of ten"
        f" corpora. Each has read {WARM} MB before, at which patterns make most of their states"
        f" (some 0.2 s); best of {ROUNDS} rounds in turns. Memory is the largest of the process,"
        " with all that Python and the rules take."
    )
    return Table("Size of a corpus", columns, rows, about)


def _rows(costs: list[Mapping[str, float]]) -> Iterator[tuple[str, ...]]:
    first = costs[0]["seconds"] / costs[0]["size"]
    for times, one in zip(TIMES, costs, strict=True):
        each = one["seconds"] / one["size"]
        size = one["size"] / TIMES[1] if times == 1 else one["size"]
        found = one["findings"] / one["size"]
        cells = (figure(size), figure(found), figure(each * 1000), f"{each / first:.1%}")
        yield (f"x {times}", *cells, f"{one['memory']:.0f}")


def _read(megabytes: float, first: int, last: int) -> Mapping[str, float]:
    module = [
        sys.executable,
        "-m",
        "tests.harness.bench.corpora",
        str(megabytes),
        str(first),
        str(last),
    ]
    figures: Mapping[str, float] = json.loads(cost(module).output)
    return figures
