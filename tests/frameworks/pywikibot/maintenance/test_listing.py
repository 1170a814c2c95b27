"""Lists of pages: every page once, none that is not wanted, and a lost place said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot_plugins.frameworks.pywikibot.maintenance.maintained import MaintainedSite
from bot_plugins.ports import RunStopped
from tests.frameworks.pywikibot.maintenance.reading import notes, source, through, titles
from tests.harness.wiki import Client, Wiki, accounts

PAGES = [f"Stone {number:02}" for number in range(12)]
LISTED = ["category", "search", "pagelist", "worklist"]


WANTED = [*PAGES, "Stone alias", "Talk:Stone 01", "No such stone", "Project:Stone.json"]


@pytest.fixture(scope="module", autouse=True)
def _stones(wiki: Wiki) -> None:
    """Make pages that every kind of list finds, and things it must leave out."""
    client, admin = wiki.client(accounts.AUTHOR), wiki.client(accounts.ADMIN)
    for title in PAGES:
        client.edit(title, "A basanite stone. [[Category:Stones]]")
    client.edit("Stone alias", "#REDIRECT [[Stone 01]] [[Category:Stones]]")
    client.edit("Talk:Stone 01", "A basanite stone. [[Category:Stones]]")
    admin.edit("Project:Stone.json", "{}", contentmodel="json")
    client.edit("Project:List", "\n".join(f"* [[{title}]]" for title in WANTED))
    wiki.jobs()
    wiki.maint("rebuildtextindex")


@pytest.fixture
def stones(tmp_path: Path) -> Path:
    """Write a worklist of what there is."""
    file = tmp_path / "stones.txt"
    file.write_text("\n".join(WANTED), encoding="utf-8")
    return file


def of(kind: str, file: Path) -> dict[str, str]:
    """Return the keys of the source of a kind that finds the stones."""
    return {
        "category": {"title": "Stones"},
        "search": {"query": "basanite"},
        "pagelist": {"title": "Project:List"},
        "worklist": {"file": str(file)},
    }[kind]


@pytest.mark.wide
@pytest.mark.parametrize("kind", LISTED)
def test_every_page_is_listed_once(
    maintained: MaintainedSite, client: Client, stones: Path, kind: str
) -> None:
    found = source(maintained, kind, **of(kind, stones))
    latest = client.revision_ids()
    for most in (5, 500):
        before = maintained.requests
        batches = through(found, most=most)
        assert sorted(titles(batches)) == PAGES
        assert maintained.requests - before <= len(batches) + 3
        assert all(len(batch.pages) <= most for batch in batches)
        for one in (one for batch in batches for one in batch.pages):
            assert one.pageid
            assert (one.namespace, one.revid) == (0, latest[one.title])


@pytest.mark.wide
@pytest.mark.parametrize("kind", LISTED)
def test_another_process_goes_on(maintained: MaintainedSite, stones: Path, kind: str) -> None:
    keys = of(kind, stones)
    first = source(maintained, kind, **keys).batch("", 5)
    rest = through(source(maintained, kind, **keys), first.place, most=4)
    assert sorted(titles([first, *rest])) == PAGES


@pytest.mark.parametrize("place", ["nonsense", "[1]", '{"a": 1}', '{"gcmcontinue": "x|y"}',
                                   '{"gsroffset": "x"}', '{"byte": 7, "before": "?"}'])  # fmt: skip
@pytest.mark.parametrize("kind", LISTED)
def test_a_lost_place_starts_anew_and_is_said(
    maintained: MaintainedSite, stones: Path, kind: str, place: str
) -> None:
    batches = through(source(maintained, kind, **of(kind, stones)), place)
    assert sorted(titles(batches)) == PAGES
    assert "from the beginning" in notes(batches)


def test_other_namespaces(maintained: MaintainedSite, stones: Path) -> None:
    for kind in LISTED:
        found = source(maintained, kind, {"namespaces": [1]}, **of(kind, stones))
        assert titles(through(found)) == ["Talk:Stone 01"], kind


@pytest.mark.parametrize("title", ["Stones", "Category:Stones", "category: stones"])
def test_a_category_with_or_without_its_namespace(
    maintained: MaintainedSite, stones: Path, title: str
) -> None:
    assert sorted(titles(through(source(maintained, "category", title=title)))) == PAGES


def test_an_empty_list(maintained: MaintainedSite, stones: Path) -> None:
    empty = (
        source(maintained, "category", title="Trees"),
        source(maintained, "search", query="gneissic"),
    )
    for found in empty:
        [batch] = through(found)
        assert (batch.pages, batch.is_last) == ((), True)
    [batch] = through(source(maintained, "pagelist", title="Project:Nowhere"))
    assert "there is no such page" in batch.note


def test_titles_that_are_none(maintained: MaintainedSite) -> None:
    for kind in ("category", "pagelist"):
        with pytest.raises(RunStopped, match="not a page title") as stopped:
            source(maintained, kind, title="a[b")
        assert stopped.value.code == 2
    [batch] = through(source(maintained, "category", title="Talk:Stones"))
    assert "the wiki refuses" in batch.note


def test_search_ends_where_the_wiki_shows_no_more(maintained: MaintainedSite) -> None:
    before = maintained.requests
    [batch] = through(source(maintained, "search", query="basanite"), '{"gsroffset": "10000"}')
    assert (batch.pages, batch.is_last) == ((), True)
    assert maintained.requests == before


def test_random_pages(maintained: MaintainedSite, stones: Path) -> None:
    batches = through(source(maintained, "random", pages=8), most=3)
    assert 6 <= len(set(titles(batches))) <= 8  # of 8; some drawn twice, and no redirects
    assert len(batches) == 3
    assert batches[-1].place == ""


WAYS = {
    "plain": "Stone 01\nStone 02\n",
    "no line end": "Stone 01\nStone 02",
    "byte order mark": "\ufeffStone 01\nStone 02\n",
    "Windows": "Stone 01\r\n\r\nStone 02\r\n",
    "links": "* [[Stone 01]]\n[[:Stone 02|that one]]\n",
    "twice": "Stone 01\nstone_01\nStone 02\nStone 01#Top\n",
}


@pytest.mark.parametrize("way", WAYS)
def test_ways_to_write_a_worklist(maintained: MaintainedSite, stones: Path, way: str) -> None:
    stones.write_text(WAYS[way], encoding="utf-8", newline="")
    batches = through(source(maintained, "worklist", file=str(stones)))
    assert titles(batches) == ["Stone 01", "Stone 02"]
    assert notes(batches) == ""


def test_lines_that_name_no_page(maintained: MaintainedSite, stones: Path) -> None:
    stones.write_bytes(b"Stone 01\n\xff\xfe\n{{x}}\nfr:Stein\nGone\n" + b"x" * 9000 + b"\nStone 02")
    [batch] = through(source(maintained, "worklist", file=str(stones)))
    assert titles([batch]) == ["Stone 01", "Stone 02"]
    assert batch.note.startswith(f"5 lines of {stones} name no page, or a redirect: ")
    assert len(batch.note) < 600


def test_a_worklist_that_grows_and_one_written_anew(
    maintained: MaintainedSite, stones: Path
) -> None:
    stones.write_text("Stone 01\nStone 02\n")
    place = through(source(maintained, "worklist", file=str(stones)))[-1].place
    again = through(source(maintained, "worklist", file=str(stones)), place)
    assert titles(again) == []
    with stones.open("a") as file:
        file.write("Stone 03\n")
    again = through(source(maintained, "worklist", file=str(stones)), place)
    assert (titles(again), notes(again)) == (["Stone 03"], "")
    stones.write_text("Stone 05\nStone 06\nStone 07\n")
    again = through(source(maintained, "worklist", file=str(stones)), place)
    assert titles(again) == ["Stone 05", "Stone 06", "Stone 07"]
    assert "was rewritten" in notes(again)


def test_a_worklist_that_is_not_there(maintained: MaintainedSite, tmp_path: Path) -> None:
    [batch] = through(source(maintained, "worklist", file=str(tmp_path / "none.txt")))
    assert "none.txt: No such file" in batch.note


def test_places_are_texts_for_machines(maintained: MaintainedSite, stones: Path) -> None:
    for kind in LISTED:
        batch = source(maintained, kind, **of(kind, stones)).batch("", 5)
        assert json.loads(batch.place)
