"""Measure the first edit of a newcomer: ``python -m tests.harness.bench.first_edit``.

From an empty home folder through ``pwb copyedit_setup`` and the review page to an edit on a real
wiki, in Chromium: by mouse, by keys alone, and without JavaScript. It prints the steps and the
seconds of each part; tests/frameworks/pywikibot/first_edit.py says what counts. Nothing is
asserted, machines differ.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, Page

from tests.frameworks.pywikibot.first_edit import PARTS, WAYS, Look, Mouse, Tally, unseen, walk
from tests.frameworks.pywikibot.setup.newcomer import Newcomer, newcomer
from tests.harness.bench.tables import Table
from tests.harness.wiki import Wiki, build_golden
from tests.ui.review.chromium import started

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SIZES = ((390, 740), (1366, 650), (1200, 900))
"""Of the window, in pixels."""
READ = {"rvprop": "ids|timestamp|content"}
"""The request that reads texts; while it is held, the page shows a reading at work."""


class Afresh(Newcomer):
    """A newcomer whose programs are started by an interpreter that has imported nothing."""

    def command(self, name: str, *arguments: str) -> list[str]:
        """Return the command line of a command."""
        return ["-m", "tests.harness.warm.afresh", *super().command(name, *arguments)]


@dataclass(frozen=True)
class Pictures:
    """Writes each page of a walk as an image into a folder, in every size, light and dark."""

    folder: Path
    wiki: Wiki

    def __call__(self, name: str, page: Page) -> None:
        """Take a page's pictures."""
        if name == "reading":
            self.wiki.wait_for_held()
        for scheme, (width, height) in product(SCHEMES, SIZES):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": height})
            page.screenshot(path=self.folder / f"{name}-{width}-{scheme}.png")
        if name == "counted":
            self.wiki.hold(**READ)
        elif name == "reading":
            self.wiki.release()


def measured(wiki: Wiki, browser: Browser, way: type[Mouse], look: Look = unseen) -> Tally:
    """Walk once, on a wiki as it was at first."""
    wiki.reset()
    with TemporaryDirectory() as folder:
        return walk(newcomer(Path(folder), Afresh), wiki, browser, way, look)


def rows(way: str, found: Sequence[Tally]) -> Iterator[list[str]]:
    """Return the steps and the median seconds of a way."""
    steps = [found[0].steps[part] for part in PARTS]
    yield [f"{way}, steps", *map(str, [*steps, sum(steps)])]
    seconds = [[tally.seconds[part] for part in PARTS] for tally in found]
    medians = [statistics.median(times) for times in zip(*seconds, strict=True)]
    total = statistics.median(map(sum, seconds))
    yield [f"{way}, seconds", *(f"{one:.1f}" for one in [*medians, total])]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; write the pictures in one more walk."""
    parser = argparse.ArgumentParser(prog=f"python -m {__spec__.name}", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="of each way (default: 3)")
    parser.add_argument("--screenshots", type=Path, metavar="FOLDER", help="write each page there")
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as name, started() as browser, _wiki(Path(name)) as wiki:
        if options.screenshots:
            options.screenshots.mkdir(parents=True, exist_ok=True)
            measured(wiki, browser, Mouse, Pictures(options.screenshots, wiki))
        found = [[measured(wiki, browser, way) for way in WAYS] for _ in range(options.rounds)]
    by_way = zip(WAYS, zip(*found, strict=True), strict=True)
    cells = [row for way, tallies in by_way for row in rows(way.name, tallies)]
    print("\n".join(Table("The first edit", ("", *PARTS, "total"), cells).lines()))
    return 0


def _wiki(folder: Path) -> Wiki:
    return Wiki(folder / "wiki", build_golden(folder / "golden"))


if __name__ == "__main__":
    sys.exit(main())
