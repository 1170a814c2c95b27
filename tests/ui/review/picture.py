"""Makes the README's picture: the review page with an article of the test wiki.

``python -m tests.ui.review.picture`` writes bot_plugins/ui/review/review.png anew.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bot_plugins.core import registry, ruleset
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.proposal import Revision
from bot_plugins.store.put import put
from bot_plugins.store.tasks import start_run
from bot_plugins.ui.review import Review
from tests.harness.wiki.dump import read_pages
from tests.harness.wiki.paths import PROJECT
from tests.store.build import TIME
from tests.ui.review.build import opened
from tests.ui.review.chromium import started
from tests.ui.review.site import served

PICTURE = PROJECT / "bot_plugins/ui/review/review.png"
TITLE = "Harrowmere flood of 1911"
_WIDTH, _HEIGHT = 1200, 700
"""Of the window, in pixels."""


def main() -> int:
    """Propose changes to the article, serve their review, and take the picture."""
    rules = registry.rules_for("en")
    url = "https://wiki.example.org/wiki/Harrowmere_flood_of_1911"
    revision = Revision(read_pages()[TITLE], TITLE, "example:en", 1, TIME, url, 1)
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as store:
        used = ruleset.of(rules)
        put(store, propose_revision(revision, rules), used, start_run(store, "copyedit", "Ann"))
        with served(Review(store, "Ann")) as site, started() as browser:
            page = browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT})
            page.goto(site.entrance)
            page.screenshot(path=PICTURE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
