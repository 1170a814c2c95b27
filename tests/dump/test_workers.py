"""Several processes at work, and what happens when one is killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot_plugins.dump.jobs import Job, RangeJob, Result, do
from bot_plugins.dump.workers import KILLED, Workers
from tests.dump.exports import OPTIONS, multistream, pages, parts_of, streams


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> list[Job]:
    path = tmp_path_factory.mktemp("dump") / "dump.bz2"
    path.write_bytes(multistream(streams(pages(60))))
    return [RangeJob(path, True, start, stop) for start, stop in parts_of(path, 1000)]


def test_more_workers_find_the_same_in_the_same_order(jobs: list[Job]) -> None:
    expected = [(job, do(job, OPTIONS)) for job in jobs]
    for number in (1, 2):
        with Workers(number, OPTIONS) as workers:
            assert list(workers.results(jobs)) == expected


def test_a_worker_that_is_killed_is_replaced_and_its_job_done(jobs: list[Job]) -> None:
    with Workers(1, OPTIONS) as workers:
        results = workers.results(jobs)
        found = [next(results)]
        [worker] = workers._all
        assert worker._process
        os.kill(worker._process._process.pid, signal.SIGKILL)
        found += results
    assert [one for _, result in found for one in result.found] == [
        one for job in jobs for one in do(job, OPTIONS).found
    ]
    assert sum(result.deaths for _, result in found) == 1


def test_a_job_that_kills_every_worker_is_lost_and_told_of(tmp_path: Path) -> None:
    # A pipe nobody writes to keeps a worker waiting until it is killed.
    os.mkfifo(tmp_path / "pipe")
    job = RangeJob(tmp_path / "pipe", False, 5, 10)
    with Workers(1, OPTIONS) as workers:
        waiting = workers._pool.submit(workers._do, job)
        killed: set[int] = set()
        while not waiting.done():
            process = workers._all[0]._process
            if process and process._process.pid not in killed:
                killed.add(process._process.pid)
                os.kill(process._process.pid, signal.SIGKILL)
        result: Result = waiting.result()
    assert len(killed) == result.deaths == 2
    [damage] = result.damage
    assert (damage.start, damage.end, damage.why) == (5, 10, KILLED)


def test_work_that_is_left_ends_the_workers_at_once(jobs: list[Job], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    def endless() -> Iterator[Job]:
        yield jobs[0]
        while True:
            yield RangeJob(tmp_path / "pipe", False, 0, 10)

    with Workers(2, OPTIONS) as workers:
        assert next(workers.results(endless()))[0] == jobs[0]
    assert all(worker._process is None for worker in workers._all)


def test_a_file_that_went_away_is_damage(tmp_path: Path) -> None:
    [damage] = do(RangeJob(tmp_path / "gone.xml", False, 3, 9), OPTIONS).damage
    assert (damage.start, damage.end) == (3, 9)
    assert "cannot be read: No such file" in damage.why
