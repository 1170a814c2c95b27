"""Edits of pages through the API. Nothing else in this project saves a page.

First, one request checks page, account and stop page. Then the edit is sent once, against the
revision that was read. If its answer is lost, the page's history shows whether it was stored
(bot_plugins/run/saving/reconciling.py).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from typing import Any, Generic

from bot_plugins.core import exit_codes
from bot_plugins.core.proposal import Proposal
from bot_plugins.frameworks.mediawiki.api import ApiT
from bot_plugins.frameworks.mediawiki.edit_answers import (
    Answer,
    TokenRefused,
    as_error,
    given,
    named,
    stored_by,
)
from bot_plugins.frameworks.mediawiki.errors import unavailable
from bot_plugins.frameworks.mediawiki.guard import Guard
from bot_plugins.frameworks.mediawiki.history import history_since, latest_of, text_of
from bot_plugins.frameworks.mediawiki.refusals import outcome_of, refusal
from bot_plugins.ports import (
    AnswerLost,
    EditConflict,
    History,
    PageGone,
    PageSkipped,
    PageT,
    PastRevision,
    RunStopped,
    SaveFlags,
    Stored,
)

_OWN_NAMESPACES = (2, 4)
"""User and Project (Manual:Namespace)."""
_WATCHLIST = {"no": "nochange", "yes": "watch", "preferences": "preferences"}
"""The API's words for ``SaveFlags.watch``; a page that is watched already stays so."""


class ApiWriter(ABC, Generic[PageT, ApiT]):
    """Saves and undoes, each edit sent once; a framework says how one request is sent.

    ``turn`` is held while requests are sent.
    """

    asker: ApiT
    turn: AbstractContextManager[object]
    name: str
    _guard: Guard | None = None

    @property
    @abstractmethod
    def simulated(self) -> bool:
        """Whether edits are not sent."""

    @abstractmethod
    def page(self, title: str) -> PageT:
        """Return the page with a title."""

    @abstractmethod
    def title(self, page: PageT) -> str:
        """Return the page's title."""

    @abstractmethod
    def _namespace(self, page: PageT) -> int:
        """Return the number of the page's namespace."""

    @abstractmethod
    def _send_once(self, params: Mapping[str, str], *, is_own: bool) -> Answer:
        """Send one edit (https://www.mediawiki.org/wiki/API:Edit) once; return its outcome.

        ``is_own`` is for the bot's own pages, which are saved even by a pass that saves no other.
        An edit that is not sent has the outcome "nochange".

        Raises:
            AnswerLost: it is unknown whether the wiki stored the edit.
            TokenRefused: another token may help.
            EditConflict, EditRefused, PageSkipped, UndoFailed, RunStopped: the wiki did not store
                it.
        """

    @property
    def user(self) -> str:
        """The name of the account that saves."""
        return self.asker.user

    def guard(self, title: str, agreed: str) -> None:
        """Check the stop page now, and from now on before every edit, in the same request.

        Raises:
            RunStopped: its text is not ``agreed``, or the wiki does not answer.
        """
        self._guard = Guard(self.asker, title, agreed)
        with self.turn:
            self._guard.check({})

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

    def save(
        self, page: PageT, proposal: Proposal, summary: str, flags: SaveFlags
    ) -> Stored | None:
        """Save a proposal against its revision; return what the wiki stored.

        None if the page has this text already, or if edits are simulated.

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
        self, page: PageT, revision: PastRevision, latest: int, summary: str, flags: SaveFlags
    ) -> Stored | None:
        """Let MediaWiki undo a revision; return what it stored.

        None if the page is already as before, or if edits are simulated.

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
        change, or if a person told the program to simulate.

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
        params = given(
            title=self.title(page), text=text, summary=summary, notminor=True,
            bot=self.asker.has_right("bot"), watchlist="nochange", **against,
        )  # fmt: skip
        try:
            stored = self._sent(params, base, is_own=True)
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

    def _own_page(self, title: str) -> PageT:
        page = self.page(title)
        if self._namespace(page) not in _OWN_NAMESPACES:
            raise PageSkipped(f"{self.title(page)} is not in the user or the project namespace")
        return page

    def _send(
        self, page: PageT, base: int, summary: str, flags: SaveFlags, **content: str
    ) -> Stored | None:
        """Send an edit against ``base``.

        It has no ``basetimestamp``: given one, MediaWiki ignores conflicts with our own edits
        (ApiEditPage, EditPage).
        """
        params = given(
            title=self.title(page),
            baserevid=str(base),
            summary=summary,
            minor=flags.minor,
            notminor=not flags.minor,
            bot=flags.bot and self.asker.has_right("bot"),
            tags="|".join(flags.tags) or None,
            nocreate=True,
            watchlist=_WATCHLIST[flags.watch],
            **content,
        )
        return self._sent(params, base)

    def _sent(self, params: Mapping[str, str], base: int, *, is_own: bool = False) -> Stored | None:
        """Send an edit; return what the wiki stored, None if nothing had to change."""
        try:
            answer = self._send_once(params, is_own=is_own)
        except TokenRefused:  # the session was lost, and there is a new one
            answer = self._send_once(params, is_own=is_own)
        if answer.get("result") == "Failure":
            raise refusal(answer)
        return None if "nochange" in answer else stored_by(answer, base)

    def _look(self, page: PageT, base: int) -> None:
        """Check in one request whether page and account are still as they were.

        MediaWiki merges an edit made meanwhile with ours if they change different lines
        (EditPage, ``mergeChangesIntoContent``); after this check, that can happen only within
        a moment.

        Raises:
            EditConflict, EditRefused, PageSkipped, RunStopped: as ``save``.
        """
        title = self.title(page)
        answer = self._state_of(title)
        self._heed(answer["userinfo"])
        info = named(answer, title)
        if info.get("missing"):
            raise PageGone("deleted or moved away meanwhile")
        if info.get("redirect"):
            raise PageGone("made a redirect meanwhile")
        if info.get("lastrevid") != base:
            raise EditConflict
        if against := info.get("actions", {}).get("edit"):
            raise outcome_of(self.asker, as_error(against[0]))

    def _look_at_account(self) -> None:
        """Check the account for blocks and messages.

        Raises:
            RunStopped: the bot is to stop, or the wiki does not answer.
        """
        self._heed(self._state_of()["userinfo"])

    def _state_of(self, *titles: str) -> dict[str, Any]:
        """Request the state of some pages and of the account; return the answer's ``query``.

        Raises:
            RunStopped: the stop page, which is among these pages, stops the bot; or no answer.
        """
        if self._guard:
            titles = (*dict.fromkeys([*titles, self._guard.title]),)
        answer: dict[str, Any] = self.asker.query(
            titles="|".join(titles), prop="info", intestactions="edit",
            intestactionsdetail="full", errorformat="bc", meta="userinfo",
            uiprop="hasmsg|blockinfo",
        ).get("query", {})  # fmt: skip
        if "userinfo" not in answer or (titles and "pages" not in answer):
            raise unavailable(self.name, ValueError("its answer lacks what was asked for"))
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
