"""Print how fast the review page answers.

200 decisions by key in Chromium, and the page opened and filtered in a queue of 100 and of
100,000 findings. Nothing is asserted, machines differ.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page

from bot_plugins.core.ruleset import RuleSet
from bot_plugins.store.database import Store, open_store
from bot_plugins.store.put import put
from bot_plugins.store.tasks import start_run
from bot_plugins.ui.review import Review
from tests.ui.display.build import VERB, marked, proposal_of
from tests.ui.review.chromium import started
from tests.ui.review.site import Site, served

SIZES = (100, 100_000)
DECISIONS = 200
PAUSES = (0, 150, 400)
"""Nobody reads a change in less."""
OPENED = 20
PER_PAGE = 5
PAGES_PER_RUN = 10
NAMES = tuple(f"rule_{number}" for number in range(20))
RULES = RuleSet(frozenset(NAMES), "v1")
SENTENCE = "Near the lock the path had «began|begun» to leave the [[canal|water]]. "
# From the key to the frame with the next change, measured within the page.
WATCH = """
window.times = [];
new MutationObserver(() => {
  const from = window.pressed;
  const change = document.querySelector("[data-change]")?.dataset.change;
  if (!from || change === window.decided) return;
  window.pressed = 0;
  requestAnimationFrame(() => window.times.push(performance.now() - from));
}).observe(document.body, { childList: true, subtree: true });
document.addEventListener("keydown", () => {
  window.pressed = performance.now();
  window.decided = document.querySelector("[data-change]").dataset.change;
}, true);
"""


def fill(store: Store, number: int) -> None:
    """Queue so many findings, five on a page, of twenty rules, ten pages in a run."""
    run = 0
    plain = marked("\n\n".join([SENTENCE] * PER_PAGE), site="test:en", revid=1).revision
    edits = [one.edit for one in marked("\n\n".join([SENTENCE] * PER_PAGE)).findings]
    for page in range(number // PER_PAGE):
        if page % PAGES_PER_RUN == 0:
            run = start_run(store, "copyedit")
        revision = replace(plain, title=f"Page {page}", url="https://wiki.example/")
        rule = replace(VERB, name=NAMES[page % len(NAMES)])
        put(store, proposal_of(revision, edits, rule), RULES, run)


def quantile(times: list[float], share: float) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[round(share * 100) - 1]


def decisions(page: Page, pause: int) -> list[float]:
    """Decide by keys, with so many milliseconds between the next change and the next key.

    Returns the milliseconds from each key to the next change.
    """
    page.evaluate(WATCH)
    for number in range(DECISIONS):
        page.keyboard.press("arn"[number % 3])
        page.wait_for_function(f"window.times.length > {number}")
        page.wait_for_timeout(pause)
    found: list[float] = page.evaluate("window.times")
    return found


def opening(page: Page, site: Site, query: str) -> list[float]:
    """Open an address again and again; return the milliseconds until it is loaded."""
    times = []
    for _ in range(OPENED):
        started_at = time.perf_counter()
        page.goto(f"{site.url}/{query}")
        times.append((time.perf_counter() - started_at) * 1000)
    return times


QUERIES = {
    "open": "",
    "filter by rule": "?rule=rule_7",
    "filter by page": "?page=Page+3",
    "filter by run": "?run=1",
    "filter by applicability": "?applicability=review",
    "filter by age": "?age=1",
    "rule and wiki": "?rule=rule_7&site=test:en",
    "a page's changes": "?view=page",
    "all of a rule, asked": "all?rule=rule_7",
}


def figures(number: int, folder: Path) -> Iterator[str]:
    """Measure one size."""
    with open_store(folder / f"{number}.sqlite3") as store:
        fill(store, number)
        with served(Review(store, "Ann")) as site, started() as browser:
            page = browser.new_page(bypass_csp=True)  # to wait for a function
            page.goto(site.entrance)
            for name, query in QUERIES.items():
                times = opening(page, site, query)
                yield f"{number:10,}  {name:28}{statistics.median(times):10.0f}{max(times):10.0f}"
            if number >= DECISIONS:
                for pause in PAUSES:
                    page.goto(site.url)
                    times = decisions(page, pause)
                    middle, most = quantile(times, 0.5), quantile(times, 0.95)
                    name = f"decided after {pause} ms, p95"
                    yield f"{number:10,}  {name:28}{middle:10.0f}{most:10.0f}"


def main() -> int:
    """Measure and print."""
    print(f"{'findings':>10}  {'ms in Chromium':28}{'median':>10}{'most':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for number in SIZES:
            for line in figures(number, Path(folder)):
                print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
