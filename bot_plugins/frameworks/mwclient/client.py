"""mwclient: queries to the API, the account that sends them, and edits sent once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Protocol
from urllib.parse import quote, urlencode

import mwclient
import requests
from mwclient.errors import LoginError, MaximumRetriesExceeded, MwClientError

from bot_plugins.core import exit_codes
from bot_plugins.frameworks.mediawiki.api import WikiApi, code_of, only_page
from bot_plugins.frameworks.mediawiki.connections import AnswerError
from bot_plugins.frameworks.mediawiki.edit_answers import Answer, TokenRefused
from bot_plugins.frameworks.mediawiki.errors import (
    first_line,
    one_line,
    read_only,
    refused_account,
    unavailable,
)
from bot_plugins.frameworks.mediawiki.refusals import ApiError, outcome_of
from bot_plugins.frameworks.mwclient.site import name_of
from bot_plugins.ports import AnswerLost, RunStopped

TROUBLE = (MwClientError, requests.RequestException, AnswerError, ApiError)
"""What mwclient, or this module, raises when a wiki fails."""
MAXLAG = 5
"""Seconds of lag above which the wiki refuses an edit (Manual:Maxlag_parameter)."""
_LONGEST_URL = 2000
"""Code points of parameters above which a query is sent as POST."""
_LOST_SESSION = frozenset({"assertuserfailed", "assertbotfailed", "notloggedin"})
_INVALID_TITLE = "invalidtitle"
_CLOSED = "readapidenied"
"""The error of a wiki that only its accounts may read."""
_SERVER_FAILED = "internal_api_error_"
"""How the code of an error begins after which it is unknown what the server did."""
_UNREADABLE = (KeyError, TypeError, ValueError, AttributeError)
"""What mwclient raises if an answer does not have the API's shape."""


class SessionLogin(Protocol):
    """How an account logs in (``login``)."""

    @property
    def user(self) -> str:
        """The account's name, as far as it is known before it has logged in."""

    def log_in(self, site: mwclient.Site) -> None:
        """Log in; pass on what mwclient raises."""


