"""Ranges of a dump: nothing is read twice, nothing left out, and nothing of another file."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot_plugins.apps.scan.jobs import do
from bot_plugins.apps.spark.errors import SparkError
from bot_plugins.apps.spark.ranges import SHARE, TASKS_PER_CORE, divisible, job_of, ranges
from tests.apps.spark import dumps

PARTS = dumps.streams(4, pages=4)


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dumps.write(tmp_path_factory.mktemp("dump") / "pages.xml.bz2", PARTS)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("none.xml.bz2", None, "none.xml.bz2 cannot be read: No such file"),
        ("empty.xml", b"", "empty.xml is not a dump"),
        ("text.bz2", b"BZh9 and then something else", "text.bz2 is not a dump"),
        ("pages.xml.gz", gzip.compress(b"".join(PARTS)), "is gzip, which cannot be read in parts"),
    ],
)
def test_what_cannot_be_divided_is_refused(
    name: str, content: bytes | None, says: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SparkError, match=says):
        divisible(str(path))


@pytest.mark.parametrize("name", ["-", "hdfs://cluster/pages.xml.bz2", "s3a://bucket/pages.xml"])
def test_only_paths_of_files_are_taken(name: str) -> None:
    with pytest.raises(SparkError, match="executors open the dump by its path"):
        divisible(name)


@pytest.mark.slow
@settings(max_examples=30)
@given(partitions=st.integers(1, 60))
def test_together_ranges_give_what_the_whole_dump_gives(dump: Path, partitions: int) -> None:
    found = [
        page.as_row()
        for one in ranges([divisible(str(dump))], partitions, cores=1)
        for page in do(job_of(one), dumps.OPTIONS).found
    ]
    assert found == dumps.expected(PARTS)


def test_every_core_has_several_tasks_and_no_task_is_large(dump: Path) -> None:
    small = divisible(str(dump))
    assert len(ranges([small], 0, cores=3)) == 3 * TASKS_PER_CORE
    stops = [(start, stop) for *_, start, stop in ranges([small, small], 0, cores=1)]
    assert max(stop - start for start, stop in stops) <= SHARE


def test_another_file_at_the_same_path_is_refused(tmp_path: Path) -> None:
    path = dumps.write(tmp_path / "pages.xml.bz2", PARTS)
    [one] = ranges([divisible(str(path))], 1, cores=1)
    dumps.write(path, dumps.streams(2))
    with pytest.raises(ValueError, match="bytes here, and"):
        job_of(one)
