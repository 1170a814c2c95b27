"""A stream of server-sent events, read in a thread of its own and reopened when it ends.

Wikimedia's service (https://wikitech.wikimedia.org/wiki/Event_Platform/EventStreams_HTTP_Service)
ends every connection after 15 minutes. It resumes ``since`` a time; if its history does not go back
that far (7 to 31 days), it silently starts later. The other way, ``Last-Event-ID``, is not used:
such an id is a time plus one millisecond (wikimedia/KafkaSSE), so the other events of that
millisecond would be lost; resuming by time repeats some instead.

Pywikibot has such a reader, ``comms.eventstreams``, but it cannot be stopped while no event comes,
and does not report that it reconnected. requests-sse, which it uses, can be controlled: ``_lost``
skips its own reconnection, which sleeps and cannot be woken.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import requests
from requests_sse import EventSource, InvalidContentTypeError, InvalidStatusCodeError

from bot_plugins.apps.maintenance.backoff import Backoff

CONNECT_SECONDS = 5.0
SILENCE_SECONDS = 60.0
"""A connection that is silent for this long counts as lost. All of Wikimedia's wikis together are
edited many times a second; a quiet stream of another site is reopened once a minute."""
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 300.0
"""Seconds before a lost stream is reopened: at first, and at most."""
END_SECONDS = 1.0


class StreamLostError(ConnectionError):
    """The stream ended, broke off or fell silent."""


class Stream:
    """Follows the stream at ``url`` until closed; the callbacks run in its own thread.

    ``opened`` is called for every new connection, before its first event; ``heard`` with the
    data of each event; ``since`` returns the time from which the next connection is to start
    ("" is now).
    """

    def __init__(  # noqa: PLR0913 - each is one setting
        self,
        url: str,
        *,
        since: Callable[[], str],
        opened: Callable[[], None],
        heard: Callable[[str], None],
        agent: str,
        silence: float = SILENCE_SECONDS,
        backoff: Backoff | None = None,
    ) -> None:
        self.url = url
        self.trouble = ""
        self._since, self._opened, self._heard = since, opened, heard
        self._agent, self._silence = agent, silence
        self._backoff = backoff or Backoff(FIRST_PAUSE, LONGEST_PAUSE)
        self._closing = threading.Event()
        self._answer: requests.Response | None = None
        self._is_open = self._is_spoilt = False
        self._thread = threading.Thread(target=self._run, name="event stream", daemon=True)

    def start(self) -> None:
        """Start to read; do nothing if it was started before."""
        if not self._thread.is_alive() and not self._closing.is_set():
            self._thread.start()

    @property
    def is_open(self) -> bool:
        """Whether events come in at present."""
        return self._is_open

    def close(self) -> bool:
        """End the connection and the thread; return False if it still waits for a server."""
        self._closing.set()
        self._end_answer()
        if self._thread.is_alive():
            self._thread.join(END_SECONDS)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                self._read()
            except OSError as error:  # all that requests raises
                self.trouble = _reason(error)
            except ValueError:
                self.trouble = "the stream sends what cannot be read"
                self._is_spoilt = True
            finally:
                self._is_open = False
                self._answer = None
            self._closing.wait(self._backoff.pause())

    def _read(self) -> None:
        """Read one connection to its end, which is always an error."""
        since = "" if self._is_spoilt else self._since()  # else the same bytes come again
        self._is_spoilt = False
        with (
            self._session() as session,
            EventSource(
                self.url,
                session=session,
                max_connect_retry=0,
                timeout=(CONNECT_SECONDS, self._silence),  # type: ignore[arg-type]  # requests'
                on_open=self._connected,
                on_error=self._lost,
                params={"since": since} if since else {},
                headers={"User-Agent": self._agent},
            ) as events,
        ):
            for event in events:
                if event.type == "message" and event.data:
                    self._backoff.reset()  # not earlier: some servers accept, and end at once
                    self._heard(event.data)

    def _session(self) -> requests.Session:
        session = requests.Session()
        session.hooks["response"].append(self._keep)
        return session

    def _keep(self, answer: requests.Response, **_: object) -> None:
        """Store the answer before its first byte is read, so that ``close`` can end it."""
        self._answer = answer
        if self._closing.is_set():
            self._end_answer()

    def _connected(self) -> None:
        self._is_open = True
        self.trouble = ""
        self._opened()

    def _lost(self) -> None:
        """Leave requests-sse before it sleeps; a refused connection has an error of its own."""
        if self._is_open:
            raise StreamLostError("the stream broke off")

    def _end_answer(self) -> None:
        """Wake a thread that waits for the next event; closing alone would wait for the event."""
        raw: Any = self._answer.raw if self._answer is not None else None
        if raw is not None:
            with suppress(ValueError, RuntimeError, OSError):  # it has just ended by itself
                raw.shutdown()


def _reason(error: OSError) -> str:
    """Return what is wrong with a stream, in a few words."""
    if isinstance(error, InvalidStatusCodeError):
        return f"the stream answers with HTTP status {error.status_code}"
    if isinstance(error, InvalidContentTypeError):
        return f"the stream's address answers with {error.content_type or 'something else'}"
    if isinstance(error, StreamLostError):
        return str(error)
    return f"the stream does not answer ({type(error).__name__})"
