"""How much memory a page of 2 MB takes."""

from __future__ import annotations

import sys

from tests.harness.bench.run import cost
from tests.harness.bench.tables import Table

SIZES_KB = (10, 100, 1000, 2000)


def memory() -> Table:
    """Propose on pages of some sizes, each in a process of its own."""
    rows = []
    for kilobytes in SIZES_KB:
        printed = cost(
            [sys.executable, "-m", "tests.harness.bench.page_memory", str(kilobytes)]
        ).output
        before, after = map(float, printed.split())
        rows.append((f"{kilobytes:,} KB", f"{before:.0f}", f"{after - before:.0f}"))
    columns = ("Size of a page", "process, MB", "for the page, MB")
    about = (
        "The most that a process held: before it proposed on the page (Python, the rules, and"
        " the generator that wrote the page), and how much more afterwards."
    )
    return Table("Memory", columns, rows, about)
