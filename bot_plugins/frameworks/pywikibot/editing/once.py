"""Edits that are sent once, without Pywikibot's automatic retry after a lost answer.

Pywikibot repeats a request if no answer came. If the wiki had stored the edit, and somebody has
undone it in between, that is a second edit. Here such an edit ends with ``AnswerLost``, and the
page's history shows what happened (bot_plugins/run/saving/reconciling.py). Pywikibot still waits
for lag and gets a new token or session: there the wiki said that it did nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

from pywikibot import exceptions
from pywikibot.data.api import Request

from bot_plugins.core import exit_codes
from bot_plugins.frameworks.mediawiki.edit_answers import Answer, TokenRefused
from bot_plugins.frameworks.mediawiki.errors import one_line
from bot_plugins.frameworks.mediawiki.refusals import ApiError, outcome_of
from bot_plugins.frameworks.pywikibot.client.api import ApiClient
from bot_plugins.frameworks.pywikibot.errors import TROUBLE, run_stopped
from bot_plugins.ports import AnswerLost, RunStopped

_SAID_NO = frozenset({"readonly", "ratelimited", "lockmanager-fail-conflict"})
"""Errors after which Pywikibot would try again, and which mean that nothing was stored."""
_NO_CODE = "Unknown"
"""What Pywikibot 11.9 gives as the code of an error that has none."""
_UNREADABLE = (KeyError, TypeError, ValueError, AttributeError, AssertionError, RuntimeError)
"""What Pywikibot 11.9 raises if the JSON of an answer does not have the API's shape."""


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


def sent_once(asker: ApiClient, params: Mapping[str, str], *, is_own: bool) -> Answer:
    """Send one edit as ``ApiWriter._send_once``; Pywikibot adds ``maxlag`` and ``assert=user``."""
    site, kind = asker.site, OwnPageRequest if is_own else OnceRequest
    try:
        token = site.tokens["csrf"]
        request = kind(site=site, parameters={"action": "edit", "token": token, **params})
    except KeyError as error:  # Pywikibot leaves out the token of somebody who is not logged in
        raise RunStopped(
            f"{asker.name} gives no edit token: the session may be lost. Log in again",
            exit_codes.LOGIN,
        ) from error
    except TROUBLE as error:
        raise run_stopped(site, error) from error
    return _answer(asker, request)


def _answer(asker: ApiClient, request: OnceRequest) -> Answer:
    """Submit a request; sort errors into "not stored" and "unknown whether stored"."""
    try:
        answer = request.submit()["edit"]
    except exceptions.APIMWError as error:  # the server failed, before or after storing
        raise AnswerLost(one_line(error)) from error
    except exceptions.APIError as error:
        if error.code == _NO_CODE:
            raise AnswerLost("the wiki answers with an error that it does not name") from error
        if error.code == "badtoken":
            raise TokenRefused(one_line(error), exit_codes.UNAVAILABLE) from error
        refused = ApiError(str(error.code), str(error.info), error.other)
        raise outcome_of(asker, refused) from error
    except (exceptions.MaxlagTimeoutError, exceptions.NoUsernameError) as error:
        raise run_stopped(asker.site, error) from error
    except (*TROUBLE, *_UNREADABLE) as error:
        raise AnswerLost(one_line(error) or type(error).__name__) from error
    if not isinstance(answer, Mapping):
        raise AnswerLost("the answer does not say what became of the edit")
    return answer
