"""The dashboard in a real browser: on a desk, on a phone, by day and by night."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from bot_plugins.store.database import Store, open_store
from bot_plugins.ui.dashboard import write_dashboard
from tests.ui.dashboard.build import lively

OVERLAPS = """() => [...document.querySelectorAll('.chart svg')].flatMap(svg => {
  const boxes = [...svg.querySelectorAll('.axis text')].map(one => one.getBoundingClientRect());
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3
  ).map(b => svg.querySelector('title').textContent));
})"""
OUTSIDE = """() => [...document.querySelectorAll('.chart svg')].filter(svg => {
  const card = svg.closest('.card').getBoundingClientRect();
  return [...svg.querySelectorAll('text')].some(one => {
    const box = one.getBoundingClientRect();
    return box.left < card.left || box.right > card.right;
  });
}).map(svg => svg.querySelector('title').textContent)"""


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the dashboard of a lively queue."""
    folder = tmp_path_factory.mktemp("dashboard")
    with open_store(str(folder / "queue.sqlite")) as store:
        lively(store)
        return write_dashboard(store, folder / "dashboard.html")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("width", "scheme"),
    [(1200, "light"), (390, "dark"), (1200, "dark"), (390, "light")],
)
def test_looked_at(
    browser: Browser, page_file: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 850}, color_scheme=scheme)
    page = context.new_page()
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda one: complaints.append(one.text))
    page.on("pageerror", lambda one: complaints.append(str(one)))
    page.on("request", lambda one: requests.append(one.url))
    page.goto(page_file.as_uri())
    for summary in page.locator("summary").all():
        summary.click()
    wide = page.evaluate("document.documentElement.scrollWidth")
    sizes = [one.bounding_box() for one in page.locator(".chart svg").all()]
    overlapping, outside = page.evaluate(OVERLAPS), page.evaluate(OUTSIDE)
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    context.close()
    assert complaints == []
    assert requests == [page_file.as_uri()]
    assert wide <= width
    assert len(sizes) == 16
    assert all(one and one["width"] > 250 and one["height"] > 120 for one in sizes)
    assert overlapping == outside == []
    assert (dark == "rgb(14, 18, 22)") == (scheme == "dark")


@pytest.mark.wide
def test_an_empty_one(browser: Browser, store: Store, tmp_path: Path) -> None:
    path = write_dashboard(store, tmp_path / "dashboard.html")
    page = browser.new_page(viewport={"width": 390, "height": 850})
    page.goto(path.as_uri())
    assert page.locator("main").inner_text().splitlines()[0] == "What waits"
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()