class MwclientApi(WikiApi):
    """Queries one of mwclient's sites; ``login`` is None for somebody who only reads."""

    trouble = TROUBLE

    def __init__(
        self, site: mwclient.Site, login: SessionLogin | None = None, maxlag: int = MAXLAG
    ) -> None:
        super().__init__()
        self.site, self.login, self.maxlag = site, login, maxlag
        self._account: Mapping[str, Any] = {}

    @property
    def name(self) -> str:
        """The wiki's host, and its path if that is unusual."""
        return name_of(self.site)

    @property
    def user(self) -> str:
        """The name of the account; before it has logged in, as the login says."""
        return str(self._account.get("name") or (self.login.user if self.login else ""))

    @property
    def is_logged_in(self) -> bool:
        """Whether an account has logged in."""
        return bool(self._account)

    def log_in(self) -> None:
        """Log in; pass on mwclient's exceptions.

        Raises:
            RunStopped: there is no account, or the wiki does not accept it.
        """
        if self.login is not None:
            self._account = {}
            self.site.tokens = {}
            self.login.log_in(self.site)
        account = self.answer(meta="userinfo", uiprop="rights|blockinfo|hasmsg")["query"][
            "userinfo"
        ]
        if account.get("anon"):
            raise RunStopped(
                f"no account has logged in to {self.name}: say which in the file of logins",
                exit_codes.LOGIN,
            )
        self._account = account

    @property
    def account(self) -> Mapping[str, Any]:
        """What the wiki said about the account when it logged in (``meta=userinfo``)."""
        return self._account

    def has_right(self, right: str) -> bool:
        """Tell whether the account has a right; who has not logged in has none that counts."""
        return right in self._account.get("rights", ())

    def has_extension(self, extension: str) -> bool:
        """Tell whether the wiki has an extension."""
        return any(row.get("name") == extension for row in self._about["extensions"])

    @property
    def language(self) -> str:
        """The code of the wiki's language."""
        return str(self._about["general"]["lang"])

    @property
    def namespaces(self) -> Mapping[str, Mapping[str, Any]]:
        """The wiki's namespaces by their numbers (API:Siteinfo)."""
        found: Mapping[str, Mapping[str, Any]] = self._about["namespaces"]
        return found

    def url_of(self, title: str) -> str:
        """Return the address of the page with a title."""
        general = self._about["general"]
        path = str(general["articlepath"]).replace("$1", quote(title.replace(" ", "_"), safe="/:"))
        server = str(general["server"])
        return f"{self.site.scheme}:{server}{path}" if server.startswith("//") else server + path

    def title(self, title: str, namespace: int = 0) -> str:
        """Return a title in the wiki's own spelling; ``namespace`` is for titles without one."""
        row = self._named(title)
        if namespace and row["ns"] != namespace:
            row = self._named(f"{self.namespaces[str(namespace)]['name']}:{title}")
        return str(row["title"])

    def stopped(self, error: Exception) -> RunStopped:
        """Return why a run cannot go on after an error, and what to do."""
        if isinstance(error, RunStopped):
            return error
        code = code_of(error)
        if refused := refused_account(self.name, code):
            return refused
        if code == _INVALID_TITLE:
            return RunStopped(f"not a page title: {error}", exit_codes.USAGE)
        is_odd = isinstance(error, AnswerError)  # a query would fail in the same way
        return (None if is_odd else read_only(self.name, self._general())) or self._failed(error)

    def _failed(self, error: Exception) -> RunStopped:
        if isinstance(error, LoginError) or code_of(error) in _LOST_SESSION:
            message = f"cannot log in to {self.name}: {first_line(error)}; check the account"
            return RunStopped(f"{message} in the file of logins", exit_codes.LOGIN)
        if isinstance(error, MaximumRetriesExceeded):
            return unavailable(self.name, RuntimeError("it lags, and asks to wait for too long"))
        return unavailable(self.name, error)

    def sent_once(self, params: Mapping[str, str]) -> Answer:
        """Send one edit once (``mediawiki.editing``); the account has logged in."""
        asked = {
            "token": self._token(), "formatversion": "2", "maxlag": str(self.maxlag),
            "assert": "bot" if "bot" in params else "user", **params,
        }  # fmt: skip
        try:
            answer = self.site.raw_api("edit", "POST", retry_on_error=False, **asked)
        except MaximumRetriesExceeded as error:  # it lagged, so it did nothing
            raise self.stopped(error) from error
        except (*TROUBLE, *_UNREADABLE) as error:
            raise AnswerLost(one_line(error) or type(error).__name__) from error
        finally:
            self._forget_edits()
        outcome = self._outcome(answer)
        if not isinstance(outcome, Mapping):
            raise AnswerLost("the answer does not say what became of the edit")
        return outcome

    def _outcome(self, answer: object) -> object:
        """Return what an answer says about the edit; raise what its error means."""
        if not isinstance(answer, Mapping) or "error" not in answer:
            return answer.get("edit") if isinstance(answer, Mapping) else None
        error = _error_of(answer)
        if not error.code or error.code.startswith(_SERVER_FAILED):
            raise AnswerLost(one_line(error.info) or "the wiki does not name its error")
        if error.code == "badtoken" or (error.code in _LOST_SESSION and self.login):
            self._begin_anew()
            raise TokenRefused(one_line(error), exit_codes.LOGIN) from error
        raise outcome_of(self, error) from error

    def _begin_anew(self) -> None:
        """Log in again: the session was lost, and with it the token.

        Raises:
            RunStopped: the wiki does not let the account in.
        """
        try:
            self.log_in()
        except self.trouble as error:
            raise self.stopped(error) from error

    def _token(self) -> str:
        try:
            return str(self.site.get_token("csrf"))
        except (*TROUBLE, *_UNREADABLE) as error:
            raise self.stopped(error) from error

    def _forget_edits(self) -> None:
        """Drop the cookies that each edit leaves (https://phabricator.wikimedia.org/T211233)."""
        for cookie in [*self.site.connection.cookies]:
            if "PostEditRevision" in cookie.name:
                self.site.connection.cookies.clear(cookie.domain, cookie.path, cookie.name)

    def _send(self, params: Mapping[str, str]) -> dict[str, Any]:
        try:
            return self._call({**params, "assert": "user"} if self.is_logged_in else params)
        except ApiError as error:
            is_closed = error.code == _CLOSED and not self.is_logged_in
            if self.login is None or not (is_closed or error.code in _LOST_SESSION):
                raise
        self.log_in()
        return self._call({**params, "assert": "user"})

    def _call(self, params: Mapping[str, str], *, is_repeated: bool = True) -> dict[str, Any]:
        """Send a query; raise ``ApiError`` if the wiki answers with an error."""
        rest = {name: value for name, value in params.items() if name != "action"}
        method = "GET" if len(urlencode(rest)) <= _LONGEST_URL else "POST"
        try:
            answer: dict[str, Any] = self.site.raw_api(
                params["action"], method, retry_on_error=is_repeated, **rest
            )
        except (TypeError, ValueError) as error:
            raise AnswerError(one_line(error)) from error
        if "error" in answer:
            raise _error_of(answer)
        return answer

    @cached_property
    def _about(self) -> Mapping[str, Any]:
        """What the wiki says about itself (API:Siteinfo)."""
        props = "general|namespaces|extensions"
        about: Mapping[str, Any] = self.query(meta="siteinfo", siprop=props)["query"]
        return about

    def _general(self) -> Mapping[str, Any]:
        """Return what the wiki says about itself now; empty if it does not answer at once."""
        asked = {"action": "query", "meta": "siteinfo", "siprop": "general", "formatversion": "2"}
        try:
            general: Mapping[str, Any] = self._call(asked, is_repeated=False)["query"]["general"]
        except (*TROUBLE, KeyError):
            return {}
        return general

    def _named(self, title: str) -> Mapping[str, Any]:
        row = only_page(self.answer(titles=title, prop="info"))
        if not row or "invalid" in row:
            reason = row.get("invalidreason", "it names no page")
            raise ApiError(_INVALID_TITLE, f"{title!r}: {reason}", {})
        return row


def _error_of(answer: Mapping[str, Any]) -> ApiError:
    """Return the error of an answer; its code is empty if the wiki gave none."""
    error = answer["error"]
    if not isinstance(error, Mapping):
        return ApiError("", one_line(error), {})
    rest = {name: value for name, value in error.items() if name not in ("code", "info")}
    return ApiError(str(error.get("code") or ""), str(error.get("info") or ""), rest)
