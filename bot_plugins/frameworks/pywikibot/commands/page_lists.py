"""Lists of pages that a person chooses on the review page: what is in them, and how many."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import islice
from typing import Any, TypeVar

import pywikibot
from pywikibot import Page, exceptions
from pywikibot.site import APISite

from bot_plugins.core import registry
from bot_plugins.core.title_lists import titles_in
from bot_plugins.frameworks.commands import skipped_categories
from bot_plugins.frameworks.commands.existing import NamedPage, check_existing
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.mediawiki.api import only_page
from bot_plugins.frameworks.mediawiki.errors import one_line
from bot_plugins.frameworks.pywikibot.client.api import ApiClient
from bot_plugins.frameworks.pywikibot.commands import category_tree
from bot_plugins.frameworks.pywikibot.commands.referring_pages import ReferringPages
from bot_plugins.frameworks.pywikibot.commands.watched_pages import WatchedPages
from bot_plugins.frameworks.pywikibot.search import found_pages
from bot_plugins.run.search import searches_for
from bot_plugins.ui.review.jobs.findings_files import FindingsFiles
from bot_plugins.ui.review.jobs.workbench import ChoiceError, PageChoice, PageCount, PageKind

T = TypeVar("T")
MOST_HOURS = 24 * 90
"""Hours of recent changes; wikis keep them for 90 days at most ($wgRCMaxAge)."""
MOST_COUNTED = 100_000
"""Pages of a file that are counted; no more are read at a time."""
_MOST_SEARCHES = 5
"""Searches of a rule that are counted."""


class PageLists:
    """Lists the pages of choices on one wiki, in some namespaces."""

    def __init__(
        self, asker: ApiClient, namespaces: Collection[int], findings: FindingsFiles
    ) -> None:
        self.asker, self.namespaces, self.findings = asker, sorted(namespaces), findings
        self._referring = ReferringPages(asker, self.namespaces)
        self._watched = WatchedPages(asker, self.namespaces)
        self._all: dict[PageKind, Callable[[str], Iterable[Page]]] = {
            PageKind.CATEGORY: lambda title: self._category(title).articles(**self._inside),
            PageKind.TREE: self._tree,
            PageKind.SEARCH: lambda words: self.site.search(words, where="text", **self._inside),
            PageKind.PREFIX: self._with_prefix,
            PageKind.RECENT: self._recent,
            PageKind.LINKS: lambda title: self._page(title).linkedPages(**self._inside),
            PageKind.LINKING: self._referring.linking,
            PageKind.TEMPLATE: self._referring.using,
            PageKind.EDITOR: self._referring.edited_by,
            PageKind.WATCHED: self._watched.pages,
            PageKind.RANDOM: self._random,
            PageKind.TITLES: lambda text: map(self._page, dict.fromkeys(titles_in(text))),
            PageKind.RULE: lambda name: found_pages(
                self.site, [registry.find(name)], self.namespaces
            ),
            PageKind.FINDINGS: lambda name: map(self._page, self._found(name)),
        }
        self._counts: dict[PageKind, Callable[[str], PageCount]] = {
            PageKind.CATEGORY: self._count_category,
            PageKind.TREE: self._count_tree,
            PageKind.SEARCH: self._count_search,
            PageKind.PREFIX: self._count_prefix,
            PageKind.RECENT: self._count_recent,
            PageKind.LINKS: self._count_links,
            PageKind.LINKING: self._referring.count_linking,
            PageKind.TEMPLATE: self._referring.count_using,
            PageKind.EDITOR: self._referring.count_edited_by,
            PageKind.WATCHED: self._watched.count,
            PageKind.RANDOM: self._count_random,
            PageKind.TITLES: self._count_titles,
            PageKind.RULE: self._count_rule,
            PageKind.FINDINGS: self._count_findings,
        }

    @property
    def site(self) -> APISite:
        """The wiki."""
        return self.asker.site

    @property
    def _inside(self) -> dict[str, Any]:
        return {"namespaces": self.namespaces}

    @property
    def _spaces(self) -> str:
        return "|".join(map(str, self.namespaces))

    def pages(self, choice: PageChoice) -> Iterable[Page]:
        """Return the pages of a choice; the wiki is asked while they are used.

        Raises:
            ChoiceError: its value cannot be used.
            RunStopped: the wiki cannot search for a rule.
        """
        return _checked(self._all[choice.kind], choice.value)

    def count(self, choice: PageChoice) -> PageCount:
        """Count the pages of a choice.

        Raises:
            ChoiceError: its value cannot be used, or a page or category does not exist.
            RunStopped: the wiki does not answer, or cannot search for a rule.
        """
        self._check_skipped(choice.skipped_categories)
        return _checked(self._counts[choice.kind], choice.value)

    def _page(self, title: str) -> Page:
        page = Page(self.site, title)
        page.title()  # raises for an invalid title
        return page

    def _category(self, title: str) -> pywikibot.Category:
        try:
            return pywikibot.Category(self.site, title)
        except ValueError as error:
            raise ChoiceError(f"this is not a page title: {error}") from error

    def _tree(self, title: str) -> Iterator[Page]:
        for category in category_tree.categories(self._category(title)):
            yield from category.articles(**self._inside)

    def _random(self, number: str) -> Iterator[Page]:
        yield from self.site.randompages(total=_whole(number), redirects=False, **self._inside)

    def _with_prefix(self, words: str) -> Iterator[Page]:
        for space in self.namespaces:
            yield from self.site.allpages(prefix=words, namespace=space, filterredir=False)

    def _recent(self, hours: str) -> Iterator[Page]:
        since = self.asker.now() - timedelta(hours=_hours(hours))
        found = self.site.recentchanges(end=since, top_only=True, changetype="edit|new",
                                        **self._inside)  # fmt: skip
        return (Page(self.site, row["title"]) for row in found)

    def _count_category(self, title: str) -> PageCount:
        category = self._category(title)
        self._check([category])
        answer = self.asker.query(titles=category.title(), prop="categoryinfo")
        return PageCount(only_page(answer).get("categoryinfo", {}).get("pages", 0))

    def _count_tree(self, title: str) -> PageCount:
        category = self._category(title)
        self._check([category])
        return category_tree.count_pages(self.asker, category.title())

    def _count_random(self, number: str) -> PageCount:
        wanted = _whole(number)
        answer = self.asker.query(meta="siteinfo", siprop="statistics")
        return PageCount(min(wanted, answer["query"]["statistics"]["pages"]))

    def _count_search(self, words: str) -> PageCount:
        answer = self.asker.query(
            list="search",
            srsearch=words,
            srnamespace=self._spaces,
            srlimit="1",
            srprop="",
            srwhat="text",
        )["query"]
        total = answer.get("searchinfo", {}).get("totalhits")
        return (
            PageCount(len(answer["search"]), is_least=True) if total is None else PageCount(total)
        )

    def _count_prefix(self, words: str) -> PageCount:
        counts = [self._count_prefix_in(words, space) for space in self.namespaces]
        return _sum(counts)

    def _count_prefix_in(self, words: str, space: int) -> PageCount:
        answer = self.asker.query(
            list="allpages", apprefix=words, apnamespace=str(space), aplimit="max",
            apfilterredir="nonredirects",
        )  # fmt: skip
        return PageCount(len(answer["query"]["allpages"]), "continue" in answer)

    def _count_recent(self, hours: str) -> PageCount:
        since = self.asker.now() - timedelta(hours=_hours(hours))
        answer = self.asker.query(
            list="recentchanges", rcend=f"{since:%Y-%m-%dT%H:%M:%SZ}", rctoponly="1",
            rctype="edit|new", rcnamespace=self._spaces, rclimit="max", rcprop="title",
        )  # fmt: skip
        return PageCount(len(answer["query"]["recentchanges"]), "continue" in answer)

    def _count_links(self, title: str) -> PageCount:
        page = self._page(title)
        self._check([page])
        answer = self.asker.query(
            titles=page.title(), prop="links", plnamespace=self._spaces, pllimit="max"
        )
        return PageCount(len(only_page(answer).get("links", ())), "continue" in answer)

    def _count_titles(self, text: str) -> PageCount:
        titles = dict.fromkeys(titles_in(text))
        for title in titles:
            self._page(title)
        return PageCount(len(titles))

    def _found(self, name: str) -> Iterator[str]:
        return self.findings.titles(name, f"{self.site.family.name}:{self.site.code}")

    def _count_findings(self, name: str) -> PageCount:
        number = sum(1 for _ in islice(self._found(name), MOST_COUNTED))
        return PageCount(number, number == MOST_COUNTED)

    def _count_rule(self, name: str) -> PageCount:
        rule = registry.find(name)
        found_pages(self.site, [rule], self.namespaces)  # raises if the wiki cannot do it
        queries = searches_for(rule).queries
        found = _sum([self._count_search(query) for query in queries[:_MOST_SEARCHES]])
        return PageCount(found.number, found.is_least or len(queries) > _MOST_SEARCHES)

    def _check_skipped(self, categories: Sequence[str]) -> None:
        """Raise ``ChoiceError`` if a category to leave alone does not exist, or are too many."""
        if len(categories) > skipped_categories.MOST:
            raise ChoiceError(
                f"no more than {skipped_categories.MOST} categories can be left alone"
            )
        self._check([_checked(self._category, name) for name in categories])

    def _check(self, pages: Iterable[Page]) -> None:
        """Raise ``ChoiceError`` if a page or category does not exist; suggest similar ones."""
        option = "page"
        try:
            named = [NamedPage(option, page.title(), page.namespace().id) for page in pages]
            check_existing(self.asker, named)
        except OptionError as error:
            raise ChoiceError(str(error).removeprefix(f"-{option}: ")) from error


def _checked(function: Callable[[str], T], value: str) -> T:
    """Call a function with a person's value; explain what is wrong with the value."""
    if not value.strip():
        raise ChoiceError("nothing was entered: say which pages to read")
    try:
        return function(value)
    except (exceptions.InvalidTitleError, exceptions.PageRelatedError) as error:
        raise ChoiceError(f"this is not a page title: {one_line(error)}") from error
    except registry.UnknownRuleError as error:
        raise ChoiceError(str(error)) from error


def _hours(text: str) -> int:
    hours = int(text) if text.isascii() and text.isdecimal() and len(text) <= len("9999") else 0
    if not 0 < hours <= MOST_HOURS:
        raise ChoiceError(f"enter a whole number of hours, from 1 to {MOST_HOURS:,}")
    return hours


def _whole(text: str) -> int:
    is_short = len(text) <= len(str(MOST_COUNTED))
    number = int(text) if text.isascii() and text.isdecimal() and is_short else 0
    if not 0 < number <= MOST_COUNTED:
        raise ChoiceError(f"enter a whole number of pages, from 1 to {MOST_COUNTED:,}")
    return number


def _sum(counts: Collection[PageCount]) -> PageCount:
    number = sum(count.number for count in counts)
    return PageCount(number, any(count.is_least for count in counts))
