"""Print what copyediting costs, beside what others' work on the same wikitext costs."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator, Sequence
from functools import partial

os.environ["PYWIKIBOT_NO_USER_CONFIG"] = "2"  # before Pywikibot is imported: it asks nobody

import mwparserfromhell
import pywikibot

from bot_plugins import document, propose
from bot_plugins.registry import rules_for
from bot_plugins.rule import Rule
from tests.bench import articles, clock
from tests.bench.contenders import contenders

TOTAL = 2 * clock.MEGABYTE
SIZES_KB = (1, 4, 16, 64, 256, 1024)


def heading(pages: Sequence[str]) -> Iterator[str]:
    """Say what is measured, on what."""
    found = sum(len(propose(page).findings) for page in pages)
    yield (
        f"{clock.size(pages) / clock.MEGABYTE:.1f} MB of generated wikitext,"
        f" {len(pages)} pages of {min(map(len, pages)) // 1000}-{max(map(len, pages)) // 1000} KB,"
        f" {found} changes proposed"
    )
    yield (
        f"Python {platform.python_version()}, mwparserfromhell {mwparserfromhell.__version__},"
        f" Pywikibot {pywikibot.__version__}; one core"
    )
    yield (
        f"Processor time, best of {clock.ROUNDS} rounds in turns"
        f" (one round if it takes over {clock.SLOW:.0f} s)"
    )


def comparison(pages: Sequence[str]) -> Iterator[str]:
    """Compare with others' work on the same pages."""
    speeds = clock.side_by_side(contenders(), pages)
    ours = next(iter(speeds.values()))
    yield f"{'':52}{'MB/s':>12}{'relative':>12}"
    for name, speed in speeds.items():
        yield f"{name:52}{speed:12.2f}{speed / ours:12.2f}"


def linearity() -> Iterator[str]:
    """Show that a page's cost grows in step with its length."""
    yield f"{'bot_plugins.propose on a page with one slip':44}{'KB':>8}{'ms':>14}{'MB/s':>14}"
    for kilobytes in SIZES_KB:
        page = articles.article(kilobytes * 1000, "They had went to sea. ")
        seconds = clock.best(partial(propose, page))
        length = clock.size([page])
        speed = length / clock.MEGABYTE / seconds
        yield f"{'':38}{length / 1000:14.0f}{seconds * 1000:14.2f}{speed:14.2f}"


def by_rule(pages: Sequence[str]) -> Iterator[str]:
    """Show each rule's own cost: looking for its triggers, and checking a page already read."""
    megabytes = clock.size(pages) / clock.MEGABYTE
    documents = [document.read(page) for page in pages]
    reading = clock.best(partial(clock.for_each, document.read, pages), rounds=1) * 1000 / megabytes
    yield f"{'ms per MB':38}{'trigger':>14}{'check':>14}{'pages checked':>14}"
    yield f"{'(reading the pages)':38}{'':14}{reading:14.1f}{len(pages):14}"
    for rule in rules_for("en"):
        trigger = clock.best(partial(clock.for_each, rule.may_fire, pages))
        checked = [one for one in documents if rule.may_fire(one.source)]
        check = clock.best(partial(_checked, rule, checked))
        costs = "".join(f"{seconds * 1000 / megabytes:14.2f}" for seconds in (trigger, check))
        yield f"{rule.name:38}{costs}{len(checked):14}"


def _checked(rule: Rule, documents: Sequence[document.Document]) -> None:
    for one in documents:
        list(rule.check(one))


def main() -> int:
    """Measure and print; nothing is asserted, machines differ."""
    pages = articles.corpus(TOTAL)
    for part in (heading(pages), comparison(pages), linearity(), by_rule(pages)):
        for line in part:
            print(line, flush=True)
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
