"""Lists that go on for ever without anything new are left; those that bring pages are not."""

from __future__ import annotations

import pytest

from tests.frameworks.pywikibot.maintenance import bot  # before whatever imports Pywikibot
from tests.frameworks.pywikibot.maintenance.reading import source, through, titles
from tests.harness.wiki import Client, Wiki

from pywikibot.exceptions import FatalServerError  # isort: skip
from bot_plugins.frameworks.mediawiki.answers import progress  # isort: skip
from bot_plugins.frameworks.pywikibot.maintenance.maintained import MaintainedSite  # isort: skip
from bot_plugins.ports import RunStopped  # isort: skip

pytestmark = pytest.mark.usefixtures("fresh")
SOME = 5
EMPTY: dict[str, object] = {"query.pages": []}


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let lists be left soon."""
    monkeypatch.setattr(progress, "MOST_EMPTY", SOME)
    monkeypatch.setattr(progress, "MOST_ABOUT_PAGES", SOME)
    monkeypatch.setattr(progress, "MOST_ERRORS", SOME)


@pytest.fixture
def stones(client: Client, maintained: MaintainedSite) -> MaintainedSite:
    """Return a wiki with more pages in a category than answers may be empty."""
    for number in range(3 * SOME):
        client.edit(f"Stone {number:02}", "A stone. [[Category:Stones]]")
    bot.settings(**bot.QUICK)
    bot.settings(socket_timeout=(3, 15))
    return maintained


@pytest.mark.slow
def test_a_long_list_is_read_to_its_end(stones: MaintainedSite) -> None:
    for _ in range(2):
        batches = through(source(stones, "category", title="Stones"), most=1)
        assert len(titles(batches)) == 3 * SOME


@pytest.mark.slow
def test_the_same_list_may_be_asked_for_again_and_again(stones: MaintainedSite) -> None:
    for _ in range(3 * SOME):
        assert source(stones, "category", title="Stones").batch("", 1).pages


@pytest.mark.slow
def test_a_batch_may_be_read_again(stones: MaintainedSite) -> None:
    listed = source(stones, "category", title="Stones")
    place = listed.batch("", 1).place
    again = {listed.batch(place, 1).place for _ in range(3 * SOME)}
    assert len(again) == 1
    assert through(listed, again.pop(), 1)


@pytest.mark.slow
def test_a_few_empty_answers_do_no_harm(stones: MaintainedSite, wiki: Wiki) -> None:
    """MediaWiki gives such answers in its miser mode."""
    wiki.fault(params={"generator": "categorymembers"}, values=EMPTY, count=SOME - 1)
    batches = through(source(stones, "category", title="Stones"), most=1)
    assert len(titles(batches)) == 2 * SOME + 1


@pytest.mark.slow
def test_a_list_that_brings_nothing_new(stones: MaintainedSite, wiki: Wiki) -> None:
    wiki.fault(params={"generator": "allpages"}, values={"continue.gapcontinue": "@", **EMPTY})
    with pytest.raises(FatalServerError, match=f"nothing new {SOME} times"):
        list(stones.site.allpages())


@pytest.mark.slow
def test_places_that_the_wiki_does_not_know_itself(stones: MaintainedSite, wiki: Wiki) -> None:
    wiki.fault(params={"generator": "categorymembers"}, values={"continue.gcmcontinue": "@"})
    with pytest.raises(RunStopped, match="badcontinue"):
        through(source(stones, "category", title="Stones"))


@pytest.mark.slow
def test_recent_changes_that_go_on(stones: MaintainedSite, wiki: Wiki) -> None:
    wiki.fault(params={"list": "recentchanges"}, values={"continue.rccontinue": "20260101000000|1"})
    with pytest.raises(RunStopped, match="continues at a place where it was before"):
        through(source(stones, "recentchanges", {"settle_seconds": 0}))


@pytest.mark.slow
def test_a_history_that_goes_on(stones: MaintainedSite, client: Client, wiki: Wiki) -> None:
    first = client.history("Stone 00")[-1].revid
    client.edit("Stone 00", "Two stones.")
    values = {"continue.continue": "@||", "query.pages.0.revisions.0.comment": "@"}
    wiki.fault(params={"rvdir": "newer"}, values=values)
    with pytest.raises(RunStopped, match=f"after {SOME} answers about the same pages"):
        stones.history(first)


@pytest.mark.slow
def test_errors_without_end(stones: MaintainedSite, wiki: Wiki) -> None:
    error = {"code": "assertuserfailed", "info": "@"}
    wiki.fault(params={"generator": "categorymembers"}, values={"error": error})
    with pytest.raises(RunStopped, match=f"only errors, {SOME} times"):
        through(source(stones, "category", title="Stones"))
