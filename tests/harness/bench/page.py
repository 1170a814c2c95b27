"""The benchmark page: BENCHMARK.md, and its plots beside it."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Mapping
from pathlib import Path

import mwparserfromhell
import pywikibot

from tests.harness.bench import plots
from tests.harness.bench.tables import Table

FILE = Path(__file__).with_name("BENCHMARK.md")
SPEEDS, SIZES = "speeds.svg", "sizes.svg"
_HEAD = """\
# Benchmark

Written by `make bench`, which measures all of this anew: every figure below is of one run on one
machine, and ratios say more than speeds. The text is generated (wikitext.grammar), as dense in
links, references, slips and traps as real articles; the first table says how near it is, and
`python -m tests.harness.bench.density FILE` compares it with real ones in more detail. Real
articles take about as long."""


def machine() -> str:
    """Describe the machine and what runs on it."""
    return (
        f"{os.cpu_count()} cores ({_processor()}), {platform.system()},"
        f" {platform.python_implementation()} {platform.python_version()},"
        f" mwparserfromhell {mwparserfromhell.__version__}, Pywikibot {pywikibot.__version__}."
    )


def _processor() -> str:
    """Return the processor's name, as far as the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def write(
    tables: Iterable[Table],
    speeds: Mapping[str, float],
    sizes: Mapping[int, float],
    file: Path = FILE,
) -> None:
    """Write the page and its plots."""
    images = {}
    if speeds:
        plots.speeds(file.with_name(SPEEDS), speeds)
        images["Beside others"] = f"![Speed by contender]({SPEEDS})"
    if sizes:
        plots.sizes(file.with_name(SIZES), sizes)
        images["Size of a page"] = f"![Speed by size of page]({SIZES})"
    lines = [_HEAD, "", machine()]
    for table in tables:
        lines += ["", *table.markdown()]
        if image := images.get(table.title):
            lines += ["", image]
    file.write_text("\n".join([*lines, ""]), encoding="utf-8")
