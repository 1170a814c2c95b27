"""How Pywikibot's requests leave this machine: counted, and never put off for long."""

from __future__ import annotations

from typing import Any

from pywikibot.comms import http
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter

LONGEST_WAIT = 30
"""Seconds between two tries of a request."""
_RETRY_AFTER = "Retry-After"


class Transport(HTTPAdapter):
    """Sends requests as ever, counts them, and bounds what servers ask to wait.

    A hook on answers would miss what is never answered; here each request comes by before it is
    sent, and each redirect (https://requests.readthedocs.io, "Transport Adapters"). Pywikibot
    sleeps for as long as ``Retry-After`` says, be it an hour, and does not understand a date.
    """

    def __init__(self) -> None:
        super().__init__()
        self.sent = 0

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:  # noqa: ANN401
        """Send a request; its answer, or what requests raises, is passed on."""
        self.sent += 1
        response = super().send(request, *args, **kwargs)
        if asked := response.headers.get(_RETRY_AFTER, ""):
            seconds = int(asked) if asked.isdecimal() else LONGEST_WAIT
            response.headers[_RETRY_AFTER] = str(min(seconds, LONGEST_WAIT))
        return response


def transport() -> Transport:
    """Return what sends the requests of Pywikibot's one session, from now on at the latest."""
    mounted = http.session.get_adapter("https://")
    if isinstance(mounted, Transport):
        return mounted
    made = Transport()
    for scheme in ("https://", "http://"):
        http.session.mount(scheme, made)
    return made
