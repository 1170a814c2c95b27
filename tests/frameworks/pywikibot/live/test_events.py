"""The stream of a real wiki's events: whose they are, when they are quiet, what spoils them."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot_plugins.ports import Listed, RunStopped
from tests.frameworks.pywikibot.live.conftest import Make
from tests.frameworks.pywikibot.maintenance import bot
from tests.harness.wiki import Client, Wiki, accounts
from tests.harness.wiki.stream import Relay

from bot_plugins.frameworks.pywikibot.maintenance.events import EventSource  # isort: skip


def follow(source: EventSource, relay: Relay, place: str = "") -> EventSource:
    """Begin to follow; return once the stream is open."""
    source.open(place)
    relay.wait_for(lambda: relay.followers > 0)
    wait_until(lambda: source.is_open)
    return source


def wait_until(is_so: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def taken(source: EventSource, relay: Relay, lines: int) -> tuple[Listed, ...]:
    """Return what is handed out once the stream has had so many lines and all was heard."""
    relay.wait_for(lambda: len(relay.lines) >= lines)
    wait_until(lambda: source.seconds_to_next() <= 0)
    time.sleep(0.1)
    return source.batch("", 50).pages


@pytest.mark.wide
def test_events_of_several_wikis_are_told_apart(
    events: Make, relay: Relay, client: Client, golden: Path, tmp_path: Path
) -> None:
    source = follow(events(), relay)
    with Wiki(tmp_path / "other", golden) as other:
        relay.feed_from(other)
        other.client(accounts.AUTHOR).edit("Elsewhere", "One.")
    client.edit("Talk:Mill", "Another namespace.")
    relay.wait_for(lambda: len(relay.lines) == 2)
    relay.send_raw(relay.lines[-1][1].replace(b'"domain": "127.0.0.1"', b'"domain": "canary"'))
    revid = client.edit("Mill", "One.")
    pages = taken(source, relay, 4)
    assert [(page.title, page.revid, page.old_revid) for page in pages] == [("Mill", revid, 0)]


@pytest.mark.wide
def test_the_bots_own_edits_do_not_count(
    events: Make, relay: Relay, fresh: Wiki, client: Client
) -> None:
    source = follow(events(), relay)
    fresh.client(accounts.COPY_BOT).edit("Mill", "By the bot.")
    revid = client.edit("Oak", "One.")
    latest = fresh.client(accounts.COPY_BOT).edit("Oak", "By the bot after Author.")
    pages = taken(source, relay, 3)
    assert [(page.title, page.revid) for page in pages] == [("Oak", latest)]
    assert latest > revid


@pytest.mark.wide
def test_a_page_edited_again_comes_once_after_its_last_edit(
    events: Make, relay: Relay, client: Client
) -> None:
    source = follow(events(1.5), relay)
    old = client.edit("Mill", "One.")
    handed: list[Listed] = []
    for text in ("Two.", "Three."):
        time.sleep(0.5)
        handed += source.batch("", 50).pages
        last = client.edit("Mill", text)
    edited = time.monotonic()
    assert handed == []
    relay.wait_for(lambda: len(relay.lines) == 3)
    place = ""
    while not handed:
        assert time.monotonic() - edited < 5
        batch = source.batch(place, 50)
        handed, place = [*batch.pages], batch.place
        time.sleep(0.05)
    assert time.monotonic() - edited > 0.5  # the wiki's times are to the second
    (page,) = handed
    assert (page.revid, page.old_revid) == (last, 0)
    assert old < last
    assert source.batch(place, 50).pages == ()


def test_moved_and_deleted_pages(events: Make, relay: Relay, client: Client, admin: Client) -> None:
    source = follow(events(), relay)
    revid = client.edit("Mill", "One.")
    client.edit("Oak", "One.")
    admin.move("Mill", "Old mill", noredirect=1)
    admin.delete("Oak")
    pages = taken(source, relay, 4)
    assert [page.title for page in pages] == ["Old mill"]
    assert pages[0].revid > revid  # a move makes a revision


@pytest.mark.slow
def test_many_pages_are_asked_for_in_few_requests(
    events: Make, relay: Relay, fresh: Wiki, client: Client
) -> None:
    source = follow(events(), relay)
    for n in range(60):
        client.edit(f"Page {n}", "One.")
    relay.wait_for(lambda: len(relay.lines) == 60)
    wait_until(lambda: source.waiting == 60)
    asked = len(fresh.log(action="query", prop="info|revisions"))
    first = source.batch("", 50)
    second = source.batch(first.place, 50)
    assert (len(first.pages), first.is_last) == (50, False)
    assert (len(second.pages), second.is_last) == (10, True)
    assert len(fresh.log(action="query", prop="info|revisions")) - asked == 2


def test_pages_nobody_dealt_with_come_again(events: Make, relay: Relay, client: Client) -> None:
    source = follow(events(), relay)
    client.edit("Mill", "One.")
    first = taken(source, relay, 1)
    again = source.batch("", 50)  # not from where the first batch ended: it was not dealt with
    assert again.pages == first
    assert source.batch(again.place, 50).pages == ()


def test_when_the_wiki_does_not_answer_the_pages_come_later(
    events: Make, relay: Relay, fresh: Wiki, client: Client
) -> None:
    source = follow(events(), relay)
    source.batch("", 50)
    client.edit("Mill", "One.")
    wait_until(lambda: source.waiting == 1 and source.seconds_to_next() <= 0)
    bot.settings(**bot.QUICK)
    fresh.fault(503)
    with pytest.raises(RunStopped):
        source.batch("", 50)
    fresh.clear()
    assert [page.title for page in source.batch("", 50).pages] == ["Mill"]


@pytest.mark.wide
def test_lines_that_are_no_events_do_no_harm(events: Make, relay: Relay, client: Client) -> None:
    source = follow(events(), relay)
    for line in (b"", b"{", b"[1]", b'{"meta": {}}', b"null", b"x" * 1_000_000):
        relay.send_raw(line)
    client.edit("Mill", "One.")
    assert [page.title for page in taken(source, relay, 7)] == ["Mill"]
    assert source.malformed == 5  # without data there is no event


def test_bytes_that_are_no_text_make_it_begin_anew_after_them(
    events: Make, relay: Relay, client: Client
) -> None:
    source = follow(events(), relay)
    relay.send_raw(b'{"\xff": 1}')
    relay.wait_for(lambda: len(relay.requests) == 2)
    wait_until(lambda: source.is_open)
    assert relay.requests[1]["since"] == ""
    client.edit("Mill", "One.")
    assert [page.title for page in taken(source, relay, 2)] == ["Mill"]


def test_a_broken_connection_is_taken_up_where_it_broke(
    events: Make, relay: Relay, client: Client
) -> None:
    source = follow(events(), relay)
    client.edit("Mill", "One.")
    wait_until(lambda: source.waiting == 1)
    relay.stop()
    wait_until(lambda: not source.is_open)
    client.edit("Oak", "Edited while nobody listened.")
    relay.wait_for(lambda: len(relay.lines) == 2)
    relay.start()
    wait_until(lambda: source.waiting == 2)
    assert relay.requests[-1]["since"] != ""
    assert {page.title for page in source.batch("", 50).pages} == {"Mill", "Oak"}


def test_a_silent_connection_counts_as_lost(events: Make, relay: Relay, client: Client) -> None:
    source = follow(events(silence=0.3), relay)
    before = source.gap
    relay.mute = True
    client.edit("Mill", "Edited while the stream hung.")
    relay.wait_for(lambda: len(relay.requests) >= 2)
    relay.mute = False
    assert before is not None
    wait_until(lambda: source.gap is not None and source.gap > before)


@pytest.mark.parametrize("place", ["", "#7", "nonsense#1", "2020-01-01T00:00:00+00:00#3"])
def test_a_place_long_ago_or_unreadable_starts_now(events: Make, relay: Relay, place: str) -> None:
    follow(events(), relay, place)
    assert relay.requests == [{"since": "", "last-event-id": ""}]


@pytest.mark.parametrize("state", ["open", "hanging", "refused", "nobody there", "never opened"])
def test_it_ends_within_a_second(events: Make, relay: Relay, state: str) -> None:
    source = events()
    if state == "refused":
        relay.status = 503
    if state == "nobody there":
        relay.stop()
    if state != "never opened":
        source.open("")
    if state in {"open", "hanging"}:
        follow(source, relay)
        relay.mute = state == "hanging"
    time.sleep(0.1)
    started = time.monotonic()
    assert source.close()
    assert time.monotonic() - started < 1
    assert source.close()
