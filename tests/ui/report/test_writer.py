"""The report's files, also of runs that are cut short."""

from __future__ import annotations

import json
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from bot_plugins.ui.report import ReportError, ReportWriter, RunTotals
from tests.ui.display.build import marked
from tests.ui.report.test_html import Reader

NAMES = {"report.html", "proposals.jsonl", "changes.diff"}
ONE = marked("a «b|c»\n", title="One")
TWO = marked("«\ud800|x» «go|goes»\n", title="Two\ud800")


def read(folder: Path) -> str:
    return (folder / "report.html").read_text("utf-8")


def test_writes_three_files(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    with ReportWriter(folder, "wikipedia:en") as writer:
        writer.add(ONE, "proposed")
        writer.add(TWO, "skipped", "protected")
        writer.finish(RunTotals("wikipedia:en", 9, 2, 3, rules={"verb_form": 3}))
    page, lines = read(folder), (folder / "proposals.jsonl").read_text().splitlines()
    assert {one.name for one in folder.iterdir()} == NAMES
    assert Reader(page).open == []
    assert page.count("<article") == page.count('href="#page-') == 2
    assert "has not finished" not in page
    assert [json.loads(line)["outcome"] for line in lines] == ["proposed", "skipped"]
    assert (folder / "changes.diff").read_bytes().count(b"+++ b/") == 2


def test_an_empty_run_says_so(tmp_path: Path) -> None:
    with ReportWriter(tmp_path) as writer:
        writer.finish(RunTotals())
    assert "The rules found nothing to change" in read(tmp_path)
    assert "Pages in this report" not in read(tmp_path)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (KeyboardInterrupt(), "Ctrl-C"),
        (RuntimeError("<b>gone</b>"), "RuntimeError: &lt;b&gt;gone"),
        (None, "before its totals were known"),
    ],
)
def test_a_run_cut_short_leaves_a_report(
    error: BaseException | None, said: str, tmp_path: Path
) -> None:
    def run() -> None:
        with ReportWriter(tmp_path) as writer:
            writer.add(ONE, "proposed")
            writer.add(TWO, "saved")
            if error:
                raise error

    if error:
        with pytest.raises(type(error)):
            run()
    else:
        run()
    page = read(tmp_path)
    assert said in page
    assert page.count("<article") == 2
    assert Reader(page).open == []
    assert {one.name for one in tmp_path.iterdir()} == NAMES


def test_totals_after_an_interruption_count(tmp_path: Path) -> None:
    with ReportWriter(tmp_path) as writer:
        try:
            writer.add(ONE, "proposed")
            raise KeyboardInterrupt
        except KeyboardInterrupt:
            writer.finish(RunTotals(pages_read=4321, stopped_because="as you wished"))
            writer.finish(RunTotals())
    assert "4,321" in read(tmp_path)
    assert "as you wished" in read(tmp_path)


KILLED = """
import os, sys
from pathlib import Path
from bot_plugins.ui.report import ReportWriter
from tests.ui.report.test_writer import ONE
writer = ReportWriter(Path(sys.argv[1]))
writer.add(ONE, "proposed")
os.kill(os.getpid(), 9)
"""


@pytest.mark.wide
def test_a_killed_run_leaves_what_it_had(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert done.returncode == -9
    assert {one.name for one in tmp_path.iterdir()} == NAMES
    assert "has not finished" in read(tmp_path)
    assert "<del>b</del><ins>c</ins>" in read(tmp_path)
    assert json.loads((tmp_path / "proposals.jsonl").read_text())["title"] == "One"
    assert "+a c" in (tmp_path / "changes.diff").read_text()


@pytest.mark.parametrize("name", ["file", "file/below", "taken"])
def test_an_unwritable_folder_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    (tmp_path / "taken" / "report.html").mkdir(parents=True)
    folder = tmp_path / name
    with pytest.raises(ReportError, match="Give a folder") as caught:
        ReportWriter(folder)
    assert str(folder) in str(caught.value)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_explained(tmp_path: Path) -> None:
    (tmp_path / "proposals.jsonl").symlink_to("/dev/full")
    with pytest.raises(ReportError, match="room"), ReportWriter(tmp_path) as writer:
        writer.add(ONE, "proposed")
    assert "ReportError" in read(tmp_path)


@pytest.mark.wide
def test_memory_stays_bounded(tmp_path: Path) -> None:
    with ReportWriter(tmp_path) as writer:
        writer.add(ONE, "proposed")
        tracemalloc.start()
        for _ in range(300):
            writer.add(ONE, "proposed")
        before, _ = tracemalloc.get_traced_memory()
        for _ in range(300):
            writer.add(ONE, "proposed")
        after, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert after - before < 20_000


def test_an_earlier_report_is_replaced(tmp_path: Path) -> None:
    for page in (ONE, TWO):
        with ReportWriter(tmp_path) as writer:
            writer.add(page, "proposed")
            writer.finish(RunTotals())
    assert "One" not in read(tmp_path)
