"""A whole dump: ``pwb copyedit_scan``, against unpacking the same file and nothing else."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.harness.bench import dump
from tests.harness.bench.run import PROJECT, CommandError, Cost, cost
from tests.harness.bench.tables import Table, figure

SCRIPT = PROJECT / "scripts" / "copyedit_scan.py"
WORKERS = (1, 2)
ALONE = {"PYWIKIBOT_NO_USER_CONFIG": "2", "PYTHONPATH": str(PROJECT)}


@dataclass(frozen=True, slots=True)
class Run:
    """Both on so many workers."""

    workers: int
    unpacking: Cost
    scanning: Cost


def scanning(megabytes: float, rounds: int) -> Table:
    """Scan a generated dump."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "generated-multistream.xml.bz2"
        pages = dump.write(path, megabytes)
        try:
            runs = [_run(path, workers, rounds) for workers in WORKERS]
        except CommandError as error:
            return Table("A whole dump", ("Dump", "MB/s"), [], f"Absent: {error}")
    size = int(runs[0].unpacking.output) / dump.MEGABYTE
    about = (
        f"pwb copyedit_scan of a generated bz2 multistream dump of {size:,.0f} MB unpacked,"
        f" {pages:,} pages (45 % redirects), against unpacking its streams with the same library;"
        f" best of {rounds}, with all that starting takes. By the clock, and by the processor time"
        " of all processes, which others on the machine disturb less; each with its share of the"
        " speed of unpacking."
    )
    columns = ("Dump", "MB/s", "of it", "processor s", "of it", "MB a process")
    rows = [row for run in runs for row in _rows(run, size)]
    return Table("A whole dump", columns, rows, about)


def _run(path: Path, workers: int, rounds: int) -> Run:
    found = path.with_name(f"{workers}.jsonl")
    unpack: list[str | Path] = [
        sys.executable,
        "-m",
        "tests.harness.bench.unpack",
        path,
        str(workers),
    ]
    scan: list[str | Path] = [
        sys.executable,
        SCRIPT,
        path,
        "-noqueue",
        f"-jsonl:{found}",
        f"-workers:{workers}",
    ]
    floors, scans = [], []
    for _ in range(rounds):
        floors.append(cost(unpack))
        scans.append(cost(scan, path.parent, ALONE))
        found.unlink()
    return Run(workers, *(min(them, key=lambda one: one.elapsed) for them in (floors, scans)))


def _rows(run: Run, size: float) -> list[tuple[str, ...]]:
    plural = "s" if run.workers > 1 else ""
    return [
        (
            f"{name}, {run.workers} worker{plural}",
            figure(size / one.elapsed),
            f"{run.unpacking.elapsed / one.elapsed:.0%}",
            figure(one.cpu),
            f"{run.unpacking.cpu / one.cpu:.0%}",
            f"{one.memory:.0f}",
        )
        for name, one in (("unpacking", run.unpacking), ("copyedit_scan", run.scanning))
    ]
