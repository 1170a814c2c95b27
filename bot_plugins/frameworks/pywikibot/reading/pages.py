"""Pywikibot's pages, filled with what a query about many pages brought."""

from __future__ import annotations

from pywikibot import Page
from pywikibot.data.api import update_page
from pywikibot.exceptions import NoPageError

from bot_plugins.frameworks.mediawiki import disambiguation
from bot_plugins.frameworks.mediawiki.fetching import Fetcher, Row
from bot_plugins.frameworks.pywikibot.client.api import ApiClient


def fetch(fetcher: Fetcher[ApiClient], page: Page) -> None:
    """Fetch one page, with one request.

    Raises:
        InvalidTitleError: Pywikibot's, for an invalid title.
        NoPageError: Pywikibot's, for a title that is not a page of this wiki.
        RunStopped: the wiki does not answer as it should.
    """
    title = page.title(with_section=False)
    for rows in fetcher.rows("titles", [title]):
        fill(page, rows[title])
    if not hasattr(page, "_pageid"):
        raise NoPageError(page)


def is_known(page: Page) -> bool:
    """Tell whether a page was fetched, and has a text or is missing; send no request."""
    return hasattr(page, "_pageid") and bool(page.has_content())


def fill(page: Page, row: Row) -> None:
    """Store the fetched data in a page, so that Pywikibot requests nothing more."""
    if "pageid" not in row and "missing" not in row:
        return  # Pywikibot would raise a bare RuntimeError
    shown = {**row, "revisions": [_as_ever(revision) for revision in row.get("revisions", ())]}
    if shown["revisions"]:
        shown["lastrevid"] = shown["revisions"][0]["revid"]  # if edited in between
    update_page(page, shown, ["info"])


def _as_ever(revision: Row) -> Row:
    """Return a revision in the API's formatversion 1, which Pywikibot reads."""
    main = revision["slots"]["main"]
    text = {"*": main["content"]} if "content" in main else {}
    return {**revision, "slots": {"main": {**main, **text}}}


def knows_disambiguation(page: Page) -> bool:
    """Tell whether it was fetched with the page whether it is a disambiguation page."""
    return hasattr(page, "_pageprops")


def is_disambiguation(page: Page) -> bool:
    """Tell whether a page is a disambiguation page; ask the wiki only if not fetched before.

    Pywikibot asks with one request per page.
    """
    known = knows_disambiguation(page)
    return disambiguation.PROPERTY in page._pageprops if known else bool(page.isDisambig())
