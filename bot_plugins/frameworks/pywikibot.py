"""Pywikibot: fetch, guard, save. Nothing else in this project saves a page.

``Reader`` cannot save, and a dry run gets nothing else; besides, it switches on Pywikibot's
own ``simulate``, which blocks every write action where requests are sent.

Facts on Pywikibot are of version 11.9: ``site.editpage`` takes its base timestamp from the
page's *latest* revision unless told otherwise, recreates deleted pages, and adds cosmetic
changes if the user's configuration asks for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from threading import RLock
from typing import Any

from pywikibot import Page, config, exceptions
from pywikibot.site import APISite

from bot_plugins import exit_codes
from bot_plugins.data import table
from bot_plugins.frameworks import pywikibot_disambiguation as disambiguation
from bot_plugins.frameworks.pywikibot_asking import Asker
from bot_plugins.frameworks.pywikibot_fetching import Fetcher, fetch, is_known
from bot_plugins.frameworks.pywikibot_trouble import STOPPING, TROUBLE, one_line, run_stopped
from bot_plugins.proposal import Proposal, Revision
from bot_plugins.session.wiki import EditConflict, PageGone, PageSkipped, RunStopped, SaveFlags

_MAY_RESTRICT_BOTS = re.compile("bots", re.IGNORECASE)


def _calls(names: Iterable[str]) -> re.Pattern[str]:
    """Return what finds a call of one of these templates, however it is spaced."""
    called = "|".join(re.escape(name).replace(r"\ ", "[ _]+") for name in names)
    return re.compile(rf"\{{\{{[\s_]*(?:template[ _]*:[ _]*)?(?:{called})\s*[|}}<]", re.IGNORECASE)


_TEMPLATES = {
    kind: _calls(name for group, name in table("page_templates") if group == kind)
    for kind in dict.fromkeys(group for group, _ in table("page_templates"))
}
_REASONS = {
    "in use": "somebody is working on it ({{in use}})",
    "disambiguation": "a disambiguation page",
}


_OWN_NAMESPACES = (2, 4)
"""User and Project (Manual:Namespace)."""


class Reader:
    """Reads pages of one wiki through Pywikibot; it has no way to save.

    Whoever asks the wiki takes ``turn``, as pages may be read ahead by another thread: Pywikibot
    keeps what it knows of a wiki without locks, and wikis want one request at a time
    (https://www.mediawiki.org/wiki/API:Etiquette).
    """

    def __init__(
        self, site: APISite, *, namespaces: frozenset[int] | None = frozenset({0})
    ) -> None:
        self.site = site
        self.asker = Asker(site)
        self.fetcher = Fetcher(self.asker)
        self.turn = RLock()
        self.name = f"{site.family.name}:{site.code}"
        self.namespaces = namespaces
        config.simulate = config.simulate or not isinstance(self, Writer)

    def title(self, page: Page) -> str:
        """Return the page's title."""
        return str(page.title())

    def read(self, page: Page, *, fresh: bool = False) -> Revision:
        """Return the page's latest revision, which is fetched unless it was; ``fresh``: again.

        Raises:
            PageSkipped: the page is missing, a redirect, no article, or closed to bots.
            RunStopped: the wiki does not answer.
        """
        try:
            self._check_place(page)
            if fresh or not is_known(page):
                with self.turn:
                    page.clear_cache()
                    fetch(self.fetcher, page)
            return self._read(page)
        except exceptions.NoPageError:
            raise PageGone("the page does not exist") from None
        except (exceptions.InvalidTitleError, exceptions.PageRelatedError) as error:
            raise PageSkipped(f"it cannot be read ({type(error).__name__})") from error
        except TROUBLE as error:
            raise run_stopped(self.site, error) from error

    def _check_place(self, page: Page) -> None:
        """Raise ``PageSkipped`` for a page that is elsewhere than this run reads."""
        if page.site != self.site:
            raise PageSkipped(f"a page of another wiki ({page.site})")
        namespace = page.namespace().id
        if self.namespaces is not None and namespace not in self.namespaces:
            raise PageSkipped(f"not an article (namespace {namespace})")

    def _read(self, page: Page) -> Revision:
        """Return the revision of a page that was fetched; nothing is asked."""
        if not page.exists():
            raise PageGone("the page does not exist")
        if page.isRedirectPage():
            raise PageGone("a redirect")
        if page.content_model != "wikitext":
            raise PageSkipped(f"not wikitext ({page.content_model})")
        if not page.has_content():
            raise PageSkipped("the wiki does not show its text")
        revision, text = page.latest_revision, page.text
        self._refuse(page, text)
        return Revision(
            text=text,
            title=str(page.title()),
            site=self.name,
            revid=revision.revid,
            timestamp=revision.timestamp,
            url=str(page.full_url()),
            pageid=page.pageid,
        )

    def _refuse(self, page: Page, text: str) -> None:
        """Raise ``PageSkipped`` for what the text itself says against an edit."""
        if not text.strip():
            raise PageSkipped("an empty page")
        for kind, pattern in _TEMPLATES.items():
            if pattern.search(text):
                raise PageSkipped(_REASONS[kind])
        if _MAY_RESTRICT_BOTS.search(text) and not page.botMayEdit():
            raise PageSkipped("closed to bots ({{bots}} or {{nobots}})")

    def recheck(self, page: Page) -> None:
        """Raise ``PageSkipped`` for what only the wiki knows and only some pages need."""
        try:
            with nullcontext() if disambiguation.is_known(page) else self.turn:
                is_one = disambiguation.is_disambiguation(page)
            if is_one:
                raise PageSkipped(_REASONS["disambiguation"])
        except TROUBLE as error:
            raise run_stopped(self.site, error) from error


class Writer(Reader):
    """Also saves, one page at a time and each against the revision that was read."""

    @property
    def simulated(self) -> bool:
        """Whether Pywikibot is told to send no edits (``-simulate`` or user-config.py)."""
        return bool(config.simulate)

    def log_in(self) -> None:
        """Log in, so that what is wrong with the account is known before any page is read.

        Raises:
            RunStopped: wrong name or password, blocked, read-only, or no answer.
        """
        try:
            self.site.login()
            if not self.site.logged_in():
                raise exceptions.NoUsernameError("the wiki did not accept the login")
            self._heed(self.site.userinfo)
        except EOFError:
            raise RunStopped(
                f"cannot log in to {self.name}: no password is known, and nobody is there to"
                " type it; check user-config.py and the password file", exit_codes.LOGIN,
            ) from None  # fmt: skip
        except TROUBLE as error:
            raise run_stopped(self.site, error) from error

    def save(self, page: Page, proposal: Proposal, summary: str, flags: SaveFlags) -> int:
        """Save a proposal against its revision; return the new revision id (0: simulated).

        Raises:
            EditConflict: the page has another revision by now.
            PageSkipped: the page is gone, moved, protected, or the wiki refuses the edit.
            RunStopped: blocked, a talk page message, read-only, or no answer.
        """
        base = proposal.revision.revid
        try:
            with self.turn:
                self._look(page, base)
                return self._put(page, proposal.text, base, summary, flags)
        except TROUBLE as error:
            raise _outcome(self.site, error) from error

    def publish(self, title: str, text: str, base: int, summary: str) -> int:
        """Save a page that is the bot's own, such as a list; return its new revision id.

        ``base`` is the revision that was read, 0 for a page that does not exist. Only pages of
        users and of the project are written so: nobody's articles.

        Raises:
            EditConflict: the page has another revision by now, or exists.
            PageSkipped: it is no such page, or the wiki refuses the edit.
            RunStopped: blocked, a talk page message, read-only, or no answer.
        """
        try:
            page = self._own_page(title)
            if base:
                self._look(page, base)
            return self._put(page, text, base, summary, SaveFlags(minor=False))
        except TROUBLE as error:
            raise _outcome(self.site, error) from error

    def _own_page(self, title: str) -> Page:
        page = Page(self.site, title)
        if page.namespace().id not in _OWN_NAMESPACES:
            raise PageSkipped(f"{page.title()} is no page of a user or of the project")
        return page

    def _put(self, page: Page, text: str, base: int, summary: str, flags: SaveFlags) -> int:
        """Save a page's text against the revision ``base``, or as a new page if that is 0."""
        page.text = text
        page.save(
            summary=summary,
            minor=flags.minor,
            bot=flags.bot,
            tags="|".join(flags.tags) or None,
            nocreate=base > 0,
            createonly=not base,
            recreate=not base,  # else Pywikibot wants an old revision to start from
            baserevid=base or None,
            basetimestamp=None,
            apply_cosmetic_changes=False,
            asynchronous=False,
            watch="nochange",
            quiet=True,
        )
        return 0 if self.simulated else int(page.latest_revision_id)

    def _look(self, page: Page, base: int) -> None:
        """Ask in one request whether page and account are still as they were.

        MediaWiki merges an edit made meanwhile into ours where the lines differ (EditPage,
        ``mergeChangesIntoContent``); asking first leaves that only the blink in between.
        """
        answer = self._state_of(page.title())
        self._heed(answer["userinfo"])
        info = named(answer, page.title())
        if info.get("missing"):
            raise PageGone("deleted or moved away meanwhile")
        if info.get("redirect"):
            raise PageGone("made a redirect meanwhile")
        if info["lastrevid"] != base:
            raise EditConflict
        if not info.get("actions", {}).get("edit", True):
            raise PageSkipped("protected: this account may not edit it")

    def _state_of(self, *titles: str) -> dict[str, Any]:
        """Ask for the state of some pages and of the account; return the answer's ``query``."""
        request = self.site.simple_request(
            action="query", titles="|".join(titles), prop="info", intestactions="edit",
            meta="userinfo", uiprop="hasmsg|blockinfo", formatversion=2,
        )  # fmt: skip
        answer: dict[str, Any] = request.submit().get("query", {})
        if "userinfo" not in answer or (titles and "pages" not in answer):
            raise exceptions.ServerError("its answer lacks what was asked for")
        return answer

    def _heed(self, userinfo: Mapping[str, Any]) -> None:
        """Stop for a block or a message on the bot's talk page."""
        if "blockid" in userinfo:
            reason = userinfo.get("blockreason") or "no reason given"
            raise RunStopped(
                f"{userinfo['name']} is blocked on {self.name}: {reason}", exit_codes.LOGIN
            )
        if userinfo.get("messages", False) is not False:
            raise RunStopped(
                f"a message waits on {userinfo['name']}'s talk page on {self.name}:"
                " read it in a browser, then start again", exit_codes.STOPPED,
            )  # fmt: skip


def named(answer: Mapping[str, Any], title: str) -> Mapping[str, Any]:
    """Return the page of an answer that was asked for as ``title``, whatever its title is."""
    titles = {row["from"]: row["to"] for row in answer.get("normalized", ())}
    wanted = titles.get(title, title)
    return next((row for row in answer["pages"] if row.get("title") == wanted), {"missing": True})


def _outcome(site: APISite, error: Exception) -> Exception:
    """Turn what Pywikibot raised on saving into what a run understands."""
    if isinstance(error, _GONE):
        return PageGone("deleted or moved away meanwhile")
    if isinstance(error, exceptions.EditConflictError):
        return EditConflict()
    if isinstance(error, exceptions.LockedPageError):
        return PageSkipped("protected: this account may not edit it")
    cause = getattr(error, "reason", error)
    code = getattr(cause, "code", "")
    about_page = isinstance(error, exceptions.PageSaveRelatedError) and code not in STOPPING
    if about_page and (code or not isinstance(cause, Exception) or cause is error):
        return PageSkipped(f"the wiki refused the edit: {one_line(cause)}")
    return run_stopped(site, cause if isinstance(cause, Exception) else error)


_GONE = (exceptions.PageDeletedConflictError, exceptions.NoCreateError, exceptions.NoPageError)
