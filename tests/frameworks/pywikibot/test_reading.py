"""How much a run asks of a wiki: large batches, one ahead, nothing twice, and searches by rule."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot_plugins.core import registry
from bot_plugins.frameworks.mediawiki.answers.asked import RequestParameters
from bot_plugins.frameworks.mediawiki.answers.checking import check
from bot_plugins.run import search
from tests.frameworks.pages import MILL
from tests.frameworks.pywikibot.command import PWB, Pwb
from tests.frameworks.pywikibot.conftest import PwbAs
from tests.harness.wiki import Client, Wiki
from tests.harness.wiki.dump import write_dump
from tests.harness.wiki.steering import LogLine

pytestmark = pytest.mark.usefixtures("fresh")

PAGES = 120
TITLES = [f"Leaf {number:03}" for number in range(PAGES)]
REST = "\n\nIt is long." * 100
HAS_CIRRUS = "$wgExtensionCredits['other'][] = ['name' => 'CirrusSearch', 'path' => __FILE__];"


@pytest.fixture(scope="module")
def leaves(wiki: Wiki, tmp_path_factory: pytest.TempPathFactory) -> Wiki:
    """Return the wiki with many pages, every second with a slip."""
    texts = {
        title: (MILL if number % 2 else "A leaf.") + REST for number, title in enumerate(TITLES)
    }
    wiki.import_dump(write_dump(tmp_path_factory.mktemp("dump") / "leaves.xml", texts))
    wiki.snapshot()
    return wiki


@contextmanager
def settings(wiki: Wiki, php: str) -> Iterator[None]:
    """Let a wiki have other settings."""
    path = wiki.folder / "LocalSettings.php"
    before = path.read_text(encoding="utf-8")
    try:
        wiki.configure(php)
        yield
    finally:
        path.write_text(before, encoding="utf-8")


def texts(lines: list[LogLine]) -> list[int]:
    """Return of how many pages each request for texts was."""
    asked = [line["params"] for line in lines if "revisions" in line["params"].get("prop", "")]
    return [1 + (one.get("pageids") or one["titles"]).count("|") for one in asked]


@pytest.mark.slow
def test_the_batches_are_those_of_the_account(leaves: Wiki, pwb: Pwb) -> None:
    """A dry run does not log in; after ``pwb login`` it has the account's limits."""
    done = pwb.copyedit("-prefixindex:Leaf", "-noreport", "-noqueue")
    assert done.code == 0, done.said
    assert f"{PAGES} pages read" in done.totals
    assert texts(leaves.log()) == [50, 50, 20]
    assert pwb.run([*PWB, "login"], {}).code == 0
    logged = len(leaves.log())
    done = pwb.copyedit("-prefixindex:Leaf", "-noreport", "-noqueue")
    lines = leaves.log()[logged:]
    assert f"{PAGES} pages read" in done.totals
    assert texts(lines) == [PAGES]
    assert [one["params"]["prop"] for one in lines if "generator" in one["params"]] == ["info"]


@pytest.mark.wide
def test_an_answer_cut_short_need_not_say_who_asked(leaves: Wiki, client: Client) -> None:
    """``meta`` comes last, so that it is what has no room left."""
    params = {
        "action": "query", "titles": "|".join(TITLES[:20]), "prop": "revisions",
        "rvprop": "ids|content", "rvslots": "main", "meta": "userinfo", "uiprop": "rights",
        "format": "json", "formatversion": "2",
    }  # fmt: skip
    with settings(leaves, f"$wgAPIMaxResultSize = {len(MILL + REST) + 300};"):
        answer = client.call(**params)
    assert "userinfo" not in answer["query"]
    assert check(json.dumps(answer).encode(), RequestParameters(params)) == answer
    del answer["warnings"]
    with pytest.raises(ValueError, match="userinfo is missing"):
        check(json.dumps(answer).encode(), RequestParameters(params))


@pytest.mark.wide
def test_an_answer_that_the_wiki_cuts_short_loses_no_page(leaves: Wiki, pwb: Pwb) -> None:
    with settings(leaves, "$wgAPIMaxResultSize = 40000;"):
        done = pwb.copyedit("-prefixindex:Leaf", "-noreport", "-noqueue")
    assert done.code == 0, done.said
    assert f"{PAGES} pages read" in done.totals
    assert f"proposed changes on {PAGES // 2} pages" in done.totals
    assert len(texts(leaves.log())) > 3


