"""axe-core finds nothing on any page, in both colours, on a telephone and on a laptop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from bot_plugins.store.database import Store
from bot_plugins.store.decisions import NOT_AN_ERROR
from bot_plugins.ui.review import Review
from bot_plugins.ui.review.jobs.desk import Desk
from bot_plugins.ui.review.web import entry_page
from tests.ui.display.build import COMMA
from tests.ui.review import packages
from tests.ui.review.build import MILL, REPORT, queued, text_of
from tests.ui.review.chromium import PATIENCE
from tests.ui.review.jobs.bench import MemoryBench, MemoryWiki
from tests.ui.review.jobs.desks import SLIP, accept_all, read, save
from tests.ui.review.site import Site, served

CHOICES = ("be qualified", "have qualified")
JUDGING = {
    "judge": "/finding/1",
    "sentence": "/finding/1",
    "paragraph": "/finding/1?edit=paragraph",
    "choices": "/finding/6",
    "doubtful": "/finding/8",
    "from the right": "/finding/9",
    "by page": "/?view=page&page=Mill",
    "list": "/?view=list",
    "all of a rule": "/all?rule=space_before_comma",
    "none of a rule": "/all?what=reject&rule=space_before_comma",
    "whole page": "/finding/1/page?as=text",
    "lines side by side": "/finding/1/page?as=side",
    "as readers see it": "/finding/1/preview",
    "filters": "/?rule=verb_form&age=7",
    "help": "/help",
    "history": "/history",
    "exceptions": "/exceptions",
    "end": "/?after=999",
    "no match": "/?rule=nothing",
    "wrong address": "/?run=x",
    "not found": "/nowhere",
    "pages": "/pages",
    "find and replace": "/pages?only-these=1&kind=watched",
    "nothing to save": "/save",
}
OPENS = {"sentence": "e", "choices": "m", "filters": "f"}
"""Keys that open what is folded up on a page."""


@pytest.fixture
def site(store: Store) -> Iterator[Site]:
    """Serve a review with something of everything."""
    queued(store)
    queued(store, "One« ,|,» two« ,|,» three« ,|,» four.", "Numbers", COMMA)
    queued(store, "They will «qualified|qualify».", "Will", alternatives=CHOICES)
    queued(store, "They «has|have» it.", "Never")
    queued(store, "a «-|–» b", "Dash", REPORT)
    queued(store, "كان «قريبا|قريبًا» منها", "طاحونة", site="wiki:ar")
    review = Review(store, "Ann", lambda _: text_of(MILL))
    review.decide(7, NOT_AN_ERROR)
    desk = Desk(store, MemoryBench(MemoryWiki({"A": SLIP, "B": "All is well.", "C": SLIP})))
    with served(review, desk) as site:
        yield site
    desk.close()


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    width, scheme = request.param
    size: Any = {"width": width, "height": 740 if width < 500 else 650}
    context = browser.new_context(viewport=size, color_scheme=scheme)
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def violations(page: Page) -> list[str]:
    """Return what axe-core finds, one line each."""
    if gaps := packages.missing_axe():
        pytest.fail(f"missing: {gaps[0]}", pytrace=False)
    if not page.evaluate("'axe' in window"):
        page.evaluate(packages.AXE.read_text("utf-8"))
    found = page.evaluate("axe.run().then((result) => result.violations)")
    return [
        f"{page.url}: {one['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for one in found
        for node in one["nodes"]
    ]


def looks(*without_slow: tuple[int, str]) -> list[Any]:
    """Return widths and colours as parameters; those that are not named are slow tests."""
    every = [(width, scheme) for width in (390, 1366) for scheme in ("light", "dark")]
    return [
        pytest.param(one, id=str(one), marks=[] if one in without_slow else [pytest.mark.slow])
        for one in every
    ]


@pytest.mark.wide
@pytest.mark.parametrize("context", looks((390, "light")), indirect=True)
def test_nothing_is_in_anybodys_way(context: BrowserContext, site: Site) -> None:
    page = context.new_page()
    page.goto(f"{site.url}/")
    found = violations(page)
    page.goto(site.entrance)
    for name, path in JUDGING.items():
        page.goto(f"{site.url}{path}")
        if name in OPENS:
            page.keyboard.press(OPENS[name])
        found += violations(page)
    page.goto(f"{site.url}/pages")
    page.get_by_label("Name of the category").fill("Mills")
    page.get_by_role("button", name="Count these pages").click()
    page.get_by_role("button", name="Read up to").wait_for()
    found += violations(page)
    with entry_page(site.url) as address:
        text = Path(unquote(urlsplit(address).path)).read_text("utf-8")
    page = context.new_page()
    page.set_content(text.replace('content="0; ', 'content="99999999; '))
    assert found + violations(page) == []


@pytest.mark.parametrize("context", looks((1366, "dark")), indirect=True)
def test_nothing_is_in_anybodys_way_of_saving(context: BrowserContext, store: Store) -> None:
    desk = Desk(store, MemoryBench(MemoryWiki({"A": SLIP, "B": "All is well.", "C": SLIP})))
    read(desk)
    accept_all(desk)
    with served(Review(store, "Ann"), desk) as saving:
        page = context.new_page()
        page.goto(saving.entrance)
        found = violations(page)
        for path in ("/pages", "/save"):
            page.goto(f"{saving.url}{path}")
            found += violations(page)
        save(desk)
        page.goto(f"{saving.url}/save")
        assert found + violations(page) == []
    desk.close()
