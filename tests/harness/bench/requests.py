"""Count what 1,000 pages of a real wiki cost: ``python -m tests.harness.bench.requests``.

Requests, connections, bytes and seconds for listing the pages, reading their texts, and a dry
run over them; by Pywikibot's own means, as a bot script has them by default, and by ours; for an
ordinary account and for a bot's, which has the right ``apihighlimits``. What is asked once per
run (who we are, what the wiki is) is left out.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.frameworks.pywikibot.maintenance import bot  # first: it sets Pywikibot up

from pywikibot.pagegenerators import GeneratorFactory  # isort: skip
from pywikibot.site import APISite  # isort: skip

from bot_plugins import propose
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.registry import rules_for
from bot_plugins.frameworks.pywikibot.client.site import LeanSite
from bot_plugins.frameworks.pywikibot.reading.batches import with_texts
from bot_plugins.frameworks.pywikibot.reading.reader import Reader
from bot_plugins.ports import PageSkipped
from bot_plugins.run.reading_ahead import ReadingAhead
from tests.harness.bench import articles
from tests.harness.bench.front import Count, Front
from tests.harness.wiki import Wiki, accounts, build_golden
from tests.harness.wiki.dump import write_dump

PAGES = 1000
SMALLEST, LARGEST = 2_000, 12_000
"""Bytes of a page: most articles are short."""
FAR = 0.25
"""Seconds that an answer of a distant wiki takes on its way."""
_ACCOUNTS = {"ordinary": accounts.PLAIN_USER, "bot": accounts.COPY_BOT}


@dataclass(frozen=True)
class Measured:
    """What some work over ``PAGES`` pages took; ``ours`` or Pywikibot's own way.

    ``connections`` are those that were opened meanwhile: 0 where the first one was kept.
    """

    work: str
    account: str
    ours: bool
    requests: int
    connections: int
    megabytes: float
    seconds: float


def listing(site: APISite) -> Iterable[Any]:
    """List the pages."""
    return _listed(site, preload=False)


def their_reading(site: APISite) -> Iterator[Any]:
    """Read the texts as Pywikibot's ``getCombinedGenerator(preload=True)`` does."""
    for page in _listed(site, preload=True):
        yield page.text


def our_reading(site: APISite) -> Iterator[Any]:
    """Read the texts as ``pwb copyedit`` does."""
    reader = Reader(site)
    with ReadingAhead(
        with_texts(reader.fetcher, _listed(site, preload=False)), reader.turn
    ) as all_:
        for page in all_:
            yield reader.read(page)


def their_run(site: APISite) -> Iterator[Any]:
    """Look for slips, and leave disambiguation pages alone."""
    rules = rules_for("en")
    for page in _listed(site, preload=True):
        if propose(page.text, rules=rules).findings:
            yield page.isDisambig()


def our_run(site: APISite) -> Iterator[Any]:
    """Look for slips, and leave disambiguation pages alone."""
    reader, rules = Reader(site), rules_for("en")
    with ReadingAhead(
        with_texts(reader.fetcher, _listed(site, preload=False)), reader.turn
    ) as all_:
        for page in all_:
            if propose_revision(reader.read(page), rules).findings:
                yield _recheck(reader, page)


def _ahead(reader: Reader) -> ReadingAhead[Any]:
    pages = _listed(reader.site, preload=False)
    return ReadingAhead(with_texts(reader.fetcher, pages), reader.turn)


def _recheck(reader: Reader, page: Any) -> bool:  # noqa: ANN401 - Pywikibot is not typed
    try:
        reader.recheck(page)
    except PageSkipped:
        return False
    return True


Work = Callable[[APISite], Iterable[Any]]
WORK: dict[str, tuple[Work, Work]] = {
    "listing": (listing, listing),
    "reading": (their_reading, our_reading),
    "dry run": (their_run, our_run),
}


def measure(works: Iterable[str] = WORK, seconds: float = 0) -> Iterator[Measured]:
    """Yield what each work costs; ``seconds`` is how far away the wiki is."""
    with tempfile.TemporaryDirectory() as name, _wiki(Path(name)) as wiki, Front(wiki) as front:
        front.seconds = seconds
        for work in works:
            for account in _ACCOUNTS:
                for ours in (False, True):
                    yield _measured(front, Path(name), work, account, ours)


def _wiki(folder: Path) -> Wiki:
    """Return a wiki of generated articles, yet to be started."""
    wiki = Wiki(folder / "wiki", build_golden(folder / "golden"))
    with wiki:
        dice = random.Random(articles.SEED)  # noqa: S311 - no secret depends on it
        sizes = [dice.randint(SMALLEST, LARGEST) for _ in range(PAGES)]
        made = articles.pages(sizes, articles.SEED)
        texts = {f"Article {number}": text for number, text in enumerate(made)}
        wiki.import_dump(write_dump(folder / "pages.xml", texts))
    return wiki


def _measured(front: Front, folder: Path, work: str, account: str, ours: bool) -> Measured:
    kind = LeanSite if ours else APISite
    site = bot.site(front.wiki, folder, _ACCOUNTS[account], kind=kind, port=front.port)
    site.login()
    run = WORK[work][ours]
    first = run(site)
    next(iter(first))  # asks for all that is asked for only once
    if isinstance(first, Generator):
        first.close()
    front.count = Count()
    started = time.perf_counter()
    for _ in run(site):
        pass
    taken, count = time.perf_counter() - started, front.count
    return Measured(work, account, ours, count.requests, count.connections, count.size / 1e6, taken)


def _listed(site: APISite, *, preload: bool) -> Iterable[Any]:
    factory = GeneratorFactory(site)
    factory.handle_args(["-prefixindex:Article", "-ns:0"])
    pages: Iterable[Any] = factory.getCombinedGenerator(preload=preload)
    return pages


def lines(measured: Iterable[Measured]) -> Iterator[str]:
    """Yield a table."""
    yield f"{'':32}{'requests':>10}{'new conn.':>13}{'MB':>8}{'seconds':>9}"
    for one in measured:
        way = "ours" if one.ours else "Pywikibot"
        name = f"{one.work}, {one.account}, {way}"
        yield (
            f"{name:32}{one.requests:10}{one.connections:13}{one.megabytes:8.2f}{one.seconds:9.1f}"
        )


def main() -> int:
    """Print the tables."""
    for seconds, works in ((0.0, tuple(WORK)), (FAR, ("dry run",))):
        sys.stdout.write(f"{PAGES:,} pages; each answer takes {seconds} s on its way\n")
        for line in lines(measure(works, seconds)):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
