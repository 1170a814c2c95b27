"""``pwb copyedit_scan`` from its command line to the queue and its files."""

from __future__ import annotations

import json
import re
import signal
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bot_plugins.apps.scan.jobs import Result, do
from bot_plugins.apps.scan.options import ScanOptions
from bot_plugins.apps.scan.outputs import WRITERS
from bot_plugins.apps.scan.reading import open_dump
from bot_plugins.store import database, filters, findings
from tests.apps.scan.exports import HEAD, Page, multistream, pages, streams
from tests.frameworks.pages import MILL, RULES
from tests.frameworks.pywikibot.command import PWB, Ended, Pwb
from tests.harness.wiki import Wiki

FILES = ("-jsonl:found.jsonl", "-noqueue")
SLIPS = [Page(f"P {number}", ["A mill of the the lake."]) for number in range(60)]
WRITTEN = [Page("Mill", ["old", MILL]), Page("Talk:Mill", [MILL], 1), Page("Pond", ["A pond."])]


def scan(pwb: Pwb, *arguments: str) -> Ended:
    return pwb.run([*PWB, "copyedit_scan", *arguments], {})


def of_wiki(wiki: Wiki, written: list[Page]) -> list[bytes]:
    """Return the parts of a dump of the tests' wiki."""
    parts = streams(written)
    base = f"<base>http://127.0.0.1:{wiki.port}/wiki/Main_Page</base>".encode()
    return [re.sub(rb"<base>.*</base>", base, HEAD), *parts[1:]]


def rows(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "found.jsonl").read_text("ascii").splitlines()]


@pytest.mark.wide
def test_what_is_found_goes_into_the_queue_and_the_files(
    wiki: Wiki, pwb: Pwb, tmp_path: Path
) -> None:
    (tmp_path / "dump.bz2").write_bytes(multistream(of_wiki(wiki, WRITTEN)))
    done = scan(pwb, "dump.bz2", "-queue:q.sqlite3", "-jsonl:found.jsonl", "-pages:pages.txt")
    assert done.code == 0, done.said
    assert "3 pages" in done.totals
    assert "Queue q.sqlite3: 4 changes added for review." in done.totals
    with database.open_store(tmp_path / "q.sqlite3") as queue:
        found = findings.listed(queue, filters.EVERYTHING)
    assert [item.change.rule for item in found] == RULES
    assert (found[0].site, found[0].title, found[0].revid) == ("copywiki:en", "Mill", 101)
    assert (found[0].change.before, found[0].replacement, found[0].change.line) == (
        "began",
        "begun",
        1,
    )
    [row] = rows(tmp_path)
    assert (row["title"], row["revid"], row["pageid"]) == ("Mill", 101, 1)
    assert (tmp_path / "pages.txt").read_text() == "[[Mill]]\n"
    assert not list(tmp_path.glob("*.resume*"))
    again = scan(pwb, "dump.bz2", "-queue:q.sqlite3")
    assert "0 changes added for review, 4 known already." in again.totals
    (tmp_path / "later.bz2").write_bytes(
        multistream(of_wiki(wiki, [Page("Mill", ["old", "older", "All was mended."])]))
    )
    later = scan(pwb, "later.bz2", "-queue:q.sqlite3")
    assert "4 closed because the page has changed" in later.totals


def test_a_file_that_is_not_there_is_named(pwb: Pwb) -> None:
    done = scan(pwb, "none.xml", *FILES)
    assert done.code == 2, done.said
    assert "none.xml cannot be read: No such file" in done.said


@pytest.mark.slow
def test_a_dump_of_no_known_wiki_is_not_queued(pwb: Pwb, tmp_path: Path) -> None:
    (tmp_path / "dump.xml").write_bytes(b"".join(streams(WRITTEN)))
    done = scan(pwb, "dump.xml")
    assert done.code == 2, done.said
    assert "not from a wiki in your configuration, so nothing can be queued" in done.said
    done = scan(pwb, "dump.xml", "-jsonl:found.jsonl", "-ns:Talk", "-titleregex:mill")
    assert done.code == 0, done.said
    assert "not queued: it is not from a wiki in your configuration" in done.said
    assert [row["title"] for row in rows(tmp_path)] == ["Talk:Mill"]


@pytest.mark.slow
def test_damage_is_told_with_its_place(pwb: Pwb, tmp_path: Path) -> None:
    content = multistream(streams(pages(60)))
    (tmp_path / "cut.bz2").write_bytes(content[:-400])
    done = scan(pwb, "cut.bz2", *FILES)
    assert done.code == 1, done.said
    assert re.search(r"cut\.bz2: [\d,]+ bytes from byte [\d,]+ on: the file is cut off", done.said)
    assert "1 damaged place: see above for what was lost." in done.totals
    assert rows(tmp_path)