@pytest.mark.wide
def test_no_more_is_read_than_a_limit_allows(leaves: Wiki, pwb: Pwb) -> None:
    done = pwb.copyedit("-prefixindex:Leaf", "-limit:7", "-noreport", "-noqueue")
    assert done.code == 0, done.said
    assert "7 pages read" in done.totals
    assert texts(leaves.log()) == [7]


@pytest.mark.slow
def test_a_run_that_ends_early_has_read_little_ahead(leaves: Wiki, pwb: Pwb) -> None:
    assert pwb.run([*PWB, "login"], {}).code == 0
    done = pwb.copyedit("-prefixindex:Leaf", "-always", "-maxedits:1", "-noreport")
    assert done.code == 0, done.said
    assert "1 page saved" in done.totals
    assert max(texts(leaves.log())) <= 50
    assert sum(texts(leaves.log())) <= 100


def test_the_next_pages_are_fetched_meanwhile_and_ctrl_c_ends_it_all(
    leaves: Wiki, pwb_as: PwbAs
) -> None:
    """The wiki holds the answer to the second request; what the first brought is looked at."""
    leaves.hold(prop="info|templates|revisions")
    with pwb_as().at_terminal("-prefixindex:Leaf", "-noreport", "-noqueue") as terminal:
        leaves.wait_for_held()
        leaves.hold(prop="info|templates|revisions")
        leaves.release()
        terminal.expect("Leaf 049")
        leaves.wait_for_held()
        done = terminal.interrupt()
    assert done.code == 130, done.said
    assert "50 pages read" in done.totals
    assert "Traceback" not in done.said
    assert "Exception" not in done.said


@pytest.mark.wide
def test_only_its_disambiguation_pages_are_left_alone(
    leaves: Wiki, client: Client, pwb: Pwb
) -> None:
    client.edit("Template:Disambig", "One of several.")
    client.edit("Several", f"{MILL}\n{{{{Template:Wrapped}}}}")
    client.edit("Template:Wrapped", "{{disambig}}")
    leaves.jobs()
    logged = len(leaves.log())
    done = pwb.copyedit("-page:Several", "-page:Leaf 001", "-page:Leaf 003", "-noreport")
    assert "1  a disambiguation page" in done.totals
    assert "on 2 pages" in done.totals
    assert texts(leaves.log()[logged:]) == [3]
    assert not [line for line in leaves.log()[logged:] if line["params"].get("generator")]


@pytest.mark.wide
def test_a_search_for_a_rule_is_sent_as_it_is_shown(
    leaves: Wiki, client: Client, pwb_as: PwbAs
) -> None:
    """This wiki only says that it has CirrusSearch: its own search finds nothing."""
    pwb = pwb_as()
    with settings(leaves, HAS_CIRRUS):
        done = pwb.copyedit("-findrule:participle_after_have,use_to", "-noreport", "-noqueue")
    assert done.code == 0, done.said
    assert "0 pages read" in done.totals
    sent = [line["params"] for line in leaves.log() if line["params"].get("generator") == "search"]
    rules = map(registry.find, ("participle_after_have", "use_to"))
    queries = [query for rule in rules for query in search.searches_for(rule).queries]
    assert [one["gsrsearch"] for one in sent] == queries
    assert {one["gsrnamespace"] for one in sent} == {"0"}


REFUSED = {
    "no CirrusSearch": (["-findrule:participle_after_have"], "copywiki:en has no CirrusSearch"),
    "the way out": (
        ["-findrule:participle_after_have"],
        "pwb copyedit_scan DUMP -rules:participle_after_have -pages:",
    ),
    "a misspelt rule": (["-findrule:participle_after_hve"], "did you mean participle_after_have"),
    "with an export": (["-findrule:participle_after_have", "-xml:x.xml"], "choose one"),
}


@pytest.mark.wide
@pytest.mark.parametrize("mistake", REFUSED)
def test_a_search_that_cannot_be_is_refused(pwb: Pwb, mistake: str) -> None:
    options, message = REFUSED[mistake]
    done = pwb.copyedit(*options)
    assert done.code == 2, done.said
    assert message in " ".join(done.said.split())
    assert "Traceback" not in done.said
