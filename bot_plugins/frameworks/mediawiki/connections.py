"""HTTP connections with a deadline for the whole answer.

A socket's timeout restarts with every byte (https://docs.python.org/3/library/socket.html,
"Notes on socket timeouts"), so a server that sends a byte every few seconds could hold a request
forever. Here the whole answer, from the first byte of its headers to the last of its body, has a
deadline of its own.
"""

from __future__ import annotations

import http.client
import io
import socket
import time
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

SILENCES = 6
"""How long a whole answer may take, as a multiple of the longest silence (``socket_timeout``, at
most 20 s): two minutes. In that time MediaWiki's largest answers (8 MB) arrive at half a megabit
a second, and a wiki that needs longer to compute is silent meanwhile."""


class AnswerError(Exception):
    """The answer is too slow, too large or invalid: to ask again would not help."""


class _UntilDeadline(io.RawIOBase):
    """The bytes of a socket, until the deadline."""

    def __init__(self, sock: socket.socket) -> None:
        super().__init__()
        self._sock, self._timeout = sock, sock.gettimeout()
        # The socket stays open until this file, which reads from it, is closed.
        self._raw: Any = sock.makefile("rb", buffering=0)
        self._deadline = None if self._timeout is None else SILENCES * self._timeout
        self._started = time.monotonic()

    def readable(self) -> bool:
        """Return True: the stream can be read."""
        return True

    def readinto(self, buffer: Any) -> int | None:  # noqa: ANN401 - any writable buffer
        """Read some bytes.

        Raises:
            AnswerError: the answer takes too long as a whole.
            TimeoutError: nothing came within the socket's timeout.
        """
        if self._deadline is not None and self._timeout is not None:
            left = self._started + self._deadline - time.monotonic()
            if left <= 0:
                raise AnswerError(f"it did not answer within {self._deadline:g} seconds")
            self._sock.settimeout(min(left, self._timeout))
        read: int | None = self._raw.readinto(buffer)
        return read

    def close(self) -> None:
        """Close the file; the socket stays with its connection."""
        self._raw.close()
        super().close()


class _Response(http.client.HTTPResponse):
    """An answer that is read until the deadline."""

    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(sock, *args, **kwargs)
        self.fp.close()
        self.fp = io.BufferedReader(_UntilDeadline(sock))


class _Connection(HTTPConnection):
    response_class = _Response


class _SecureConnection(HTTPSConnection):
    response_class = _Response


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


class BoundedAdapter(HTTPAdapter):
    """Sends requests as usual, through connections whose answers have a deadline."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Create the connection pools."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:  # noqa: ANN401
        """Return the connection pools for a proxy."""
        manager = super().proxy_manager_for(proxy, **kwargs)
        manager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}
        return manager
