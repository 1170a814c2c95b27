"""Pages that refer to a page, and pages that somebody edited: lists of them, and how many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pywikibot import Page, User

from bot_plugins.frameworks.pywikibot.client.api import ApiClient
from bot_plugins.ui.review.jobs.workbench import ChoiceError, PageCount


class ReferringPages:
    """Lists pages of some namespaces by what they use, link to, or were edited by."""

    def __init__(self, asker: ApiClient, namespaces: Sequence[int]) -> None:
        self.asker, self.site = asker, asker.site
        self._inside: dict[str, Any] = {"namespaces": namespaces}
        self._spaces = "|".join(map(str, namespaces))

    def using(self, title: str) -> Iterator[Page]:
        """Yield the pages with a template."""
        page = self._template(title)
        yield from self.site.page_embeddedin(page, filter_redirects=False, **self._inside)

    def count_using(self, title: str) -> PageCount:
        """Count the pages with a template."""
        return self._count("embeddedin", "ei", eititle=self._template(title).title())

    def linking(self, title: str) -> Iterator[Page]:
        """Yield the pages that link to a page."""
        page = _valid(Page(self.site, title))
        yield from self.site.pagebacklinks(page, filter_redirects=False, **self._inside)

    def count_linking(self, title: str) -> PageCount:
        """Count the pages that link to a page."""
        return self._count("backlinks", "bl", bltitle=_valid(Page(self.site, title)).title())

    def edited_by(self, name: str) -> Iterable[Page]:
        """Return the pages that somebody edited, each once, the latest first."""
        rows = self.site.usercontribs(user=self._user(name), **self._inside)
        return (Page(self.site, title) for title in _once(row["title"] for row in rows))

    def count_edited_by(self, name: str) -> PageCount:
        """Count the pages among somebody's latest edits.

        Raises:
            ChoiceError: there is no such account.
        """
        user = self._user(name)
        answer = self.asker.query(list="usercontribs", ucuser=user, ucprop="title",
                                  ucnamespace=self._spaces, uclimit="max")  # fmt: skip
        titles = {row["title"] for row in answer["query"]["usercontribs"]}
        if not titles and not self._is_account(user):
            raise ChoiceError(f"there is no account {user} on this wiki")
        return PageCount(len(titles), "continue" in answer)

    def _template(self, title: str) -> Page:
        return _valid(Page(self.site, title, ns=10))

    def _user(self, name: str) -> str:
        return str(_valid(User(self.site, name)).title(with_ns=False))

    def _is_account(self, name: str) -> bool:
        row = self.asker.query(list="users", ususers=name)["query"]["users"][0]
        return "userid" in row

    def _count(self, listing: str, prefix: str, **of: str) -> PageCount:
        wanted = {
            f"{prefix}namespace": self._spaces,
            f"{prefix}filterredir": "nonredirects",
            f"{prefix}limit": "max",
        }
        answer = self.asker.query(list=listing, **of, **wanted)
        return PageCount(len(answer["query"][listing]), "continue" in answer)


def _valid(page: Page) -> Page:
    """Return a page; Pywikibot raises ``InvalidTitleError`` if its title cannot be."""
    page.title()
    return page


def _once(titles: Iterator[str]) -> Iterator[str]:
    seen: set[str] = set()
    for title in titles:
        if title not in seen:
            seen.add(title)
            yield title
