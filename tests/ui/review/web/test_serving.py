"""The server: it ends when another thread closes it, whatever it was doing."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from contextlib import ExitStack
from threading import Thread
from typing import TYPE_CHECKING

from bot_plugins.ui.review.web.serving import HOST, Server

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
