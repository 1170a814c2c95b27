"""Edits that are sent once, without Pywikibot's automatic retry after a lost answer.

Pywikibot repeats a request if no answer came. If the wiki had stored the edit, and somebody has
undone it in between, that is a second edit. Here such an edit ends with ``AnswerLost``, and the
page's history shows what happened (bot_plugins/run/saving/reconciling.py). Pywikibot still waits
for lag and gets a new token or session: there the wiki said that it did nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from pywikibot import exceptions
from pywikibot.data.api import Request
from pywikibot.site import APISite

from bot_plugins.core import exit_codes
from bot_plugins.frameworks.pywikibot.editing.refusals import outcome_of, refusal
from bot_plugins.frameworks.pywikibot.errors import TROUBLE, one_line, run_stopped
from bot_plugins.ports import AnswerLost, RunStopped, Stored

Answer = Mapping[str, Any]
_SAID_NO = frozenset({"readonly", "ratelimited", "lockmanager-fail-conflict"})
"""Errors after which Pywikibot would try again, and which mean that nothing was stored."""
_NO_CODE = "Unknown"
"""What Pywikibot 11.9 gives as the code of an error that has none."""
_UNREADABLE = (KeyError, TypeError, ValueError, AttributeError, AssertionError, RuntimeError)
"""What Pywikibot 11.9 raises if the JSON of an answer does not have the API's shape."""


class _TokenRefused(RunStopped):
    """The wiki refused the token of an edit, and did nothing."""


class OnceRequest(Request):  # type: ignore[misc]  # Pywikibot is not typed
    """A request that gives up where Pywikibot's own would wait and try again."""

    def wait(self, delay: float | None = None, **kwargs: object) -> NoReturn:
        """Raise an error instead of waiting for the next try.

        Raises:
            APIError: the wiki said that it did nothing.
            AnswerLost: no answer came, or none that can be read.
        """
        if self.last_error.get("code") in _SAID_NO:
            raise exceptions.APIError(**self.last_error)
        raise AnswerLost(f"no usable answer came from {self.site}")

    def _relogin(self, message: str = "") -> None:
        """Log in again, as Pywikibot does after a lost session, and take the new token."""
        super()._relogin(message)
        self.site.tokens.clear()
        self["token"] = self.site.tokens["csrf"]


class OwnPageRequest(OnceRequest):
    """An edit of one of the bot's own pages, sent even if the bot may save nothing else."""

    def _simulate(self, action: str) -> None:
        """Block nothing; Pywikibot calls this before it sends a request."""


def send_edit(site: APISite, base: int, **params: object) -> Stored | None:
    """Send one edit (https://www.mediawiki.org/wiki/API:Edit); return what the wiki stored.

    ``base`` is the revision that the edit was made for. None if nothing was sent (simulated), or
    nothing had to change. Pywikibot adds ``maxlag`` and ``assert=user``.

    Raises:
        AnswerLost: it is unknown whether the wiki stored the edit.
        EditConflict, EditRefused, PageSkipped, UndoFailed, RunStopped: the wiki did not store it.
    """
    return _send(site, OnceRequest, base, params)


def send_own_page(site: APISite, base: int, **params: object) -> Stored | None:
    """Send an edit of one of the bot's own pages, like ``send_edit``, but even if simulating."""
    return _send(site, OwnPageRequest, base, params)


def _send(
    site: APISite, kind: type[OnceRequest], base: int, params: Mapping[str, object]
) -> Stored | None:
    try:
        answer = _answered(site, kind, params)
    except _TokenRefused:  # the session was lost, and Pywikibot has made a new one
        answer = _answered(site, kind, params)
    if answer.get("result") == "Failure":
        raise refusal(answer)
    if "nochange" in answer:
        return None
    return _stored(answer, base)


def _stored(answer: Answer, base: int) -> Stored:
    """Return the revision that an answer names.

    Raises:
        AnswerLost: it names no revision that can follow ``base``.
    """
    revid, parentid = answer.get("newrevid"), answer.get("oldrevid", 0)
    if not (isinstance(revid, int) and isinstance(parentid, int) and base <= parentid < revid):
        raise AnswerLost(f"the answer names no revision after {base}")
    return Stored(revid, parentid)


def _answered(site: APISite, kind: type[OnceRequest], params: Mapping[str, object]) -> Answer:
    try:
        token = site.tokens["csrf"]
        request = kind(site=site, parameters={"action": "edit", "token": token, **params})
    except KeyError as error:  # Pywikibot leaves out the token of somebody who is not logged in
        raise RunStopped(
            f"{site.family.name}:{site.code} gives no edit token: the session may be lost."
            " Log in again", exit_codes.LOGIN,
        ) from error  # fmt: skip
    except TROUBLE as error:
        raise run_stopped(site, error) from error
    return _answer(site, request)


def _answer(site: APISite, request: OnceRequest) -> Answer:
    """Submit a request; sort errors into "not stored" and "unknown whether stored"."""
    try:
        answer = request.submit()["edit"]
    except exceptions.APIMWError as error:  # the server failed, before or after storing
        raise AnswerLost(one_line(error)) from error
    except exceptions.APIError as error:
        if error.code == _NO_CODE:
            raise AnswerLost("the wiki answers with an error that it does not name") from error
        if error.code == "badtoken":
            raise _TokenRefused(one_line(error), exit_codes.UNAVAILABLE) from error
        raise outcome_of(site, error) from error
    except (exceptions.MaxlagTimeoutError, exceptions.NoUsernameError) as error:
        raise run_stopped(site, error) from error
    except (*TROUBLE, *_UNREADABLE) as error:
        raise AnswerLost(one_line(error) or type(error).__name__) from error
    if not isinstance(answer, Mapping):
        raise AnswerLost("the answer does not say what became of the edit")
    return answer
