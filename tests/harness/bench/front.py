"""A server before the test wiki that keeps connections, counts, and is as far away as wanted.

PHP's own server closes each connection after its answer; the servers of real wikis keep them.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Self

from tests.harness.wiki import Wiki, ports

_PASSED_ON = ("Content-Type", "Set-Cookie", "MediaWiki-API-Error", "Retry-After")


@dataclass
class Count:
    """What went through: connections, requests, and bytes of answers as they were sent."""

    connections: int = 0
    requests: int = 0
    size: int = 0


class Front:
    """Passes requests on to a wiki, in a ``with`` block; ``seconds`` is what each takes longer."""

    def __init__(self, wiki: Wiki) -> None:
        self.wiki, self.count, self.seconds = wiki, Count(), 0.0
        self._lock = Lock()
        self._server = ThreadingHTTPServer((ports.HOST, 0), _handler(self))
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])

    def add(self, *, connections: int = 0, requests: int = 0, size: int = 0) -> None:
        """Count."""
        with self._lock:
            self.count.connections += connections
            self.count.requests += requests
            self.count.size += size

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(front: Front) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # which keeps connections (RFC 9112, 9.3)

        def setup(self) -> None:
            super().setup()
            front.add(connections=1)

        def do_GET(self) -> None:
            """Pass a request on."""
            time.sleep(front.seconds)
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            connection = HTTPConnection(ports.HOST, front.wiki.port, timeout=60)
            kept = {name: value for name, value in self.headers.items() if name != "Connection"}
            connection.request(self.command, self.path, body, {**kept, "Connection": "close"})
            answer = connection.getresponse()
            content = answer.read()
            connection.close()
            front.add(requests=1, size=len(content))
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name in _PASSED_ON:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Write nothing."""

    return Handler
