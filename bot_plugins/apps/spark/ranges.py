"""Division of dumps into ranges of bytes, which executors read independently.

Neither the file nor its index is read beforehand: a page belongs to the range in which it begins
(``apps.scan.cutting``), so that the ranges of a file of any size are known at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot_plugins.apps.scan.jobs import RangeJob
from bot_plugins.apps.scan.reading import STDIN, Dump, open_dump
from bot_plugins.apps.scan.unpacking import NoDumpError
from bot_plugins.apps.spark.errors import SparkError

Range = tuple[str, int, bool, int, int]
"""A file's path and size, whether it is bzip2, the range's first byte and the byte after its last.

These are plain values, because executors receive them before they are known to have this package.
"""
SHARE = 16_000_000
"""Bytes of a dump per task, if there are enough of them: some 60 MB of text, a few seconds for one
core. Smaller tasks would cost more to start; of larger tasks, more work is lost with an executor.
"""
TASKS_PER_CORE = 4
"""The least number of tasks per core, so that no core waits long for the last task."""


def divisible(name: str) -> Dump:
    """Open a dump that is to be divided.

    Raises:
        SparkError: it is not a dump, or cannot be divided.
    """
    if name == STDIN or "://" in name:
        raise SparkError(
            f"{name}: executors open the dump by its path, like any file: give that path"
        )
    try:
        dump = open_dump(name)
    except NoDumpError as error:
        raise SparkError(str(error)) from error
    if not dump.is_divisible:
        raise SparkError(
            f"{name} is {dump.format}, which cannot be read in parts: take the bz2 file,"
            " or scan this one on one machine with pwb copyedit_scan"
        )
    return dump


def ranges(dumps: Sequence[Dump], partitions: int, cores: int) -> list[Range]:
    """Divide dumps into about ``partitions`` ranges; 0 chooses a number by size and ``cores``."""
    whole = sum(dump.size for dump in dumps)
    count = partitions or max(-(-whole // SHARE), TASKS_PER_CORE * cores)
    step = max(1, -(-whole // count))
    return [part for dump in dumps for part in _divided(dump, step)]


def _divided(dump: Dump, step: int) -> Iterator[Range]:
    """Yield ranges of ``step`` bytes, as :meth:`Dump.jobs` gives them."""
    stops = [(start, min(start + step, dump.size)) for start in range(0, dump.size, step)]
    for job in dump.jobs(ranges=stops):
        if isinstance(job, RangeJob):
            yield str(job.path.resolve()), dump.size, job.is_bzip2, job.start, job.stop


def job_of(part: Range) -> RangeJob:
    """Return a range as a job of ``apps.scan``.

    Raises:
        OSError: the file is not there.
        ValueError: its size is not the one with which the ranges were made.
    """
    path, size, is_bzip2, start, stop = part
    here = Path(path).stat().st_size
    if here != size:
        raise ValueError(f"it has {here:,} bytes here, and {size:,} where the job was started")
    return RangeJob(Path(path), is_bzip2, start, stop)
