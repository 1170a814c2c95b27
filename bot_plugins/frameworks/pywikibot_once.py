"""Edits sent once: never again by themselves, as Pywikibot would after a lost answer.

Pywikibot repeats a request whose answer did not come. For an edit that the wiki has stored that
is a second edit, should somebody have undone the first in between. Here such an edit ends with
``AnswerLost``, and the page's history is asked (bot_plugins/saving/reconciling.py). Waiting for
lag, and getting a new token or session, goes on as ever: there the wiki said that it did nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from pywikibot import exceptions
from pywikibot.data.api import Request
from pywikibot.site import APISite

from bot_plugins import exit_codes
from bot_plugins.frameworks.pywikibot_trouble import STOPPING, TROUBLE, one_line, run_stopped
from bot_plugins.saving.wiki import AnswerLost, UndoFailed
from bot_plugins.session.wiki import EditConflict, PageGone, PageSkipped, RunStopped

Answer = dict[str, Any]
_SAID_NO = frozenset({"readonly", "ratelimited", "lockmanager-fail-conflict"})
"""Errors after which Pywikibot would try again, and which mean that nothing was stored."""
_GONE = frozenset({"missingtitle", "pagedeleted", "nosuchpageid"})
_PROTECTED = frozenset({"protectedpage", "cascadeprotected", "protectedtitle"})
_STOPPING = STOPPING | {"assertuserfailed", "notloggedin", "lockmanager-fail-conflict"}
"""API error codes that concern the account or the wiki, not the page
(https://www.mediawiki.org/wiki/API:Errors_and_warnings)."""


class _TokenRefused(RunStopped):
    """The wiki refused an edit for its token, and did nothing."""


class OnceRequest(Request):  # type: ignore[misc]  # Pywikibot is not typed
    """A request that gives up where Pywikibot's own would wait and then be sent again."""

    def wait(self, delay: float | None = None, **kwargs: object) -> NoReturn:
        """Raise what is known, in place of waiting for the next try.

        Raises:
            APIError: the wiki said that it did nothing.
            AnswerLost: no answer came, or none that can be read.
        """
        if self.last_error.get("code") in _SAID_NO:
            raise exceptions.APIError(**self.last_error)
        raise AnswerLost(f"no usable answer came from {self.site}")

    def _relogin(self, message: str = "") -> None:
        """Log in again, as Pywikibot does where a session was lost, and take its new token."""
        super()._relogin(message)
        self.site.tokens.clear()
        self["token"] = self.site.tokens["csrf"]


class OwnPageRequest(OnceRequest):
    """An edit of a page that is the bot's own, which also a bot that may save nothing sends."""

    def _simulate(self, action: str) -> None:
        """Block nothing: Pywikibot asks this before it sends anything."""


def send_edit(site: APISite, **params: object) -> int:
    """Send one edit (https://www.mediawiki.org/wiki/API:Edit); return the new revision id.

    The id is 0 when nothing was sent (simulated), or nothing had to change. ``maxlag`` and
    ``assert=user`` are Pywikibot's.

    Raises:
        AnswerLost: whether the wiki stored the edit is not known.
        EditConflict, PageSkipped, UndoFailed, RunStopped: it did not.
    """
    return _send(site, OnceRequest, params)


def send_own_page(site: APISite, **params: object) -> int:
    """Send an edit of a page that is the bot's own, as ``send_edit`` does, also if simulating."""
    return _send(site, OwnPageRequest, params)


def _send(site: APISite, kind: type[OnceRequest], params: Mapping[str, object]) -> int:
    try:
        answer = _answered(site, kind, params)
    except _TokenRefused:  # the session was lost, and Pywikibot has made a new one
        answer = _answered(site, kind, params)
    if answer.get("result") != "Success":
        reason = answer.get("info") or answer.get("code") or answer.get("result")
        raise PageSkipped(f"the wiki refused the edit: {one_line(reason)}")
    return int(answer.get("newrevid", 0))


def _answered(site: APISite, kind: type[OnceRequest], params: Mapping[str, object]) -> Answer:
    try:
        token = site.tokens["csrf"]
        request = kind(site=site, parameters={"action": "edit", "token": token, **params})
    except TROUBLE as error:
        raise run_stopped(site, error) from error
    return _answer(site, request)


def _answer(site: APISite, request: OnceRequest) -> Answer:
    """Submit a request; sort what goes wrong into "did not happen" and "nobody knows"."""
    try:
        answer: Answer = request.submit()["edit"]
    except exceptions.APIMWError as error:  # something broke at the server, before or after
        raise AnswerLost(one_line(error)) from error
    except exceptions.APIError as error:
        if error.code == "badtoken":
            raise _TokenRefused(one_line(error), exit_codes.UNAVAILABLE) from error
        raise _refusal(site, error) from error
    except (exceptions.MaxlagTimeoutError, exceptions.NoUsernameError) as error:
        raise run_stopped(site, error) from error
    except (*TROUBLE, KeyError) as error:
        raise AnswerLost(one_line(error) or type(error).__name__) from error
    return answer


def _refusal(site: APISite, error: exceptions.APIError) -> Exception:
    """Turn the API's error into what a run understands."""
    code = str(error.code)
    if code in _STOPPING:
        return run_stopped(site, error)
    if code in {"editconflict", "articleexists"}:
        return EditConflict()
    if code == "undofailure":
        return UndoFailed("later edits changed the same place")
    if code in _GONE:
        return PageGone("deleted or moved away meanwhile")
    if code in _PROTECTED:
        return PageSkipped("protected: this account may not edit it")
    return PageSkipped(f"the wiki refused the edit: {one_line(error)}")
