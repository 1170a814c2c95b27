"""Jobs on Spark, in one session on this machine: tables, output, and executors that are refused."""

from __future__ import annotations

import bz2
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot_plugins.apps.scan.options import ScanOptions
from bot_plugins.apps.spark.errors import ExecutorError, OutputError
from bot_plugins.apps.spark.job import Job, scan
from bot_plugins.apps.spark.ranges import divisible
from bot_plugins.apps.spark.starting import started
from bot_plugins.apps.spark.tables import Columns, findings
from bot_plugins.apps.spark.working import version
from bot_plugins.community.loading import load, only_files
from tests.apps.spark import dumps
from tests.harness.wiki.paths import PROJECT

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = pytest.mark.slow

PARTS = dumps.streams(6)
COUNT = "select count(f.rule) from (select explode(findings) as f from parquet.`{}`)"
FOUND = "The river was was high."


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    with pytest.MonkeyPatch.context() as patch:
        paths = filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")])
        patch.setenv("PYTHONPATH", os.pathsep.join(paths))
        with started("local[2]") as session:
            yield session


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dumps.write(tmp_path_factory.mktemp("dump") / "pages.xml.bz2", PARTS)


def job(dump: Path, folder: Path, form: str = "jsonl", *, overwrite: bool = False) -> Job:
    return Job((divisible(str(dump)),), str(folder), dumps.OPTIONS, form, 0, overwrite)


def test_parquet_holds_what_a_local_scan_finds(
    session: SparkSession, dump: Path, tmp_path: Path
) -> None:
    totals = scan(session, job(dump, tmp_path / "out", "parquet"))
    [count] = session.sql(COUNT.format(tmp_path / "out")).collect()
    rows = session.read.parquet(str(tmp_path / "out")).orderBy("pageid").collect()
    expected = dumps.expected(PARTS)
    assert [row.asDict(recursive=True) for row in rows] == expected
    assert (totals.pages, totals.unreadable) == (60, ())
    assert totals.findings == count[0] == sum(len(page["findings"]) for page in expected)


def test_a_damaged_dump_is_read_around_the_damage(session: SparkSession, tmp_path: Path) -> None:
    path = dumps.write(tmp_path / "pages.xml.bz2", PARTS)
    packed = bytearray(path.read_bytes())
    packed[sum(len(bz2.compress(part)) for part in PARTS[:3]) + 60] ^= 0xFF
    path.write_bytes(packed)
    totals = scan(session, job(path, tmp_path / "out"))
    found, expected = dumps.read(tmp_path / "out"), dumps.expected(PARTS)
    assert [page for page in expected if page in found] == found
    assert 0 < len(found) < len(expected)
    [told] = totals.unreadable
    assert str(path) in told
    assert "damaged" in told


