"""A proxy before a wiki: it passes real traffic on, and can cut a connection before the answer.

So an edit is stored whose answer never comes, as when a network fails at that moment.
"""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.harness.wiki.ports import HOST

_EDIT = b"action=edit"
_PIECE = 65536
_END = b"\r\n\r\n"


class CuttingProxy(socketserver.ThreadingTCPServer):
    """Passes on requests to the wiki at ``wiki_port``.

    It cuts the connections of the next ``cuts`` edits, once the wiki has answered. ``seen`` are
    the requests, as they came.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, wiki_port: int) -> None:
        super().__init__((HOST, 0), _Connection)
        self.wiki_port, self.cuts = wiki_port, 0
        self.cut = 0
        self.seen: list[bytes] = []

    @property
    def port(self) -> int:
        """The port on this machine."""
        return int(self.server_address[1])


class _Connection(socketserver.BaseRequestHandler):
    server: CuttingProxy

    def handle(self) -> None:
        """Pass on request after request, until one side ends."""
        with suppress(ConnectionError):
            while request := _message(self.request):
                self.server.seen.append(request)
                answer = self._answer_to(request)
                if self.server.cuts and _EDIT in request:
                    self.server.cuts -= 1
                    self.server.cut += 1
                    return
                self.request.sendall(answer)
                return  # PHP's server closes each connection

    def _answer_to(self, request: bytes) -> bytes:
        with socket.create_connection((HOST, self.server.wiki_port)) as wiki:
            wiki.sendall(request.replace(b"Connection: keep-alive", b"Connection: close"))
            pieces = []
            while piece := wiki.recv(_PIECE):
                pieces.append(piece)
        return b"".join(pieces)


def _message(connection: socket.socket) -> bytes:
    """Read one HTTP request with its body."""
    read = b""
    while _END not in read:
        piece = connection.recv(_PIECE)
        if not piece:
            return read
        read += piece
    head, _, body = read.partition(_END)
    lengths = [
        int(line.partition(b":")[2])
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"content-length:")
    ]
    missing = (lengths[0] if lengths else 0) - len(body)
    while missing > 0:
        piece = connection.recv(_PIECE)
        if not piece:
            break
        read, missing = read + piece, missing - len(piece)
    return read


@contextmanager
def cutting(wiki_port: int) -> Iterator[CuttingProxy]:
    """Yield a proxy before the wiki, while the block runs."""
    with CuttingProxy(wiki_port) as proxy:
        thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield proxy
        finally:
            proxy.shutdown()
            thread.join()
