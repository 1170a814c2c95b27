"""A real wiki, a stream of its events, and passes that read what live mode hands out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.frameworks.pywikibot.live.passes import Passes
from tests.frameworks.pywikibot.maintenance import bot  # before whatever imports Pywikibot
from tests.harness.wiki import Wiki
from tests.harness.wiki.fixtures import admin, client, fresh, golden, wiki
from tests.harness.wiki.stream import Relay

from pywikibot.site import APISite  # isort: skip
from bot_plugins.frameworks.pywikibot.client.api import ApiClient  # isort: skip
from bot_plugins.frameworks.mediawiki.maintenance.changes import RecentChanges  # isort: skip
from bot_plugins.frameworks.pywikibot.maintenance.events import EventSource  # isort: skip
from bot_plugins.frameworks.pywikibot.maintenance.live import LiveSource  # isort: skip
from bot_plugins.apps.maintenance.backoff import Backoff  # isort: skip
from bot_plugins.apps.maintenance.config.model import Task  # isort: skip

__all__ = ["admin", "client", "fresh", "golden", "wiki"]

TASK = Task.model_validate(
    {"name": "live", "wiki": "copywiki:en", "source": [{"kind": "recentchanges"}]}
)
POLL = 0.3


@pytest.fixture(scope="module")
def feed(wiki: Wiki) -> Iterator[Relay]:
    """Yield the stream that the module's wiki sends its changes to."""
    with Relay() as relay:
        relay.feed_from(wiki)
        yield relay


@pytest.fixture
def relay(feed: Relay, fresh: Wiki) -> Iterator[Relay]:
    """Yield the stream, empty; afterwards it is served again."""
    feed.lines.clear()
    feed.requests.clear()
    yield feed
    feed.status, feed.mute = 200, False
    feed.stop()
    feed.start()


@pytest.fixture
def site(fresh: Wiki, tmp_path: Path) -> APISite:
    """Return the wiki as Pywikibot knows it, logged in as CopyBot."""
    site = bot.site(fresh, tmp_path)
    site.login()
    return site


Make = Callable[..., EventSource]


@pytest.fixture
def events(site: APISite, relay: Relay) -> Iterator[Make]:
    """Yield what makes an event source with a short quiet period; all are closed afterwards."""
    made: list[EventSource] = []

    def make(quiet: float = -1.0, **options: object) -> EventSource:  # times are in seconds
        given = {"quiet": quiet, "backoff": Backoff(0.05, 0.2), **options}
        made.append(EventSource(site, TASK, relay.url, **given))  # type: ignore[arg-type]
        return made[-1]

    yield make
    ended = [one.close() for one in made]
    assert all(ended)


@pytest.fixture
def live(site: APISite, events: Make) -> Callable[..., Passes]:
    """Return what makes passes over a live source, with the wiki's own recent changes."""

    def make(
        before: Passes | None = None, quiet: float = 0.0, poll: float = POLL, **options: object
    ) -> Passes:
        changes = RecentChanges(ApiClient(site), "0", "CopyBot", timedelta(seconds=quiet))
        source = LiveSource(events(quiet, **options), changes, quiet, poll=poll)
        return Passes(source, before)

    return make
