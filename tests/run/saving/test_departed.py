"""Pages that are no longer where they were: moved, deleted, made redirects, of another model."""

from __future__ import annotations

import pytest

from bot_plugins.store.database import Store
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import count
from bot_plugins.store.standings import standings
from bot_plugins.store.states import State
from tests.frameworks.pywikibot.command import PWB, Ended, Pwb
from tests.harness.wiki import Client, Wiki
from tests.run.saving.conftest import Commands
from tests.run.saving.queued import FERRY, MENDED, SITE, items, queue_page, queue_pages

pytestmark = pytest.mark.usefixtures("fresh")

REDIRECT = "#REDIRECT [[Harbour]]"
GONE = {
    "Deleted": "the page does not exist",
    "Redirect": "a redirect",
    "Model": "not wikitext (text)",
}


def states(store: Store, title: str) -> set[str]:
    return {item.state.value for item in items(store, title)}


def let_go(client: Client, admin: Client) -> None:
    """Let each page depart in the way that it is called after."""
    admin.delete("Deleted")
    client.edit("Redirect", REDIRECT)
    admin.write("changecontentmodel", title="Model", model="text", summary="a list")


def read(pwb: Pwb, queue: str, *titles: str) -> Ended:
    """Make a dry run over some pages, there or not."""
    (pwb.folder / "titles.txt").write_text("".join(f"[[{title}]]\n" for title in titles))
    options = ("-file:titles.txt", "-noreport", f"-queue:{queue}")
    return pwb.run([*PWB, "copyedit", *options], {})


@pytest.mark.wide
def test_saving_closes_what_waits_for_pages_that_are_gone(
    client: Client, admin: Client, store: Store, commands: Commands
) -> None:
    queue_pages(store, client, [*GONE, "Fine"])
    let_go(client, admin)
    done = commands.save()
    assert done.code == 0, done.said
    assert states(store, "Fine") == {"saved"}
    for title, reason in GONE.items():
        assert {item.reason for item in items(store, title)} == {reason}
        assert states(store, title) == {"vanished"}
        assert f"{title}: 3 changes closed: {reason}" in done.said
    assert count(store, Filters(site=SITE)) == 0
    assert {one.rejected for one in standings(store, SITE).values()} == {0}


def test_reading_closes_what_waits_for_pages_that_are_gone(
    client: Client, admin: Client, store: Store, pwb: Pwb, queue: str
) -> None:
    for title in GONE:
        queue_page(store, title, FERRY, client.edit(title, FERRY), accept=False)
    let_go(client, admin)
    done = read(pwb, queue, *GONE)
    assert done.code == 0, done.said
    for title in GONE:
        assert states(store, title) == {"vanished"}


@pytest.mark.parametrize(
    ("noredirect", "options"),
    [
        (None, ()),
        *(pytest.param(one, ("-page:Ferry",), marks=pytest.mark.slow) for one in (None, 1)),
        pytest.param(1, (), marks=pytest.mark.slow),
    ],
)
def test_a_moved_page_is_saved_under_its_new_title(  # noqa: PLR0913, PLR0917 - fixtures
    client: Client,
    admin: Client,
    store: Store,
    commands: Commands,
    noredirect: int | None,
    options: tuple[str, ...],
) -> None:
    queue_pages(store, client, ["Ferry"])
    admin.move("Ferry", "Old ferry", noredirect=noredirect)
    done = commands.save(*options)
    assert done.code == 0, done.said
    assert "Ferry was moved to Old ferry: its changes go with it." in done.said
    assert client.text("Old ferry") == MENDED
    assert states(store, "Old ferry") == {"saved"}
    assert items(store, "Ferry") == []


@pytest.mark.wide
def test_a_moved_page_keeps_its_decisions_when_it_is_read(
    client: Client, admin: Client, store: Store, pwb: Pwb, queue: str
) -> None:
    queue_pages(store, client, ["Ferry"])
    admin.move("Ferry", "Old ferry")
    assert read(pwb, queue, "Ferry").code == 0
    assert states(store, "Old ferry") == {"accepted"}
    assert read(pwb, queue, "Old ferry").code == 0
    assert states(store, "Old ferry") == {"accepted"}


@pytest.mark.slow
def test_two_pages_that_changed_places_keep_their_own(
    client: Client, admin: Client, store: Store, commands: Commands
) -> None:
    queue_pages(store, client, ["Ferry"])
    other = FERRY.replace("The ferry", "The other ferry")
    queue_page(store, "Pond", other, client.edit("Pond", other))
    for title, to in (("Ferry", "Between"), ("Pond", "Ferry"), ("Between", "Pond")):
        admin.move(title, to, noredirect=1)
    done = commands.save()
    assert done.code == 0, done.said
    assert client.text("Pond") == MENDED
    assert client.text("Ferry") == MENDED.replace("The ferry", "The other ferry")


def test_simulated_nothing_is_closed(
    wiki: Wiki, client: Client, admin: Client, store: Store, commands: Commands
) -> None:
    queue_pages(store, client, ["Ferry"])
    admin.delete("Ferry")
    done = commands.save("-simulate")
    assert done.code == 1, done.said
    assert states(store, "Ferry") == {State.ACCEPTED.value}
