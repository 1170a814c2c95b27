"""Several workers at a scan, and a job that cannot be done."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from bot_plugins.apps.scan.jobs import Job, RangeJob, do
from bot_plugins.apps.scan.workers import KILLED, ScanWorkers
from tests.apps.scan.exports import OPTIONS, multistream, pages, parts_of, streams


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> list[Job]:
    path = tmp_path_factory.mktemp("dump") / "dump.bz2"
    path.write_bytes(multistream(streams(pages(60))))
    return [RangeJob(path, True, start, stop) for start, stop in parts_of(path, 1000)]


@pytest.mark.wide
def test_more_workers_find_the_same_in_the_same_order(jobs: list[Job]) -> None:
    expected = [(job, do(job, OPTIONS)) for job in jobs]
    for number in (1, 2):
        with ScanWorkers(number, OPTIONS) as workers:
            assert list(workers.scanned(jobs)) == expected


def test_a_worker_that_is_killed_is_told_of(jobs: list[Job]) -> None:
    with ScanWorkers(1, OPTIONS) as workers:
        scanned = workers.scanned(jobs)
        found = [next(scanned)]
        [worker] = workers._all
        assert worker._process
        os.kill(worker._process._process.pid, signal.SIGKILL)
        found += scanned
    assert [one for _, result in found for one in result.found] == [
        one for job in jobs for one in do(job, OPTIONS).found
    ]
    assert sum(result.deaths for _, result in found) == 1


@pytest.mark.slow
def test_a_job_that_kills_every_worker_is_damage(jobs: list[Job]) -> None:
    class Impossible(RangeJob):
        """A job that ends the process which unpickles it."""

        def __reduce__(self) -> tuple[object, ...]:
            return os._exit, (1,)

    job = Impossible(Path("dump"), False, 5, 10)
    with ScanWorkers(1, OPTIONS) as workers:
        (_, result), (_, after) = workers.scanned([job, jobs[0]])
    [damage] = result.damage
    assert (damage.start, damage.end, damage.why, result.deaths) == (5, 10, KILLED, 2)
    assert after == do(jobs[0], OPTIONS)


def test_a_file_that_went_away_is_damage(tmp_path: Path) -> None:
    [damage] = do(RangeJob(tmp_path / "gone.xml", False, 3, 9), OPTIONS).damage
    assert (damage.start, damage.end) == (3, 9)
    assert "cannot be read: No such file" in damage.why
