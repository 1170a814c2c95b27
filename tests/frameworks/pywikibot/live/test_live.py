"""Live mode on a real wiki: nothing is lost, and nothing is fetched twice."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from bot_plugins.apps.maintenance.live import Pace, follow
from bot_plugins.core import exit_codes
from bot_plugins.ports import Batch, Listed
from tests.frameworks.pywikibot.live.conftest import TASK
from tests.frameworks.pywikibot.live.passes import Passes
from tests.harness.wiki import Client
from tests.harness.wiki.stream import Relay

from pywikibot.family import WikimediaFamily  # isort: skip
from pywikibot.site import APISite  # isort: skip
from bot_plugins.frameworks.pywikibot.maintenance.live import (
    LiveSource,
    PollSource,
    live_source,
    stream_of,
)

Live = Callable[..., Passes]


class NoChanges:
    """A list of recent changes in which nothing ever is."""

    name = "recentchanges"

    def __init__(self) -> None:
        self.read = 0

    def batch(self, place: str, most: int) -> Batch:
        """Return no pages."""
        self.read += 1
        return Batch((), place, is_last=True)


def no_revision_twice(passes: Passes) -> None:
    assert len(passes.fetched) == len(set(passes.fetched))


def test_every_edited_page_is_read_once_whatever_breaks(
    live: Live, relay: Relay, client: Client
) -> None:
    edited: dict[str, int] = {}

    def edit(*titles: str) -> None:
        for title in titles:
            edited[title] = client.edit(title, f"Edited at {time.monotonic()}.")

    edit("Before the start")
    passes = live()
    passes.run()
    relay.wait_for(lambda: relay.followers == 1)
    edit("A", "B", "C")
    relay.cut()
    edit("D", "A")
    passes.until(lambda: set(edited.items()) <= set(passes.fetched))
    relay.stop()
    edit("E", "B")
    relay.lines.clear()  # its history does not go back so far
    relay.start()
    edit("F")
    passes.source.batch(passes.place, 50)  # handed out, and then the process is killed
    edit("G")
    after = live(passes)
    after.until(lambda: set(edited.items()) <= set(after.fetched))
    no_revision_twice(after)


def test_the_stream_tells_before_recent_changes_are_due(
    live: Live, relay: Relay, client: Client
) -> None:
    passes = live(poll=3_600)  # recent changes are read once, at the start
    source = passes.source
    assert isinstance(source, LiveSource)
    passes.run()
    relay.wait_for(lambda: relay.followers == 1)
    assert not source.wait(0.1)
    assert source.waits_for() == "edits in the stream of events"
    client.edit("Mill", "One.")
    assert source.wait(5)
    passes.run()
    assert passes.titles() == {"Mill"}


def test_without_a_stream_recent_changes_are_read(live: Live, relay: Relay, client: Client) -> None:
    relay.status = 404
    passes = live()
    passes.run()
    client.edit("Mill", "One.")
    passes.until(lambda: passes.titles() == {"Mill"})
    assert "the stream answers with HTTP status 404" in passes.source.waits_for()  # type: ignore[attr-defined]
    relay.status = 200
    relay.wait_for(lambda: relay.followers == 1)  # it comes back by itself
    client.edit("Oak", "One.")
    passes.until(lambda: passes.titles() == {"Mill", "Oak"})
    no_revision_twice(passes)


@pytest.mark.wide
def test_what_is_too_much_to_keep_in_mind_is_left_to_recent_changes(
    live: Live, relay: Relay, client: Client
) -> None:
    passes = live(most=3)
    passes.run()
    relay.wait_for(lambda: relay.followers == 1)
    titles = {f"Page {n}" for n in range(12)}
    for title in titles:
        client.edit(title, "One.")
    relay.wait_for(lambda: len(relay.lines) == 12)
    time.sleep(0.1)
    assert passes.source.events.waiting == 3  # type: ignore[attr-defined]
    passes.until(lambda: passes.titles() == titles)
    no_revision_twice(passes)


@pytest.mark.wide
@pytest.mark.parametrize("place", ["", "{", "[]", "7", '{"events": 7}', "an older version's place"])
def test_a_place_that_cannot_be_read_is_the_beginning(
    live: Live, client: Client, place: str
) -> None:
    client.edit("Mill", "One.")
    passes = live()
    passes.place = place
    passes.until(lambda: "Mill" in passes.titles())


def test_it_follows_until_asked_to_leave(live: Live, relay: Relay, client: Client) -> None:
    passes = live()
    source = passes.source
    assert isinstance(source, LiveSource)

    def run_and_edit() -> int:
        code = passes.run()
        if len(passes.titles()) < 3:
            client.edit(f"Page {len(passes.titles())}", "One.")
        return code

    said: list[str] = []
    code = follow(
        source.wait,
        run_and_edit,
        lambda: len(passes.titles()) >= 3,
        pace=Pace(least=0.05),
        say=said.append,
        waits_for=source.waits_for,
    )
    assert code == exit_codes.DONE
    assert passes.titles() == {"Page 0", "Page 1", "Page 2"}


class Clock:
    """A clock that is set."""

    now = 100.0

    def __call__(self) -> float:
        """Return the present."""
        return self.now


def test_polling_waits_from_one_whole_reading_to_the_next() -> None:
    clock, changes = Clock(), NoChanges()
    source = PollSource(changes, 60, reason="why", clock=clock)
    assert source.wait(0)
    source.batch("", 50)
    assert not source.wait(0.01)
    clock.now += 60
    assert source.wait(0)
    assert source.waits_for() == "edits: recent changes are read every 60 s (why)"
    source.close()


def test_a_reading_that_did_not_come_to_its_end_goes_on_at_once() -> None:
    class Endless(NoChanges):
        def batch(self, place: str, most: int) -> Batch:
            return Batch((Listed(1, "Mill", 0, 7),), place, is_last=False)

    source = PollSource(Endless(), clock=Clock())
    source.batch("", 50)
    assert source.wait(0)


def test_only_wikimedias_wikis_have_a_stream_by_themselves(site: APISite) -> None:
    assert stream_of(site, TASK) == ""
    assert isinstance(live_source(site, TASK, NoChanges()), PollSource)
    members = {
        "name": "ours",
        "langs": {"en": site.hostname()},
        "protocol": lambda self, code: "http",
    }
    family = type("Family", (WikimediaFamily,), members)()
    wikimedia = APISite("en", fam=family)
    assert stream_of(wikimedia, TASK) == "https://stream.wikimedia.org/v2/stream/recentchange"


def test_the_configuration_may_name_a_stream(site: APISite, relay: Relay) -> None:
    task = TASK.model_copy(update={"event_stream": relay.url})
    source = live_source(site, task, NoChanges())
    assert isinstance(source, LiveSource)
    source.close()
