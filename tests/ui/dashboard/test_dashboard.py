"""What the dashboard says, how large it grows, and that nothing in it is markup."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot_plugins.core import exit_codes
from bot_plugins.store.database import Store
from bot_plugins.store.tasks import end_pass, start_pass, start_run, task_id
from bot_plugins.ui.dashboard import write_dashboard
from bot_plugins.ui.dashboard.words import ending
from tests.ui.dashboard.build import SITES, findings, lively, passes, switch_off_a_rule

HOSTILE = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>{{ 7*7 }}]]>\x00\u202e&lt;"
VOID = ("meta", "br")


class Reader(HTMLParser):
    """Reads a page: its tags, which must be in order, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; none may run or load anything."""
        self.tags.append(tag)
        given = dict(attrs)
        assert not any(name.startswith("on") or "src" in name for name in given)
        assert (given.get("href") or "#").startswith("#")
        self.ids += [given["id"] or ""] if "id" in given else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag of SVG that closes itself."""
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Check that the tag closes the one opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Collect the text people see."""
        if "style" not in self.open:
            self.text += data


def written(store: Store, tmp_path: Path) -> tuple[str, Reader]:
    path = write_dashboard(store, tmp_path / "dashboard.html")
    assert [one.name for one in tmp_path.glob("dashboard*")] == ["dashboard.html"]
    page = path.read_text(encoding="utf-8")
    return page, Reader(page)


def one_pass(store: Store, code: int | None, reason: str = "", **figures: float) -> None:
    run = start_run(store, "copyedit_maintenance")
    start_pass(store, task_id(store, SITES[0], "verbs"), run)
    if code is not None:
        end_pass(store, run, code, reason, figures)


def test_nothing_on_the_page_is_markup_that_came_from_elsewhere(
    store: Store, tmp_path: Path
) -> None:
    for name in (f"{HOSTILE} 1", f"{HOSTILE} 2"):
        passes(store, HOSTILE, name, 3, timedelta(days=1))
    findings(store, HOSTILE, 40)
    one_pass(store, 4, HOSTILE, read=10)
    switch_off_a_rule(store, HOSTILE, HOSTILE, HOSTILE)
    page, read = written(store, tmp_path)
    assert not {"script", "img", "iframe", "link", "foreignobject"} & set(read.tags)
    assert len(read.ids) == len(set(read.ids))
    assert "{{ 7*7 }}" in read.text
    assert "\\u202e" in read.text
    assert "\x00" not in page
    assert "\u202e" not in page
    assert re.findall(r"(?:https?:)?//[\w.]+", page.replace("http://www.w3.org/2000/svg", "")) == []


def test_an_empty_queue(store: Store, tmp_path: Path) -> None:
    _, read = written(store, tmp_path)
    assert "No pass has run yet." in read.text
    assert "svg" not in read.tags


def test_one_pass_that_read_nothing(store: Store, tmp_path: Path) -> None:
    one_pass(store, exit_codes.DONE)
    _, read = written(store, tmp_path)
    assert "just now" in read.text
    assert "0\xa0pages read, 0\xa0changes proposed, 0\xa0pages saved." in read.text


def test_a_pass_that_has_not_ended(store: Store, tmp_path: Path) -> None:
    one_pass(store, None)
    assert "running, or killed" in written(store, tmp_path)[1].text
    one_pass(store, exit_codes.DONE)
    said = written(store, tmp_path)[1].text
    assert "at work" not in said
    assert "killed" in said


CODES = [value for name, value in vars(exit_codes).items() if name.isupper()]


@pytest.mark.wide
@pytest.mark.parametrize("code", CODES)
def test_every_exit_code_has_words_and_a_way_on(store: Store, tmp_path: Path, code: int) -> None:
    assert "exit code" not in ending(code).short
    one_pass(store, code, "because <of> this", read=3, seconds=65.0)
    said = written(store, tmp_path)[1].text
    for words in (ending(code).short, ending(code).then, "because <of> this", "1 min 5 s"):
        assert words in said


def test_an_exit_code_nobody_knows() -> None:
    assert ending(99).short == "failed (exit code 99)"


def test_a_quarter_of_a_year_on_two_wikis(store: Store, tmp_path: Path) -> None:
    lively(store)
    page, read = written(store, tmp_path)
    assert "1 rule switched off" in read.text
    assert read.text.index("1 rule switched off") < read.text.index("The state now")
    assert all(name in read.text for name in (*SITES, "recent-changes", "random-sample"))
    assert "Last 50 passes" in read.text
    assert re.search(r"<dt>pages read</dt><dd>\d{2,3},\d{3}</dd>", page)
    titles = re.findall(r"<h3>([^<]+)</h3>\n<p class=\"quiet\">", page)
    assert titles[:8] == [
        "Pages read per pass", "Changes proposed per pass", "Pages read per second",
        "Requests per page read", "How passes ended", "Decided by people",
        "Saved changes", "Waiting for a decision",
    ]  # fmt: skip


def test_what_waits_is_said_first(store: Store, tmp_path: Path) -> None:
    findings(store, SITES[0], 200)
    _, read = written(store, tmp_path)
    said = " ".join(read.text.split())
    assert said.index("What waits") < said.index("The state now")
    old = r"(?:, \d+ of them for more than 30 days)?"
    assert re.search(rf"\d+ changes wait for a decision{old}: pwb copyedit_review ", said)
    assert re.search(r"\d+ accepted changes wait to be saved: pwb copyedit_save ", said)
    findings(store, SITES[1], 200)
    said = " ".join(written(store, tmp_path)[1].text.split())
    assert f"changes on {SITES[1]} wait for a decision" in said
    assert f"pwb copyedit_save -site:{SITES[1]}" in said


def test_a_queue_in_which_nothing_waits(store: Store, tmp_path: Path) -> None:
    assert "Nothing waits for a person." in written(store, tmp_path)[1].text


def test_the_first_week_has_charts_by_day(store: Store, tmp_path: Path) -> None:
    findings(store, SITES[0], 60, days=5)
    page, read = written(store, tmp_path)
    assert "people decided in every day" in read.text
    assert "changes saved in every day" in read.text
    decided = re.search(r"Decided by people.*?</svg>", page, re.S)
    assert decided is not None
    assert len(re.findall(r"<title>accepted, \d+ \w+: \d+</title>", decided[0])) >= 3


def test_the_passes_of_a_first_week_are_joined(store: Store, tmp_path: Path) -> None:
    passes(store, SITES[0], "sample", 4, timedelta(days=1))
    page, _ = written(store, tmp_path)
    chart = re.search(r"Pages read per pass</title>.*?</svg>", page, re.S)
    assert chart is not None
    assert re.findall(r'<path d="M[\d. ]+L[\d. ]+L[\d. ]+L[\d. ]+"/>', chart[0])


@pytest.mark.slow
def test_every_chart_has_its_words_and_its_table(store: Store, tmp_path: Path) -> None:
    lively(store)
    page, _ = written(store, tmp_path)
    charts = re.findall(r'<svg viewBox="0 0 480 250" role="img" .*?</details>', page, re.S)
    assert len(charts) == 16
    for chart in charts:
        name, told = re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', chart)[:2]
        assert re.search(rf'<title id="{name}">[^<]+</title>', chart)
        assert re.search(rf'<desc id="{told}">[^<]+</desc>', chart)
        assert chart.count('<th scope="row">') >= 4


@pytest.mark.slow
def test_ten_thousand_passes_are_no_larger_than_a_hundred(store: Store, tmp_path: Path) -> None:
    passes(store, SITES[0], "recent-changes", 10_000, timedelta(hours=1))
    begun = time.monotonic()
    page, _ = written(store, tmp_path)
    assert time.monotonic() - begun < 10
    assert len(page.encode()) < 300_000


@pytest.mark.slow
def test_twelve_wikis_with_six_tasks_each(store: Store, tmp_path: Path) -> None:
    for number in range(12):
        for task in range(6):
            passes(store, f"test:w{number}", f"task-{task}", 30, timedelta(days=1), seed=task)
        findings(store, f"test:w{number}", 60)
    page, read = written(store, tmp_path)
    assert len(page.encode()) < 1_000_000
    assert "other tasks" in read.text


def test_a_file_that_cannot_be_written_leaves_the_old_one(store: Store, tmp_path: Path) -> None:
    (tmp_path / "dashboard.html").mkdir()
    with pytest.raises(OSError, match=r"dashboard\.html"):
        write_dashboard(store, tmp_path / "dashboard.html")


def test_a_clock_that_ran_wild(store: Store, tmp_path: Path) -> None:
    long_ago = datetime(1971, 1, 1, tzinfo=UTC)
    passes(store, SITES[0], "verbs", 2, timedelta(days=1), until=long_ago)
    passes(store, SITES[0], "verbs", 2, timedelta(days=1))
    assert "Pages read per pass" in written(store, tmp_path)[1].text
