"""Pywikibot: pages that a wiki's search finds for a rule (``-findrule:``)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pywikibot import Page
from pywikibot.site import APISite

from bot_plugins.core import exit_codes
from bot_plugins.core.rule import Rule
from bot_plugins.ports import RunStopped
from bot_plugins.run.search import searches_for

MOST_FOUND = 10_000
"""CirrusSearch shows no results beyond these (https://www.mediawiki.org/wiki/Help:CirrusSearch)."""


def found_pages(
    site: APISite, rules: Sequence[Rule], namespaces: Collection[int]
) -> Iterator[Page]:
    """Return the pages that the searches for some rules find, one search after the other.

    A search is sent when the pages of the previous one are used up; each page comes once.

    Raises:
        RunStopped: at once, if a rule has no query, or the wiki lacks CirrusSearch or does not
            answer.
    """
    for rule in rules:
        if reason := searches_for(rule).reason:
            raise RunStopped(_refusal(f"the rule {rule} cannot be searched for: {reason}", rules),
                             exit_codes.USAGE)  # fmt: skip
    if not site.has_extension("CirrusSearch"):
        wiki = f"{site.family.name}:{site.code}"
        lack = f"{wiki} has no CirrusSearch, and its own search does not read wikitext (insource:)"
        raise RunStopped(_refusal(lack, rules), exit_codes.USAGE)
    queries = [query for rule in rules for query in searches_for(rule).queries]
    return _found(site, queries, sorted(namespaces))


def _refusal(reason: str, rules: Sequence[Rule]) -> str:
    names = ",".join(rule.name for rule in rules)
    return (
        f"-findrule: {reason}; look for it in a dump instead: pwb copyedit_scan DUMP"
        f" -rules:{names} -pages:pages.txt, then pwb copyedit -file:pages.txt"
    )


def _found(site: APISite, queries: Sequence[str], namespaces: list[int]) -> Iterator[Page]:
    seen: set[str] = set()
    for query in queries:
        for page in site.search(query, namespaces=namespaces, total=MOST_FOUND):
            if page.title() not in seen:
                seen.add(page.title())
                yield page