@pytest.mark.slow
def test_a_limit_ends_a_scan(pwb: Pwb, tmp_path: Path) -> None:
    (tmp_path / "dump.xml").write_bytes(b"".join(streams(SLIPS)))
    (tmp_path / "found.jsonl.resume").write_text("{}")
    refused = scan(pwb, "dump.xml", *FILES)
    assert refused.code == 2, refused.said
    assert "an earlier scan was not finished: add -resume to continue it, or remove" in refused.said
    (tmp_path / "found.jsonl.resume").unlink()
    done = scan(pwb, "dump.xml", "-limit:5", *FILES)
    assert done.code == 0, done.said
    assert [row["title"] for row in rows(tmp_path)] == [f"P {number}" for number in range(5)]
    assert not (tmp_path / "found.jsonl.resume").exists()


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_killed_at_any_moment_it_goes_on_without_loss_or_repetition(
    seed: int, pwb: Pwb, tmp_path: Path
) -> None:
    # 3 MB in a dozen parts, of which each is written down with its place.
    (tmp_path / "dump.xml").write_bytes(b"".join(streams(pages(1000, words=500))))
    arguments = ("dump.xml", "-workers:1", "-rules:repeated_word", *FILES, "-pages:pages.txt")
    names = ("found.jsonl", "pages.txt")
    results = in_this_process(tmp_path / "dump.xml")
    expected = ["".join(map(WRITERS[kind], results.found)) for kind in ("jsonl", "pages")]
    random = Random(seed)  # noqa: S311 - not for secrets
    kill(pwb, tmp_path, random, *arguments)
    if (tmp_path / "found.jsonl.resume").exists():
        kill(pwb, tmp_path, random, *arguments, "-resume")
    done = scan(pwb, *arguments, *["-resume"] * (tmp_path / "found.jsonl.resume").exists())
    assert done.code == 0, done.said
    assert [(tmp_path / name).read_text("utf-8") for name in names] == expected
    assert "1,000 pages (" in done.totals
    assert f" on {len(results.found)} pages" in done.totals


def in_this_process(path: Path) -> Result:
    options = ScanOptions(rules=("repeated_word",), site=path.name)
    results = [do(job, options) for job in open_dump(str(path)).jobs()]
    return Result(found=tuple(page for one in results for page in one.found))


def kill(pwb: Pwb, folder: Path, random: Random, *arguments: str) -> None:
    """Start a scan, and kill it soon after it has written down a place."""
    process = pwb.begin([*PWB, "copyedit_scan", *arguments])
    place = folder / "found.jsonl.resume"
    before = place.stat().st_mtime_ns if place.exists() else 0
    while process.poll() is None:
        if place.exists() and place.stat().st_mtime_ns != before:
            time.sleep(random.uniform(0, 0.3))
            break
    process.kill()
    pwb.ended(process)


@pytest.mark.wide
@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGINT, 130), pytest.param(signal.SIGTERM, 143, marks=pytest.mark.slow)],
)
def test_a_signal_ends_it_cleanly(
    pwb: Pwb, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    # Through a pipe that stays open, so that it cannot end before the signal comes.
    filling = [Page(f"F {number}", ["A mill by a pond. " * 15_000]) for number in range(45)]
    content = b"".join(streams([*filling, *SLIPS])).decode()
    command = [*PWB, "copyedit_scan", "-", "-workers:1", "-rules:repeated_word", *FILES]
    process = pwb.begin(command)
    assert process.stdin
    process.stdin.write(content[:-1000])
    process.stdin.flush()
    while process.poll() is None and not (tmp_path / "found.jsonl.resume").exists():
        time.sleep(0.02)
    process.send_signal(number)
    done = pwb.ended(process)
    assert done.code == code, done.said
    assert "Traceback" not in done.said
    assert "Interrupted: continue with -resume." in done.totals
    done = pwb.ended(pwb.begin([*command, "-resume"]), content)
    assert done.code == 0, done.said
    assert [row["title"] for row in rows(tmp_path)] == [page.title for page in SLIPS]


def test_help_tells_all_options(pwb: Pwb) -> None:
    done = scan(pwb, "-help")
    assert done.code == 0, done.said
    for option in ("-workers:", "-resume", "-titleregex:", "-jsonl:", "-noqueue"):
        assert option in done.said
