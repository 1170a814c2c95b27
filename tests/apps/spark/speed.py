"""Measure scans on Spark beside the plain workers': ``python -m tests.apps.spark.speed DUMP``.

Each way scans the dump twice; the second time counts, when every process is at work already.
Its figures are those of bot_plugins/apps/spark/README.md. CPU seconds are of the second time, and
hold better than the others on a machine that has more to do. A dump of 500 MB unpacked
(``python -m tests.harness.bench.dump``) and a machine with nothing else to do give the best ones.
"""

from __future__ import annotations

import argparse
import os
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bot_plugins.apps.scan.options import ScanOptions
from bot_plugins.apps.scan.reading import Dump
from bot_plugins.apps.scan.tally import ScanTally
from bot_plugins.apps.scan.workers import ScanWorkers
from bot_plugins.apps.spark.counting import MEGA
from bot_plugins.apps.spark.job import Job, scan
from bot_plugins.apps.spark.ranges import divisible
from bot_plugins.apps.spark.starting import started
from tests.apps.spark import processes
from tests.apps.spark.home import mirror
from tests.harness.wiki.paths import PROJECT

MASTERS = ("local[1]", "local[2]", "local-cluster[2,1,1024]")
PEAK = re.compile(rb"^VmHWM:\s+(\d+) kB", re.M)
KILO = 1024


def with_workers(dump: Dump, number: int) -> None:
    """Measure the workers of ``pwb copyedit_scan``."""
    with ScanWorkers(number, ScanOptions()) as workers:

        def once() -> tuple[int, int]:
            tally = ScanTally()
            for _, result in workers.scanned(dump.jobs()):
                tally.add(result)
            return tally.size, tally.changes

        show(f"{number} plain worker{'s' * (number > 1)}", once)


def with_spark(dump: Dump, master: str) -> None:
    """Measure a job on Spark."""
    with tempfile.TemporaryDirectory() as folder, started(master) as session:
        job = Job((dump,), f"{folder}/out", ScanOptions(), overwrite=True)

        def once() -> tuple[int, int]:
            totals = scan(session, job)
            return totals.size, totals.findings

        show(master, once)


def show(name: str, once: Callable[[], tuple[int, int]]) -> None:
    """Scan twice, and write a line of the table."""
    first, (size, findings) = timed(once)
    before = cpu()
    second, _ = timed(once)
    print(
        f"| {name} | {size / MEGA / second:.1f} | {second:.1f} | {first:.1f} |"
        f" {cpu() - before:.1f} | {findings:,} | {memory()} |",
        flush=True,
    )


def timed(once: Callable[[], tuple[int, int]]) -> tuple[float, tuple[int, int]]:
    begun = time.monotonic()
    result = once()
    return time.monotonic() - begun, result


def cpu() -> float:
    """Return the seconds of processor time that our processes have had, those ended among them."""
    total = 0
    for pid in processes.below(os.getpid()):
        try:
            stat = Path(f"/proc/{pid}/stat").read_bytes()
        except FileNotFoundError:
            continue
        total += sum(int(ticks) for ticks in stat.rpartition(b") ")[2].split()[11:15])
    return total / os.sysconf("SC_CLK_TCK")


def memory() -> str:
    """Return the peaks of our processes' memory: of Java's and of Python's, the largest each."""
    peaks: dict[str, int] = {}
    for pid in processes.below(os.getpid()):
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
            peak = PEAK.search(Path(f"/proc/{pid}/status").read_bytes())
        except FileNotFoundError:
            continue
        kind = "Java" if b"java" in command.partition(b"\0")[0] else "Python"
        if processes.EXECUTOR in command:
            kind = "executor's Java"
        if peak:
            peaks[kind] = max(peaks.get(kind, 0), int(peak[1]) // KILO)
    return ", ".join(f"{kind} {peak} MB" for kind, peak in sorted(peaks.items()))


def main() -> None:
    """Measure all ways."""
    parser = argparse.ArgumentParser(prog="python -m tests.apps.spark.speed", description=__doc__)
    parser.add_argument("dump")
    dump = divisible(parser.parse_args().dump)
    paths = filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")])
    os.environ["PYTHONPATH"] = os.pathsep.join(paths)  # for the executors
    print("| way | MB/s | s | s, first time | CPU s | findings | peak memory |", flush=True)
    for number in (1, 2):
        with_workers(dump, number)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SPARK_HOME"] = str(mirror(Path(folder)))
        for master in MASTERS:
            with_spark(dump, master)


if __name__ == "__main__":
    main()
