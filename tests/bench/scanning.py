"""A whole dump: ``pwb copyedit_scan``, against unpacking the same file and nothing else."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.bench import dump
from tests.bench.run import PROJECT, CommandError, Cost, cost
from tests.bench.tables import Table, figure

SCRIPT = PROJECT / "scripts" / "copyedit_scan.py"
WORKERS = (1, 2)
ALONE = {"PYWIKIBOT_NO_USER_CONFIG": "2", "PYTHONPATH": str(PROJECT)}


@dataclass(frozen=True, slots=True)
class Run:
    """Both on so many workers."""

    workers: int
    unpacking: Cost
    scanning: Cost

    @property
    def share(self) -> float:
        """The scan's speed as a share of unpacking's."""
        return self.unpacking.elapsed / self.scanning.elapsed


def scanning(megabytes: float, rounds: int) -> tuple[Table, Mapping[int, float]]:
    """Scan a generated dump; return the share of unpacking's speed by workers too."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "generated-multistream.xml.bz2"
        pages = dump.write(path, megabytes)
        try:
            runs = [_run(path, workers, rounds) for workers in WORKERS]
        except CommandError as error:
            table = Table("A whole dump", ("Dump", "MB/s"), [], f"Absent: {error}")
            return table, {}
    size = int(runs[0].unpacking.output) / dump.MEGABYTE
    about = (
        f"pwb copyedit_scan of a generated bz2 multistream dump of {size:,.0f} MB unpacked,"
        f" {pages:,} pages (45 % redirects), against unpacking its streams with the same library;"
        f" time on the clock with all that starting takes, best of {rounds}."
    )
    columns = ("Dump", "MB/s", "of unpacking", "processor s", "MB per worker")
    rows = [row for run in runs for row in _rows(run, size)]
    return Table("A whole dump", columns, rows, about), {run.workers: run.share for run in runs}


def _run(path: Path, workers: int, rounds: int) -> Run:
    found = path.with_name(f"{workers}.jsonl")
    unpack: list[str | Path] = [sys.executable, "-m", "tests.bench.unpack", path, str(workers)]
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
            share,
            figure(one.cpu),
            f"{one.memory:.0f}",
        )
        for name, one, share in (
            ("unpacking alone", run.unpacking, "100 %"),
            ("copyedit_scan", run.scanning, f"{run.share * 100:.0f} %"),
        )
    ]
