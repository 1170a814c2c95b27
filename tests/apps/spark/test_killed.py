"""A cluster of two worker processes, of which one is killed at work: nothing is lost or doubled."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.apps.spark import dumps, processes
from tests.apps.spark.home import mirror
from tests.harness.wiki.paths import PROJECT

PATIENCE = 300
"""Seconds to wait for anything, on a machine with other things to do."""
PARTITIONS = 24


@pytest.mark.slow
def test_a_killed_executor_costs_nothing(tmp_path: Path) -> None:
    parts = dumps.streams(2 * PARTITIONS)
    dump = dumps.write(tmp_path / "pages.xml.bz2", parts)
    out, log = tmp_path / "out", tmp_path / "log"
    log.mkdir()
    with started(dump, out, log) as process:
        victim = kill_one(process, out)
        said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
    assert not processes.is_running(victim)
    assert dumps.read(out) == dumps.expected(parts)
    totals = f"{len(parts[1:-1]) * 10:,} pages"
    assert totals in said
    assert_lost_at_work(log)


@contextmanager
def started(dump: Path, out: Path, log: Path) -> Iterator[subprocess.Popen[str]]:
    """Start the job on two executors, each a process with one core; leave nothing running."""
    options = {
        "--out": str(out),
        "--format": "jsonl",
        "--site": dumps.OPTIONS.site,
        "--partitions": str(PARTITIONS),
        "--master": "local-cluster[2,1,1024]",
    }
    conf = ("spark.eventLog.enabled=true", f"spark.eventLog.dir={log.as_uri()}",
            "spark.eventLog.compress=false", "spark.eventLog.rolling.enabled=false")  # fmt: skip
    command = [sys.executable, "-m", "bot_plugins.apps.spark", str(dump)]
    command += [word for pair in options.items() for word in pair]
    command += [word for one in conf for word in ("--conf", one)]
    process = subprocess.Popen(
        command,
        env=environment(log.parent),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    seen: set[int] = set()
    try:
        yield process
    finally:
        seen |= set(processes.below(process.pid))
        process.kill()
        process.wait()
        until(lambda: not any(map(processes.is_running, seen)))


def environment(folder: Path) -> dict[str, str]:
    """Return one in which executors find this package, and leave their logs in ``folder``."""
    return {**os.environ, "SPARK_HOME": str(mirror(folder)), "PYTHONPATH": str(PROJECT)}


def kill_one(process: subprocess.Popen[str], out: Path) -> int:
    """Kill an executor with a task in its hands; return its process id.

    It is stopped first, while many partitions wait: so it has a task when it is killed, which
    Spark gave it and which it cannot finish, for the other one goes on meanwhile.
    """
    until(lambda: committed(out) > 0 or process.poll() is not None)
    assert process.poll() is None, process.communicate()
    executors = processes.executors(process.pid)
    assert len(executors) == 2
    os.kill(executors[0], signal.SIGSTOP)
    before = committed(out)
    until(lambda: committed(out) >= before + 3)
    assert committed(out) < PARTITIONS
    os.kill(executors[0], signal.SIGKILL)
    return executors[0]


def committed(out: Path) -> int:
    """Return how many partitions are complete, and wait for the others, to be moved in place."""
    return len(list(out.glob("_temporary/0/task_*")))


def until(holds: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def assert_lost_at_work(log: Path) -> None:
    """See in Spark's own log that an executor was lost with a task, which was then done anew."""
    [file] = log.iterdir()
    events = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    ended = [one for one in events if one["Event"] == "SparkListenerTaskEnd"]
    gone = [one for one in events if one["Event"] == "SparkListenerExecutorRemoved"]
    lost = [one for one in ended if one["Task End Reason"]["Reason"] == "ExecutorLostFailure"]
    done = [one for one in ended if one["Task End Reason"]["Reason"] == "Success"]
    assert lost
    removed = {one["Executor ID"] for one in gone}
    assert {one["Task Info"]["Executor ID"] for one in lost} <= removed
    indexes = sorted(one["Task Info"]["Index"] for one in done)
    assert indexes == list(range(PARTITIONS))
    assert {one["Task Info"]["Index"] for one in lost} <= set(indexes)
