"""The HTTP transport of Pywikibot's requests: bounded and checked."""

from __future__ import annotations

from typing import Any

from pywikibot.comms import http
from pywikibot.exceptions import FatalServerError
from requests import PreparedRequest, Response

from bot_plugins.frameworks.mediawiki.connections import AnswerError
from bot_plugins.frameworks.mediawiki.transport import CheckedTransport


class OutOfMemoryError(FatalServerError):  # type: ignore[misc]  # Pywikibot has no types
    """No memory for an answer; fatal, as Pywikibot would try again after another error."""


class Transport(CheckedTransport):
    """Raises ``FatalServerError``, after which Pywikibot does not try again: no use in that."""

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:  # noqa: ANN401
        """Send a request; return its answer, or pass on what ``requests`` raises.

        Raises:
            FatalServerError: the answer is too slow, too large (also for the available memory), or
                invalid.
        """
        try:
            return super().send(request, *args, **kwargs)
        except MemoryError as error:
            raise OutOfMemoryError("there is not enough memory for its answer") from error
        except AnswerError as error:
            raise FatalServerError(str(error)) from error


def transport() -> Transport:
    """Return the transport of Pywikibot's only session; install it if that is not done yet."""
    mounted = http.session.get_adapter("https://")
    if isinstance(mounted, Transport):
        return mounted
    made = Transport()
    for scheme in ("https://", "http://"):
        http.session.mount(scheme, made)
    return made
