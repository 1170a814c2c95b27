"""The HTTP transport of requests to wikis: counts and limits them, and checks their answers.

The limits, for every command: how long an answer takes and how large it is, how long a server may
ask to wait, how often it may ask to log in, and lists that make no progress. Each limit is for one
request, one list or one hour, so it does not hinder a run over a whole wiki.
"""

from __future__ import annotations

import time
from collections import defaultdict, deque
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from requests import PreparedRequest, Response

from bot_plugins.frameworks.mediawiki.answers.asked import RequestParameters, asked_of
from bot_plugins.frameworks.mediawiki.answers.checking import check
from bot_plugins.frameworks.mediawiki.answers.progress import ListProgress
from bot_plugins.frameworks.mediawiki.connections import AnswerError, BoundedAdapter

LONGEST_WAIT = 30
"""Most seconds between two tries of a request."""
MOST_BYTES = 64 * 2**20
"""Most bytes of an unpacked answer: eight times MediaWiki's default limit
(Manual:$wgAPIMaxResultSize: 8 MiB), as JSON takes up to six bytes for a letter."""
PIECE = 4096
"""Bytes unpacked at once: gzip can turn one into a thousand, Zstandard into thirty thousand."""
MOST_LOGINS, LOGINS_WITHIN = 30, 3600.0
"""Most login requests that a wiki gets, and the seconds in which they count. A framework sends one,
or two after a lost session; MediaWiki itself allows five tries with a wrong password in five
minutes (Manual:$wgPasswordAttemptThrottle)."""
_LOGINS = frozenset({"login", "clientlogin"})
_RETRY_AFTER = "Retry-After"
_DIGITS = 6


class CheckedTransport(BoundedAdapter):
    """Sends requests as usual, counts them, and passes on only valid answers.

    A response hook would miss requests that are never answered; an adapter gets every request,
    and every redirect, before it is sent (https://requests.readthedocs.io, "Transport Adapters").
    """

    def __init__(self) -> None:
        super().__init__()
        self.sent = 0
        self._logins: defaultdict[str, deque[float]] = defaultdict(
            lambda: deque(maxlen=MOST_LOGINS)
        )
        self._progress = ListProgress()

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:  # noqa: ANN401
        """Send a request; return its answer, or pass on what ``requests`` raises.

        Raises:
            AnswerError: the answer is too slow, too large or invalid.
            MemoryError: there is not enough memory for it.
        """
        asked = asked_of(str(request.url), request.body, request.headers.get("Content-Type", ""))
        if asked and asked.action in _LOGINS:
            self._count_login(urlsplit(str(request.url)).netloc)
        self.sent += 1
        response = self._answer_to(request, *args, **kwargs)
        _bound_waiting(response)
        if asked and response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
            self._check(response, asked)
        return response

    def _answer_to(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:  # noqa: ANN401
        response = super().send(request, *args, **{**kwargs, "stream": True})
        if not kwargs.get("stream"):
            _read(response)
        return response

    def _count_login(self, host: str) -> None:
        tries, now = self._logins[host], time.monotonic()
        if len(tries) == MOST_LOGINS and now - tries[0] < LOGINS_WITHIN:
            raise AnswerError(f"it asked for a new login {MOST_LOGINS} times within an hour")
        tries.append(now)

    def _check(self, response: Response, asked: RequestParameters) -> None:
        """Check an answer of the API, which is UTF-8 whatever its headers say."""
        try:
            answer = check(response.content, asked)
            if answer is not None:
                response.headers["Content-Type"] = "application/json; charset=utf-8"
                self._progress.note(asked, answer)
        except ValueError as error:
            if not response.ok:  # from another server: what is empty may be asked again
                response._content = b""
                return
            raise AnswerError(str(error)) from error


def _read(response: Response) -> None:
    """Read an answer to its end, piece by piece, up to the limit."""
    pieces, size = [], 0
    for piece in response.iter_content(PIECE):
        size += len(piece)
        if size > MOST_BYTES:
            response.close()
            raise AnswerError(f"its answer has more than {MOST_BYTES >> 20} MB")
        pieces.append(piece)
    response._content = b"".join(pieces)


def _bound_waiting(response: Response) -> None:
    """Limit ``Retry-After``: frameworks sleep as long as it says, and cannot read a date."""
    if asked := response.headers.get(_RETRY_AFTER, ""):
        is_number = asked.isdecimal() and len(asked) <= _DIGITS
        seconds = int(asked) if is_number else LONGEST_WAIT
        response.headers[_RETRY_AFTER] = str(min(seconds, LONGEST_WAIT))
