"""What a community's list costs: propose with and without it, and its patterns one by one.

The list is the copy of AutoWikiBrowser's English list in the package ``topy``.
"""

from __future__ import annotations

import resource
import warnings
from collections.abc import Mapping, Sequence
from functools import partial
from importlib.resources import files
from time import perf_counter, process_time

import regex

from bot_plugins import document
from bot_plugins.community.awb import read_awb
from bot_plugins.community.building import Built, read_patterns, rules_of
from bot_plugins.community.entries import ListedRule, named
from bot_plugins.community.patterns.matching import LONGEST_MATCH, Matcher
from bot_plugins.community.patterns.parser import UnreadablePatternError, parse
from bot_plugins.core import engine, prefilter
from bot_plugins.core.proposal import Revision
from bot_plugins.core.rule import Rule
from bot_plugins.document import OPAQUE, TRANSPARENT
from tests.harness.bench import articles, clock
from tests.harness.bench.tables import Table, figure

Hits = set[tuple[int, str, int]]
"""Hits as page, rule and where the match ends."""


_HIDDEN = frozenset((OPAQUE, TRANSPARENT))


def typos(total: int, one_by_one: int, rounds: int, real: Sequence[str] = ()) -> Table:
    """Measure on ``total`` bytes, or on real pages; one by one on ``one_by_one`` bytes of them."""
    pages = real or articles.corpus(total, sizes=articles.ENCYCLOPEDIA)
    stated = [*named(read_awb(files("topy").joinpath("retf.txt").read_text(encoding="utf-8")))]
    before = _memory()
    started = perf_counter()
    built, problems = read_patterns(stated)
    rules = rules_of(built)
    loading = perf_counter() - started
    own = engine.select("en")
    size = clock.size(pages) / clock.MEGABYTE
    speeds = [size / _seconds(own, pages, rounds), size / _seconds([*own, *rules], pages, rounds)]
    few = _first(pages, one_by_one)
    single, expected = _one_by_one(stated, few)
    together, found = _together(built, rules, few)
    whole = sum(one.matcher.is_whole_in_re2 for one in built)
    rows = [
        ("propose without the list, MB/s", figure(speeds[0])),
        ("propose with the list, MB/s", figure(speeds[1])),
        ("with it / without it", figure(speeds[1] / speeds[0])),
        ("the list's rules one by one in regex, MB/s", figure(single)),
        ("the list's rules together, MB/s", figure(together)),
        ("together / one by one", figure(together / single)),
        ("hits one by one", f"{len(expected)}"),
        ("of these found together", f"{len(expected & found)}"),
        ("found together only", f"{len(found - expected)}"),
        ("rules read", f"{len(rules)} of {len(rules) + len(problems)}"),
        ("of these by RE2 alone", f"{whole}"),
        ("seconds to read the list", figure(loading)),
        ("memory that the list and its patterns need, MB", figure(_memory() - before)),
    ]
    return Table("A community's list", ("", "figure"), rows, _about(size, few))


def _about(size: float, few: Sequence[str]) -> str:
    return (
        f"AutoWikiBrowser's English list on {size:.1f} MB; one by one on"
        f" {clock.size(few) / clock.MEGABYTE:.2f} MB of these, as prose. Processor time."
    )


def _seconds(rules: Sequence[Rule], pages: Sequence[str], rounds: int) -> float:
    """Return the best time; the patterns make their states in a round before."""

    def propose(page: str) -> None:
        engine.propose_revision(Revision(text=page), rules)

    clock.for_each(propose, pages)
    return clock.best(partial(clock.for_each, propose, pages), rounds)


def _first(pages: Sequence[str], most: int) -> list[str]:
    chosen: list[str] = []
    for page in pages:
        if clock.size([*chosen, page]) > most and chosen:
            break
        chosen.append(page)
    return chosen


def _one_by_one(stated: Sequence[ListedRule], pages: Sequence[str]) -> tuple[float, Hits]:
    """Return MB/s and the hits of each pattern alone, in ``regex`` and over all prose."""
    forms = []
    for rule in stated:
        try:
            parse(rule.find)
        except UnreadablePatternError:
            continue
        with warnings.catch_warnings(action="ignore"):
            replacement = regex.sub(r"\$(\d)", r"\\g<\1>", rule.replace)
            forms.append((rule.name, regex.compile(rule.find, regex.MULTILINE), replacement))
    prose = [document.read(page).prose for page in pages]
    started = process_time()
    hits: Hits = set()
    for number, text in enumerate(prose):
        for name, form, replacement in forms:
            for match in form.finditer(text):
                if _is_hit(match, replacement):
                    hits.add((number, name, match.end()))
    return clock.size(pages) / clock.MEGABYTE / (process_time() - started), hits


def _is_hit(match: regex.Match[str], replacement: str) -> bool:
    is_prose = _HIDDEN.isdisjoint(match[0])
    is_short = 0 < len(match[0]) <= LONGEST_MATCH
    return is_short and is_prose and match.expand(replacement) != match[0]


def _together(
    built: Sequence[Built], rules: Sequence[Rule], pages: Sequence[str]
) -> tuple[float, Hits]:
    """Return MB/s and the hits behind the prefilter."""
    search = prefilter.of(tuple(rules))
    matchers = {one.stated.name: one.matcher for one in built}
    documents = [document.read(page) for page in pages]
    _hits(search, matchers, documents)
    started = process_time()
    hits = _hits(search, matchers, documents)
    return clock.size(pages) / clock.MEGABYTE / (process_time() - started), hits


def _hits(
    search: prefilter.Prefilter,
    matchers: Mapping[str, Matcher],
    documents: Sequence[document.Document],
) -> Hits:
    return {
        (number, rule.name, hit.end)
        for number, one in enumerate(documents)
        for rule in search.rules_at(search.places(one.source))
        for hit in matchers[rule.name].hits(one.prose)
        if _HIDDEN.isdisjoint(one.prose[hit.start : hit.end])
    }


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / clock.MEGABYTE
