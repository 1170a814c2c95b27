"""The server: it ends when another thread closes it, whatever it was doing."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from http.client import HTTPConnection
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from bot_plugins.ui.review.web.serving import HOST, MOST_BYTES, Server

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

ROUNDS = 60
"""One close in ten met waitress about to wait for what was just closed."""
REQUEST = f"GET / HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode()


def _answer(_environment: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"Here."]


def test_a_server_that_is_closed_while_it_answers_ends() -> None:
    ended: list[int] = []

    def serve(server: Server) -> None:
        server.run(_answer)
        ended.append(server.port)

    threads = []
    for _ in range(ROUNDS):
        server = Server(0)
        threads.append(Thread(target=serve, args=(server,), daemon=True))
        threads[-1].start()
        with ExitStack() as stack:
            for _ in range(3):
                client = socket.create_connection((HOST, server.port))
                stack.enter_context(client).sendall(REQUEST)
            server.close()
            server.close()  # once more is nothing more
    for thread in threads:
        thread.join(5)
    assert len(ended) == ROUNDS


@pytest.fixture
def port() -> Iterator[int]:
    """Serve on a port."""
    server = Server(0)
    thread = Thread(target=server.run, args=(_answer,), daemon=True)
    thread.start()
    yield server.port
    server.close()
    thread.join(5)


SLOW = 200
SOON = 5.0


@pytest.mark.wide
def test_slow_connections_keep_nobody_waiting(port: int) -> None:
    """Each sends a byte a second, and never ends its request."""
    stop = Event()
    with ExitStack() as stack:
        slow = [stack.enter_context(socket.create_connection((HOST, port))) for _ in range(SLOW)]

        def drip() -> None:
            for byte in REQUEST[:-4] + b"\r\nX: " + b"x" * 1000:
                for client in slow:
                    client.send(bytes([byte]))
                if stop.wait(1):
                    return

        thread = Thread(target=drip, daemon=True)
        thread.start()
        time.sleep(2)
        for _ in range(5):
            begun = time.monotonic()
            connection = HTTPConnection(HOST, port, timeout=SOON)
            connection.request("GET", "/")
            assert connection.getresponse().read() == b"Here."
            assert time.monotonic() - begun < SOON
            connection.close()
        stop.set()
        thread.join()


def test_a_body_that_is_far_too_large_is_not_read(port: int) -> None:
    connection = HTTPConnection(HOST, port, timeout=SOON)
    connection.putrequest("POST", "/")
    connection.putheader("Content-Length", str(100 * MOST_BYTES))
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()
