"""Limits end a pass with its work kept; what hangs, or eats memory, is ended by force."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.apps.maintenance.command.passes import MENDED, SLIP, TITLES, Bot, assert_mended
from tests.harness.wiki import Client

pytestmark = pytest.mark.usefixtures("fresh")

LIMITS: dict[str, tuple[dict[str, float], str, int]] = {
    "pages": ({"pages": 2}, "the limit of 2 pages is reached", 2),
    "megabytes": ({"megabytes": 0.0001}, "the limit of 0.0001 MB of text is reached", 3),
    "open_proposals": ({"open_proposals": 1}, "1 change wait", 2),
    "minutes": ({"minutes": 0.00001}, "the limit of 1e-05 minutes is reached", 0),
}
"""The limits, what is said, and how many pages are read at most."""


@pytest.mark.slow
@pytest.mark.parametrize("name", LIMITS)
def test_a_limit_ends_a_pass_well(bot: Bot, pages: Client, name: str) -> None:
    limits, words, most = LIMITS[name]
    before = pages.revision_ids()
    bot.configure(limits=limits)
    assert words in bot.go()
    assert bot.last().figures["read"] <= most
    assert pages.revision_ids() == before


@pytest.mark.slow
def test_a_limit_of_requests_ends_a_pass(bot: Bot, pages: Client) -> None:
    """Pages are asked for together, so that only many sources take many requests."""
    lists = [f"User:Author/Pages {number}" for number in range(12)]
    for title in lists:
        pages.edit(title, "".join(f"[[{one}]]" for one in TITLES))
    sources = [{"kind": "pagelist", "title": title} for title in lists]
    bot.configure(source=sources, limits={"requests": 10})
    assert "the limit of 10 requests is reached" in bot.go()


@pytest.mark.slow
def test_pages_left_are_read_by_the_next_passes(bot: Bot, pages: Client) -> None:
    bot.configure(save="trusted", limits={"pages": 2, "edits": 1})
    for _ in range(len(TITLES)):
        assert "No more pages are saved: the limit of 1 edit is reached" in bot.go()
        assert bot.last().figures["read"] <= 2
        assert bot.last().figures["saved"] == 1
    assert_mended(pages)


KINDS = {
    "worklist": {"kind": "worklist", "file": "titles.txt"},
    "pagelist": {"kind": "pagelist", "title": "User:Author/Pages"},
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_list_longer_than_a_pass_is_read_to_its_end(bot: Bot, pages: Client, kind: str) -> None:
    (bot.folder / "titles.txt").write_text("\n".join(TITLES))
    pages.edit("User:Author/Pages", "".join(f"[[{title}]]" for title in TITLES))
    bot.configure(save="trusted", source=[KINDS[kind]], limits={"pages": 2})
    for _ in range(len(TITLES)):  # what was saved is read once more
        bot.go()
    assert_mended(pages)


@pytest.mark.wide
def test_memory_beyond_its_limit_ends_a_pass(bot: Bot, client: Client) -> None:
    """What a page takes is not known before. The system refuses it, here for the least reason."""
    line = "''It was wrote by <!-- him --> , and <!-- --> so \U0001f300.\n\n"
    client.edit("Long", line * 30_000 + SLIP)
    said = bot.go(code=1, memory=8_000_000)
    assert "it needed more memory than it may use; raise limits.memory" in said
    assert bot.last().code == 1
    assert "it needed more memory than it may use" in bot.last().reason


@pytest.mark.slow
def test_a_pass_at_its_limit_of_memory_leaves(bot: Bot, pages: Client) -> None:
    """512 MB is the least that a configuration may say; with the parser a pass takes some 320."""
    said = bot.go(ballast=256_000_000)
    assert "the limit of 1024 MB of memory" not in said
    bot.configure(limits={"memory": 512})
    assert "the limit of 512 MB of memory is reached" in bot.go(ballast=400_000_000)
    assert pages.exists("Mill 1")


@pytest.mark.slow
def test_a_log_that_cannot_be_written_does_not_end_a_pass(bot: Bot, pages: Client) -> None:
    bot.log = {"file": "/dev/full"}
    bot.configure(save="trusted")
    said = bot.go()
    assert said.count("/dev/full cannot be written: No space left on device") == 1
    assert "Mill 1 saved as revision" in said, "what the file did not take is said"
    assert_mended(pages)


def test_a_log_that_cannot_be_opened_is_said(bot: Bot) -> None:
    bot.log = {"file": "missing/copyedit.log"}
    bot.configure()
    assert "missing/copyedit.log" in bot.go(code=2)


def foreign(bot: Bot) -> str:
    with closing(sqlite3.connect(bot.address)) as database:
        database.execute("CREATE TABLE recipes (name)")
    return "is another program's database; name another file for the queue"


def text(bot: Bot) -> str:
    Path(bot.address).write_text("Not a database. " * 99)
    return "is not a queue, or a damaged one"


def folder(bot: Bot) -> str:
    Path(bot.address).mkdir()
    return "it is a folder; name a file"


def nowhere(bot: Bot) -> str:
    bot.queue = "missing/queue.sqlite3"
    bot.configure()
    return "make it, or name another"


SPOILT = {"foreign": foreign, "text": text, "folder": folder, "nowhere": nowhere}


@pytest.mark.wide
@pytest.mark.parametrize("kind", SPOILT)
def test_a_queue_that_cannot_be_used(bot: Bot, pages: Client, kind: str) -> None:
    before = pages.revision_ids()
    words = SPOILT[kind](bot)
    assert words in (said := bot.go(code=6)), said
    assert str(bot.folder) in said
    assert pages.revision_ids() == before


@pytest.mark.wide
def test_a_full_disk_under_the_queue(bot: Bot, pages: Client) -> None:
    """What was queued stays, and once there is room the next pass does the rest."""
    bot.configure(save="trusted")
    with bot.store():
        most = Path(bot.address).stat().st_size
    said = bot.go(code=6, most_file_bytes=most)
    assert f"the queue {bot.address} failed: disk I/O error" in said, said
    bot.age_saves()
    bot.go()
    assert_mended(pages)


@pytest.mark.slow
def test_a_queue_that_others_hold(bot: Bot, pages: Client) -> None:
    bot.go()
    with closing(sqlite3.connect(bot.address)) as database:
        database.execute("BEGIN EXCLUSIVE")
        assert "is busy: others held it too long" in bot.go(code=6)
    pages.edit("Mill 1", MENDED)
    bot.go()
