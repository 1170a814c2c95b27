"""Several processes at work, and what happens when one is killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

from bot_plugins.core.workers import Workers, WorkerTask
from tests.apps.devtools.process import ROOT

LENGTH = WorkerTask(f"{__file__}:measured", "a settings' text")
PIPE = WorkerTask(f"{__file__}:opened", None)


def measured(job: bytes, settings: str) -> tuple[int, str]:
    """What the workers of these tests do; they read this file for it."""
    return len(job), settings


def opened(job: str, _: None) -> bytes:
    """Read a file; a pipe nobody writes to keeps a worker waiting until it is killed."""
    return Path(job).read_bytes()


def test_more_workers_do_the_same_in_the_same_order() -> None:
    jobs = [bytes(number) for number in range(60)]
    expected = [(number, LENGTH.settings) for number in range(60)]
    for number in (1, 2):
        with Workers[bytes, tuple[int, str]](number, LENGTH) as workers:
            done = list(workers.results(jobs))
        assert [one.result for one in done] == expected
        assert [one.job for one in done] == jobs


def test_few_jobs_are_begun_before_they_are_needed() -> None:
    taken: list[int] = []

    def endless() -> Iterator[bytes]:
        while True:
            taken.append(len(taken))
            yield b"job"

    with Workers[bytes, tuple[int, str]](2, LENGTH) as workers:
        results = workers.results(endless())
        for _ in range(5):
            next(results)
    assert len(taken) <= 5 + 2 * 2 + 1


def test_a_worker_that_is_killed_is_replaced_and_its_job_done() -> None:
    jobs = [bytes(number) for number in range(9)]
    with Workers[bytes, tuple[int, str]](1, LENGTH) as workers:
        results = workers.results(jobs)
        done = [next(results)]
        os.kill(worker_of(workers), signal.SIGKILL)
        done += results
    assert [one.result and one.result[0] for one in done] == list(range(9))
    assert sum(one.deaths for one in done) == 1


def worker_of(workers: Workers[bytes, tuple[int, str]]) -> int:
    [worker] = workers._all
    assert worker._process
    return worker._process._process.pid


def test_a_job_that_kills_every_worker_has_no_result(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with Workers[str, bytes](1, PIPE) as workers:
        waiting = workers._pool.submit(workers._do, str(tmp_path / "pipe"))
        killed: set[int] = set()
        while not waiting.done():
            process = workers._all[0]._process
            if process and process._process.pid not in killed:
                killed.add(process._process.pid)
                os.kill(process._process.pid, signal.SIGKILL)
    done = waiting.result()
    assert (done.result, done.deaths, len(killed)) == (None, 2, 2)


def test_work_that_is_left_ends_the_workers_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_bytes(b"first")

    def endless() -> Iterator[str]:
        yield str(tmp_path / "file")
        while True:
            yield str(tmp_path / "pipe")

    with Workers[str, bytes](2, PIPE) as workers:
        assert next(workers.results(endless())).result == b"first"
    assert all(worker._process is None for worker in workers._all)


def test_workers_use_the_package_of_the_folder_they_are_told(tmp_path: Path) -> None:
    (tmp_path / "bot_plugins").mkdir()
    (tmp_path / "bot_plugins" / "__init__.py").touch()
    (tmp_path / "where.py").write_text(
        "import bot_plugins\n\n\ndef at(job, _):\n    return bot_plugins.__file__\n"
    )
    for folder in (tmp_path, ROOT):
        with Workers[int, str](1, WorkerTask(f"{tmp_path}/where.py:at", None, folder)) as workers:
            [done] = workers.results([1])
        assert done.result == str(folder / "bot_plugins" / "__init__.py")
