"""The scan itself, as a pure function of a block: bytes of an export in, findings out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import re2

from bot_plugins.apps.scan.found import Found, found_in
from bot_plugins.apps.scan.options import ScanOptions
from bot_plugins.apps.scan.pages import (
    WIKITEXT,
    PageXml,
    UnreadablePageError,
    namespace_of,
    read_page,
    spans,
    title_if_any,
    title_of,
)
from bot_plugins.core import prefilter
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.prefilter import Hits, Place, in_order
from bot_plugins.core.proposal import Revision
from bot_plugins.core.rule import Rule
from bot_plugins.document import is_unreadable

_SURELY_FEW = prefilter.MOST_PLACES // 2
"""Up to this many places in XML are not too many in the text, where there may be more."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A page that could not be read: its title, if known, and why."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class ScannedBlock:
    """The result of a block: ``pages`` counts all pages in it, ``size`` its bytes."""

    pages: int
    size: int
    found: tuple[Found, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()


@dataclass(frozen=True, slots=True)
class _ScanPlan:
    """Options, with what is derived from them once."""

    options: ScanOptions
    rules: tuple[Rule, ...]
    is_wanted_title: Callable[[str], Any]


def scan_block(xml: bytes, options: ScanOptions) -> ScannedBlock:
    """Scan a piece of an export that contains whole ``<page>...</page>`` elements.

    Raises:
        UnknownRuleError: the options name a rule that does not exist.
        ValueError: their title is not a regular expression.
    """
    plan = _planned(options)
    hits = prefilter.of(plan.rules).hits(xml)
    pages = 0
    found: list[Found] = []
    unreadable: list[Unreadable] = []
    for start, end in spans(xml):
        pages += 1
        if not (options.known or hits.within(start, end) or hits.binds(start, end)):
            continue
        try:
            found += _scan_page(xml, start, end, hits, plan)
        except UnreadablePageError as error:
            unreadable.append(Unreadable(title_if_any(xml, start, end), str(error)))
    return ScannedBlock(pages, len(xml), tuple(found), tuple(unreadable))


def scan_text(  # noqa: PLR0913 - what a table of pages has
    text: str,
    options: ScanOptions,
    *,
    title: str,
    namespace: int = 0,
    pageid: int = 0,
    revid: int = 0,
    timestamp: str = "",
) -> Found | None:
    """Scan one page's wikitext; None if nothing is found or the options exclude the page.

    ``timestamp`` is ISO 8601 in UTC, empty when unknown.

    Raises:
        UnknownRuleError: the options name a rule that does not exist.
        ValueError: their title is not a regular expression.
    """
    plan = _planned(options)
    if not (_is_wanted_namespace(namespace, options) and plan.is_wanted_title(title)):
        return None
    revision = Revision(text, title, options.site, revid, pageid=pageid)
    return _found(revision, plan, namespace, timestamp)


def _found(
    revision: Revision,
    plan: _ScanPlan,
    namespace: int,
    timestamp: str,
    places: Sequence[Place] | None = None,
) -> Found | None:
    """Return what is found in a revision; None if nothing is, and its page is not a known one."""
    proposal = propose_revision(revision, plan.rules, places=places)
    if not proposal and revision.pageid not in plan.options.known:
        return None
    return found_in(proposal, namespace, timestamp, keep_text=plan.options.keep_text)


def _scan_page(xml: bytes, start: int, end: int, hits: Hits, plan: _ScanPlan) -> Iterator[Found]:
    """Yield a page's findings, if there are any. The checks that exclude most pages come first."""
    options = plan.options
    if not _is_wanted_namespace(namespace_of(xml, start, end), options):
        return
    if not plan.is_wanted_title(title_of(xml, start, end)):
        return
    page = read_page(xml, start, end)
    if page.is_redirect or page.model != WIKITEXT:
        return
    within = hits.within(page.text.start - 1, page.text.stop)  # the tag's end begins the text
    is_bound = hits.binds(page.text.start, page.text.stop)
    if not (within or is_bound or page.pageid in options.known):
        return  # the hits are in a title or an edit summary
    places = _places(page, within)
    if places == [] and not (is_bound or page.pageid in options.known):
        return
    text = page.wikitext()
    if places is not None and is_bound:
        bound = prefilter.of(plan.rules).bound_places(text)
        is_few = len(within) + len(bound) <= _SURELY_FEW
        places = in_order([*places, *bound]) if is_few else None
    revision = Revision(text, page.title, options.site, page.revid, pageid=page.pageid)
    if found := _found(revision, plan, page.namespace, page.timestamp, places):
        yield found


def _places(page: PageXml, hits: Sequence[Place]) -> list[Place] | None:
    """Return where in the text's UTF-8 rules could act; None if only the text itself shows it."""
    if len(hits) > _SURELY_FEW or page.source.data is None:
        return None
    start = page.text.start
    spans = page.source.offsets((max(hit.start - start, 0), hit.end - start) for hit in hits)
    return [
        Place(*span, hit.rules)
        for span, hit in zip(spans, hits, strict=True)
        if not is_unreadable(page.source.data, *span)
    ]


def _is_wanted_namespace(namespace: int, options: ScanOptions) -> bool:
    return options.namespaces is None or namespace in options.namespaces


@lru_cache(maxsize=8)
def _planned(options: ScanOptions) -> _ScanPlan:
    return _ScanPlan(options, options.chosen_rules(), title_filter(options))


def title_filter(options: ScanOptions) -> Callable[[str], Any]:
    """Return a predicate for wanted titles, by the pattern and the list of the options."""
    titles, pattern = options.titles, title_pattern(options.title)
    if titles is None:
        return pattern.search if options.title else _anything
    return lambda title: title in titles and pattern.search(title)


def title_pattern(expression: str) -> Any:  # noqa: ANN401 - re2 has no types
    """Compile a case-insensitive regular expression for titles; it matches in linear time.

    Raises:
        ValueError: it is not one, or RE2 does not support it (RE2 has no back references).
    """
    settings = re2.Options()
    settings.case_sensitive = False
    settings.log_errors = False
    try:
        return re2.compile(expression, settings)
    except re2.error as error:
        raise ValueError(f"{expression!r} is not a regular expression of RE2: {error}") from error


def _anything(_: str) -> bool:
    return True
