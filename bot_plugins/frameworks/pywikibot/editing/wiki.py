"""Pywikibot: edits of pages. Nothing else in this project saves a page.

First, one request checks page, account and stop page. Then the edit is sent once, against the
revision that was read. If its answer is lost, the page's history shows whether it was stored.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from pywikibot import Page, config, exceptions
from pywikibot.site import APISite

from bot_plugins.core import exit_codes
from bot_plugins.core.proposal import Proposal
from bot_plugins.frameworks.pywikibot.editing.guard import Guard
from bot_plugins.frameworks.pywikibot.editing.once import send_edit, send_own_page
from bot_plugins.frameworks.pywikibot.editing.refusals import outcome_of
from bot_plugins.frameworks.pywikibot.errors import TROUBLE, run_stopped
from bot_plugins.frameworks.pywikibot.history import history_since, latest_of, text_of
from bot_plugins.frameworks.pywikibot.reading.reader import Reader
from bot_plugins.ports import (
    AnswerLost,
    EditConflict,
    History,
    PageGone,
    PageSkipped,
    PastRevision,
    RunStopped,
    SaveFlags,
    Stored,
)

_OWN_NAMESPACES = (2, 4)
"""User and Project (Manual:Namespace)."""
_WATCHLIST = {"no": "nochange", "yes": "watch", "preferences": "preferences"}
"""The API's words for ``SaveFlags.watch``; a page that is watched already stays so."""


