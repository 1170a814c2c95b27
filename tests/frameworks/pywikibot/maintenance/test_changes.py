"""Recent changes: nothing that was edited is left out, whatever clocks and passes do."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta

import pytest

from bot_plugins.core.proposal import Revision
from bot_plugins.frameworks.mediawiki.maintenance.changes import OVERLAP, ChangesCheckpoint
from bot_plugins.frameworks.pywikibot.maintenance.maintained import MaintainedSite
from bot_plugins.ports import Batch, PageSkipped, PageSource
from tests.frameworks.pywikibot.maintenance.reading import notes, source, through, titles
from tests.harness.wiki import Client, Wiki, accounts


def changes(maintained: MaintainedSite, quiet: int = 0) -> PageSource:
    """Return recent changes as a new pass reads them."""
    return source(maintained, "recentchanges", {"settle_seconds": quiet})


@pytest.fixture(autouse=True)
def _no_changes_yet(fresh: Wiki) -> None:
    """Forget the page that the installer made."""
    fresh.forget_changes("9")


def start(maintained: MaintainedSite) -> str:
    """Return the place that a pass leaves which has read all there is."""
    return through(changes(maintained))[-1].place


def known(batches: list[Batch]) -> set[tuple[str, int]]:
    """Return title and revision of all that was listed."""
    return {(one.title, one.revid) for batch in batches for one in batch.pages}


def test_the_first_pass_looks_a_day_back(maintained: MaintainedSite, wiki: Wiki) -> None:
    client = wiki.client(accounts.AUTHOR)
    for title, hours in {"Old": -26, "Young": -22, "New": 0}.items():
        wiki.clock(hours * 3600)
        client.edit(title, "Text.")
    batches = through(changes(maintained))
    assert titles(batches) == ["Young", "New"]
    assert "recent changes are new here, so they are read from " in notes(batches)


def test_what_is_not_wanted(maintained: MaintainedSite, client: Client, wiki: Wiki) -> None:
    place = start(maintained)
    wiki.client(accounts.COPY_BOT).edit("Own", "Text.")
    client.edit("Talk:Mill", "Text.")
    client.edit("Mill", "Text.")
    assert titles(through(changes(maintained), place)) == ["Mill"]


def test_a_page_that_was_moved_since(maintained: MaintainedSite, client: Client) -> None:
    """Its old title is a redirect now, by which MediaWiki would leave out its changes."""
    place = start(maintained)
    client.edit("Mill", "Text.")
    client.move("Mill", "Windmill")
    [batch] = through(changes(maintained), place)
    found = {page.title(): text for _, page, text in maintained.texts(batch.pages)}
    assert isinstance(found["Windmill"], Revision)


def test_a_page_that_was_moved_and_not_edited(
    maintained: MaintainedSite, wiki: Wiki, client: Client
) -> None:
    """The queue has it by its old title, under which nothing can be saved any more."""
    wiki.clock(-120)
    client.edit("Mill", "Text.")
    client.edit("Inn", "Text.")
    wiki.clock(None)
    place = start(maintained)
    client.move("Mill", "Windmill")
    client.move("Inn", "User:Author/Inn")
    [batch] = through(changes(maintained), place)
    [page] = batch.pages
    latest = client.history("Windmill")[0].revid
    assert (page.title, page.revid, page.old_revid) == ("Windmill", latest, latest)
    [(_, _, found)] = maintained.texts(batch.pages)
    assert isinstance(found, Revision)
    assert found.title == "Windmill"


def test_redirects_are_left_alone_when_they_are_fetched(
    maintained: MaintainedSite, client: Client
) -> None:
    place = start(maintained)
    client.edit("Alias", "#REDIRECT [[Mill]]")
    [batch] = through(changes(maintained), place)
    [(_, _, found)] = maintained.texts(batch.pages)
    assert isinstance(found, PageSkipped)


def test_changes_of_a_page_become_one(
    maintained: MaintainedSite, wiki: Wiki, client: Client
) -> None:
    wiki.clock(-120)
    first = client.edit("Mill", "One.")
    wiki.clock(None)
    place = start(maintained)
    client.edit("Mill", "Two.")
    new = client.edit("Pond", "One.")
    last = client.edit("Mill", "Three.")
    [batch] = through(changes(maintained), place)
    found = {one.title: (one.revid, one.old_revid) for one in batch.pages}
    assert found == {"Mill": (last, first), "Pond": (new, 0)}
    one_by_one = through(changes(maintained), place, most=1)
    assert [one.old_revid for batch in one_by_one for one in batch.pages] == [first, 0, new - 1]


def moved_on(place: str) -> str:
    """Return a place as if all before it were older than the overlap."""
    row = json.loads(place)
    reached = datetime.fromisoformat(row["reached"]) + OVERLAP
    return json.dumps({**row, "reached": reached.isoformat()})


def test_a_page_is_quiet_before_it_is_listed(
    maintained: MaintainedSite, wiki: Wiki, client: Client
) -> None:
    wiki.clock(-7200)
    place = start(maintained)
    client.edit("Mill", "One.")
    client.edit("Quiet", "One.")
    for minutes in (-116, -112, -108):  # edited every four minutes
        wiki.clock(minutes * 60)
        client.edit("Mill", f"At {minutes}.")
        [batch] = through(changes(maintained, quiet=300), place)
        assert "Mill" not in titles([batch])
        place = batch.place
    wiki.clock(-100 * 60)
    [batch] = through(changes(maintained, quiet=300), place)
    [mill] = [one for one in batch.pages if one.title == "Mill"]
    assert (mill.revid, mill.old_revid) == (client.history("Mill")[0].revid, 0)
    assert "Mill" not in titles(through(changes(maintained, quiet=300), moved_on(batch.place)))


@pytest.mark.slow
def test_a_page_is_not_held_back_for_ever(
    maintained: MaintainedSite, wiki: Wiki, client: Client
) -> None:
    wiki.clock(-4 * 3600)
    place = start(maintained)
    client.edit("Mill", "One.")
    seen: list[int] = []
    for minutes in range(-235, -100, 4):
        wiki.clock(minutes * 60)
        client.edit("Mill", f"At {minutes}.")
        [batch] = through(changes(maintained, quiet=300), place)
        seen += [minutes for one in batch.pages if one.title == "Mill"]
        place = batch.place
    assert seen
    assert seen[0] <= -160


@pytest.mark.parametrize("place", ["nonsense", "{}", '{"reached": 7}'])
def test_a_lost_place(maintained: MaintainedSite, client: Client, place: str) -> None:
    client.edit("Mill", "One.")
    batches = through(changes(maintained), place)
    assert titles(batches) == ["Mill"]
    assert "the place in recent changes was lost" in notes(batches)


def test_a_gap_is_said(maintained: MaintainedSite, wiki: Wiki, client: Client) -> None:
    wiki.clock(-20 * 86400)
    client.edit("Before", "Text.")
    place = start(maintained)
    wiki.clock(-10 * 86400)
    client.edit("Forgotten", "Text.")
    wiki.clock(-3 * 86400)
    client.edit("Kept", "Text.")
    wiki.clock(None)
    assert notes(through(changes(maintained), place)) == ""
    wiki.forget_changes(f"{datetime.now(UTC) - timedelta(days=5):%Y%m%d%H%M%S}")
    batches = through(changes(maintained), place)
    assert titles(batches) == ["Kept"]
    assert "the wiki keeps recent changes from " in notes(batches)


def test_a_clock_put_back_is_said(maintained: MaintainedSite, wiki: Wiki, client: Client) -> None:
    wiki.clock(86400)
    place = start(maintained)
    wiki.clock(None)
    client.edit("Mill", "One.")
    batches = through(changes(maintained), place)
    assert "Mill" in titles(batches)
    assert "the wiki's clock went back" in notes(batches)


def test_both_clocks_put_back(maintained: MaintainedSite, wiki: Wiki, client: Client) -> None:
    """As on a machine that is the wiki's and the bot's: only earlier places help."""
    read = ChangesCheckpoint.read(start(maintained))
    assert read
    earlier = (read.reached - timedelta(hours=2), read.reached - timedelta(minutes=1))
    place = ChangesCheckpoint(read.reached + timedelta(hours=5), read.offset, earlier).text()
    client.edit("Mill", "One.")
    batches = through(changes(maintained), place)
    assert "Mill" in titles(batches)
    assert "the wiki's clock went back" in notes(batches)


@pytest.mark.slow
def test_tiny_batches_get_through_many_changes_of_a_minute(
    maintained: MaintainedSite, client: Client
) -> None:
    place = start(maintained)
    for number in range(30):
        client.edit(f"Stone {number}", "A stone.")
    batches = through(changes(maintained), place, most=7)
    assert len(titles(batches)) == 30
    assert len(batches) <= 6


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_lost(maintained: MaintainedSite, wiki: Wiki, seed: int) -> None:
    """Many passes, some of them killed, between edits by others while the clock jumps."""
    rng = random.Random(seed)  # noqa: S311
    client = wiki.client(accounts.AUTHOR)
    ahead = latest_time = -86400
    wiki.clock(ahead)
    place, made, listed, rows = start(maintained), set(), set(), 0
    for _ in range(30):
        for _ in range(rng.randint(0, 4)):
            title = f"Stone {rng.randint(0, 9)}"
            made.add((title, client.edit(title, f"A stone {rng.random()}.")))
            ahead += rng.choice([0, 1, 40])
            wiki.clock(ahead)
            latest_time = max(latest_time, ahead)
        if rng.random() < 0.2:
            ahead += rng.choice([-20_000, -3_000, -90, -10, 10, 3_000, 20_000])
            wiki.clock(ahead)
        latest_time = max(latest_time, ahead)
        quiet, most = rng.choice([0, 60, 300]), rng.choice([1, 3, 500])
        reading = changes(maintained, quiet)
        for _ in range(rng.choice([1, 3, 1000])):  # then the pass is killed
            batch = reading.batch(place, most)
            place = batch.place
            listed |= known([batch])
            rows += len(batch.pages)
            if batch.is_last:
                break
    wiki.clock(latest_time + 1_000)
    final = through(changes(maintained), place)
    listed |= known(final)
    latest = {title: max(revid for other, revid in made if other == title) for title, _ in made}
    assert set(latest.items()) <= listed
    assert rows < 30 * len(made)