def test_results_are_replaced_only_when_that_is_asked_for(
    session: SparkSession, dump: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    scan(session, job(dump, out))
    with pytest.raises(OutputError, match="holds complete results: --overwrite replaces them"):
        scan(session, job(dump, out))
    (out / "_SUCCESS").unlink()
    with pytest.raises(OutputError, match="holds incomplete results"):
        scan(session, job(dump, out))
    scan(session, job(dump, out, overwrite=True))
    assert dumps.read(out) == dumps.expected(PARTS)


def test_what_is_no_result_is_never_replaced(
    session: SparkSession, dump: Path, tmp_path: Path
) -> None:
    (tmp_path / "thesis.odt").write_text("years of work")
    with pytest.raises(OutputError, match=r"holds 'thesis.odt', which is not a result"):
        scan(session, job(dump, tmp_path, overwrite=True))
    assert (tmp_path / "thesis.odt").read_text() == "years of work"


def python(folder: Path, place: Path) -> str:
    """Write what starts the executors' Python in ``place``, without the project on its path."""
    script = folder / "python"
    others = f"echo \"$PYTHONPATH\" | tr : '\\n' | grep -Fxv '{PROJECT}' | paste -sd :"
    script.write_text(
        f'#!/bin/sh\ncd "{place}"\nexport PYTHONPATH=$({others})\nexec "{sys.executable}" "$@"\n'
    )
    script.chmod(0o755)
    return str(script)


def test_an_executor_without_this_package_says_so(
    session: SparkSession, dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bot_plugins").mkdir()  # hides the project, also where it is installed
    (tmp_path / "bot_plugins/__init__.py").touch()
    executors = python(tmp_path, tmp_path)
    monkeypatch.setattr(session.sparkContext, "pythonExec", executors)
    lacks = r"cannot import this package \((No module|cannot import)"
    with pytest.raises(ExecutorError, match=lacks):
        scan(session, job(dump, tmp_path / "out"))


def test_an_executor_with_another_version_says_so(
    session: SparkSession, dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(PROJECT / "bot_plugins", tmp_path / "bot_plugins")
    with (tmp_path / "bot_plugins/rules/en/base_after_do.py").open("a") as file:
        file.write("# mended\n")
    executors = python(tmp_path, tmp_path)
    monkeypatch.setattr(session.sparkContext, "pythonExec", executors)
    with pytest.raises(ExecutorError, match=r"has another version .* than the job"):
        scan(session, job(dump, tmp_path / "out"))
    assert not list((tmp_path / "out").glob("part-*"))


def table(session: SparkSession) -> Any:  # noqa: ANN401 - pyspark may not be there for mypy
    """Return pages in the columns of Wikimedia's table that are needed, and what must not count."""
    moment = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    slots = {"main": (FOUND,)}
    return session.createDataFrame(
        [
            (7, 0, "Old_Mill", 70, moment, slots),
            (8, 1, "Talk:Old_Mill", 80, moment, slots),
            (9, 0, "Hidden", 90, moment, {"main": (None,)}),
            (10, 0, "Right", 100, moment, {"main": ("The river was high.",)}),
        ],
        "page_id bigint, page_namespace_id int, page_title string, revision_id bigint,"
        " revision_dt timestamp,"
        " revision_content_slots map<string, struct<content_body: string>>",
    )


def test_pages_of_a_table_are_scanned(session: SparkSession) -> None:
    from bot_plugins.apps.spark.tables import WIKIMEDIA

    [row] = findings(table(session), ScanOptions(site="wikipedia:en"), WIKIMEDIA).collect()
    found = row.asDict(recursive=True)
    assert found["title"] == "Old Mill"
    assert (found["site"], found["namespace"]) == ("wikipedia:en", 0)
    assert (found["pageid"], found["revid"]) == (7, 70)
    assert found["timestamp"] == "2026-01-02T03:04:05Z"
    [finding] = found["findings"]
    assert (finding["rule"], finding["start"], finding["end"]) == ("repeated_word", 10, 17)


def test_executors_use_the_lists_of_the_driver(session: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text('<Typo word="weir" find="wier" replace="weir"/>')
    lists = load([str(tmp_path / "list.txt")], only_files)
    (tmp_path / "list.txt").unlink()
    pages = session.createDataFrame(
        [("Weir", 5, "The wier was high.")], "t string, r int, x string"
    )
    columns, options = Columns("t", "r", "x"), ScanOptions(typos=lists.texts)
    [row] = findings(pages, options, columns).collect()
    assert [finding.rule for finding in row.findings] == ["typos:weir"]
    assert findings(pages, ScanOptions(), columns).collect() == []
    assert version(options) != version(ScanOptions())


def test_a_table_may_have_no_more_than_titles_revisions_and_texts(session: SparkSession) -> None:
    pages = session.createDataFrame([("Mill", 5, FOUND)], "t string, r bigint, x string")
    [row] = findings(pages, ScanOptions(), Columns("t", "r", "x")).collect()
    assert (row.title, row.revid, row.pageid, row.timestamp) == ("Mill", 5, 0, "")
    assert len(row.findings) == 1