class Writer(Reader):
    """Reads, saves and undoes, each edit sent once.

    ``namespaces`` are those whose pages may be read and saved; None means all of them.
    """

    def __init__(self, site: APISite, *, namespaces: frozenset[int] | None = None) -> None:
        super().__init__(site, namespaces=namespaces, saves=True)
        self._guard: Guard | None = None

    @property
    def simulated(self) -> bool:
        """Whether Pywikibot is told to send no edits (``-simulate`` or user-config.py)."""
        return bool(config.simulate)

    @property
    def user(self) -> str:
        """The name of the account that saves."""
        return str(self.site.username() or "")

    def log_in(self) -> None:
        """Log in, so that problems with the account are known before any page is read.

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

    def guard(self, title: str, agreed: str) -> None:
        """Check the stop page now, and from now on before every edit, in the same request.

        Raises:
            RunStopped: its text is not ``agreed``, or the wiki does not answer.
        """
        self._guard = Guard(self.asker, title, agreed)
        with self.turn:
            self._guard.check({})

    def page(self, title: str) -> Page:
        """Return the page with a title."""
        return Page(self.site, title)

    def history(self, revid: int) -> History | None:
        """Return the history of a revision's page from that revision on; None if not shown.

        Raises:
            RunStopped: the wiki does not answer.
        """
        with self.turn:
            return history_since(self.asker, revid)

    def text_of(self, revid: int) -> str | None:
        """Return a revision's text; None if the wiki does not show it.

        Raises:
            RunStopped: the wiki does not answer.
        """
        with self.turn:
            return text_of(self.asker, revid)

    def latest(self, revids: Collection[int]) -> Mapping[int, int | None]:
        """Return, for each revision, the latest revision id of its page; None if not shown.

        Raises:
            RunStopped: the wiki does not answer.
        """
        with self.turn:
            return latest_of(self.asker, revids)

    def save(self, page: Page, proposal: Proposal, summary: str, flags: SaveFlags) -> Stored | None:
        """Save a proposal against its revision; return what the wiki stored.

        None if the page has this text already, or if Pywikibot simulates.

        Raises:
            AnswerLost: it is unknown whether the wiki stored it.
            EditConflict: the page has another revision by now.
            EditRefused: the wiki refuses what is in the edit.
            PageSkipped: the page is gone, moved, or closed to this account.
            RunStopped: blocked, a talk page message, read-only, or no answer to the check.
        """
        base = proposal.revision.revid
        with self.turn:
            self._look(page, base)
            return self._send(page, base, summary, flags, text=proposal.text)

    def undo(
        self, page: Page, revision: PastRevision, latest: int, summary: str, flags: SaveFlags
    ) -> Stored | None:
        """Let MediaWiki undo a revision; return what it stored.

        None if the page is already as before, or if Pywikibot simulates.

        Raises:
            AnswerLost, UndoFailed, EditConflict, EditRefused, PageSkipped, RunStopped: as
                ``save``.
        """
        undone = {"undo": str(revision.revid), "undoafter": str(revision.parentid)}
        with self.turn:
            self._look(page, latest)
            return self._send(page, latest, summary, flags, **undone)

    def publish(self, title: str, text: str, base: int, summary: str) -> int:
        """Save one of the bot's own pages, such as a list; return its new revision id.

        ``base`` is the revision that was read, 0 for a page that does not exist. Only user and
        project pages are written this way, never articles. Returns ``base`` if nothing had to
        change, or if Pywikibot simulates.

        Raises:
            EditConflict: the page has another revision by now, or exists.
            PageSkipped: it is not a user or project page, or the wiki refuses the edit.
            RunStopped: blocked, a talk page message, read-only, or no answer.
        """
        page = self._own_page(title)
        if not self._publishes:
            return base
        if base:
            self._look(page, base)
        else:
            self._look_at_account()
        against = {"baserevid": str(base), "nocreate": True} if base else {"createonly": True}
        try:
            stored = send_own_page(
                self.site, base, title=page.title(), text=text, summary=summary,
                notminor=True, bot=self.site.has_right("bot"), watchlist="nochange", **against,
            )  # fmt: skip
        except AnswerLost as lost:
            raise RunStopped(
                f"{self.name} gave no answer when {title} was saved: {lost}; try again later",
                exit_codes.UNAVAILABLE,
            ) from lost
        return stored.revid if stored else base

    @property
    def _publishes(self) -> bool:
        """Whether the bot's own pages are saved."""
        return not self.simulated

    def _own_page(self, title: str) -> Page:
        page = Page(self.site, title)
        if page.namespace().id not in _OWN_NAMESPACES:
            raise PageSkipped(f"{page.title()} is not in the user or the project namespace")
        return page

    def _send(
        self, page: Page, base: int, summary: str, flags: SaveFlags, **content: str
    ) -> Stored | None:
        """Send an edit against ``base``.

        It has no ``basetimestamp``: given one, MediaWiki ignores conflicts with our own edits
        (ApiEditPage, EditPage).
        """
        return send_edit(
            self.site,
            base,
            title=page.title(),
            baserevid=str(base),
            summary=summary,
            minor=flags.minor,
            notminor=not flags.minor,
            bot=flags.bot and self.site.has_right("bot"),
            tags="|".join(flags.tags) or None,
            nocreate=True,
            watchlist=_WATCHLIST[flags.watch],
            **content,
        )

    def _look(self, page: Page, base: int) -> None:
        """Check in one request whether page and account are still as they were.

        MediaWiki merges an edit made meanwhile with ours if they change different lines
        (EditPage, ``mergeChangesIntoContent``); after this check, that can happen only within
        a moment.

        Raises:
            EditConflict, EditRefused, PageSkipped, RunStopped: as ``save``.
        """
        try:
            answer = self._state_of(page.title())
        except TROUBLE as error:
            raise run_stopped(self.site, error) from error
        self._heed(answer["userinfo"])
        info = named(answer, page.title())
        if info.get("missing"):
            raise PageGone("deleted or moved away meanwhile")
        if info.get("redirect"):
            raise PageGone("made a redirect meanwhile")
        if info.get("lastrevid") != base:
            raise EditConflict
        if against := info.get("actions", {}).get("edit"):
            raise outcome_of(self.site, _as_raised(against[0]))

    def _look_at_account(self) -> None:
        """Check the account for blocks and messages.

        Raises:
            RunStopped: the bot is to stop, or the wiki does not answer.
        """
        try:
            self._heed(self._state_of()["userinfo"])
        except TROUBLE as error:
            raise run_stopped(self.site, error) from error

    def _state_of(self, *titles: str) -> dict[str, Any]:
        """Request the state of some pages and of the account; return the answer's ``query``.

        Raises:
            RunStopped: the stop page, which is among these pages, stops the bot.
        """
        if self._guard:
            titles = (*dict.fromkeys([*titles, self._guard.title]),)
        request = self.site.simple_request(
            action="query", titles="|".join(titles), prop="info", intestactions="edit",
            intestactionsdetail="full", errorformat="bc", meta="userinfo",
            uiprop="hasmsg|blockinfo", formatversion=2,
        )  # fmt: skip
        answer: dict[str, Any] = request.submit().get("query", {})
        if "userinfo" not in answer or (titles and "pages" not in answer):
            raise exceptions.ServerError("its answer lacks what was asked for")
        if self._guard:
            self._guard.check(named(answer, self._guard.title))
        return answer

    def _heed(self, userinfo: Mapping[str, Any]) -> None:
        """Raise ``RunStopped`` if the whole account is blocked or has a talk page message.

        A partial block covers some pages (https://www.mediawiki.org/wiki/Help:Blocking_users);
        the state of each page shows which.
        """
        if "blockid" in userinfo and not userinfo.get("blockpartial"):
            reason = userinfo.get("blockreason") or "no reason given"
            raise RunStopped(
                f"{userinfo['name']} is blocked on {self.name}: {reason}", exit_codes.LOGIN
            )
        if userinfo.get("messages", False) is not False:
            raise RunStopped(
                f"there is a new message on {userinfo['name']}'s talk page on {self.name}:"
                " read it in a browser, then start again", exit_codes.STOPPED,
            )  # fmt: skip


def named(answer: Mapping[str, Any], title: str) -> Mapping[str, Any]:
    """Return the page of an answer that was requested as ``title``, before normalization."""
    titles = {row["from"]: row["to"] for row in answer.get("normalized", ())}
    wanted = titles.get(title, title)
    return next((row for row in answer["pages"] if row.get("title") == wanted), {"missing": True})


def _as_raised(error: Mapping[str, Any]) -> exceptions.APIError:
    """Return an objection of ``intestactions`` as the error that the edit itself would get."""
    data = error.get("data") or {}
    about = {name: data[name] for name in ("abusefilter", "blockinfo") if name in data}
    return exceptions.APIError(str(error.get("code")), str(error.get("text", "")), **about)
