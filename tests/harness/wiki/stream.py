"""A stream of a test wiki's events, as EventStreams serves them; to be cut, stopped and spoilt.

MediaWiki itself sends each recent change here (``$wgRCFeeds``, JSON over UDP,
https://www.mediawiki.org/wiki/Manual:$wgRCFeeds). What EventStreams adds is added here: ``meta``
and ``$schema`` (schema mediawiki/recentchange), server-sent events with ``id:`` in chunked
encoding, ``since`` and ``Last-Event-ID``, ``:ok`` at the start and no word while nothing happens
(https://wikitech.wikimedia.org/wiki/Event_Platform/EventStreams_HTTP_Service,
https://github.com/wikimedia/KafkaSSE).
"""

from __future__ import annotations

import json
import socket
import threading
import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from tests.harness.wiki import Wiki, ports

PATH = "/v2/stream/recentchange"
_TOPIC = "eqiad.mediawiki.recentchange"
_POLL = 0.02
_BIGGEST_DATAGRAM = 65_536


class Relay:
    """Receives events by UDP, keeps them, and serves them to whoever follows."""

    def __init__(self) -> None:
        self.port = ports.free_port()
        self.lines: list[tuple[int, bytes]] = []
        """What was received: a time in milliseconds, and the line that is served."""
        self.requests: list[dict[str, str]] = []
        """What each connection asked for: ``since`` and ``last-event-id``."""
        self.status = 200
        self.mute = False
        self._connections: set[socket.socket] = set()
        self._changed = threading.Condition()
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._udp.bind((ports.HOST, 0))
        self._server: ThreadingHTTPServer | None = None
        self._receiving = threading.Thread(target=self._receive, daemon=True)

    @property
    def url(self) -> str:
        """The stream's address."""
        return f"http://{ports.HOST}:{self.port}{PATH}"

    def feed_from(self, wiki: Wiki) -> None:
        """Let a wiki send its recent changes here."""
        uri = f"udp://{ports.HOST}:{self._udp.getsockname()[1]}"
        feed = f"[ 'uri' => '{uri}', 'formatter' => 'JSONRCFeedFormatter' ]"
        wiki.configure(f"$wgRCFeeds['stream'] = {feed};")

    def __enter__(self) -> Self:
        self._receiving.start()
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._udp.sendto(b"", self._udp.getsockname())
        self._receiving.join()
        self._udp.close()

    def start(self) -> None:
        """Serve what was received, before and from now on."""
        self._server = ThreadingHTTPServer((ports.HOST, self.port), _handler(self))
        threading.Thread(target=self._server.serve_forever, args=(_POLL,), daemon=True).start()

    def stop(self) -> None:
        """Serve no more, and return once nobody is served; what comes in is kept."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
        self.cut()
        self.wait_for(lambda: self.followers == 0)

    def cut(self) -> None:
        """Break all connections off, in the middle of whatever they send."""
        with self._changed:
            for one in self._connections:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
            self._changed.notify_all()

    def send(self, event: dict[str, Any], **meta: object) -> None:
        """Take in an event, with what a wiki's own line says, as if it had come by UDP."""
        now = datetime.now(UTC)
        told = {
            "dt": now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "domain": event.get("server_name", ""),
            "id": str(uuid.uuid4()),
            "stream": "mediawiki.recentchange",
            "uri": f"{event.get('server_url', '')}/wiki/{event.get('title', '')}",
            **meta,
        }
        whole = {"$schema": "/mediawiki/recentchange/1.0.1", "meta": told, **event}
        self.send_raw(json.dumps(whole, ensure_ascii=False).encode())

    def send_raw(self, line: bytes) -> None:
        """Take in a line that may be no event at all."""
        with self._changed:
            self.lines.append((int(datetime.now(UTC).timestamp() * 1000), line))
            self._changed.notify_all()

    def wait_for(self, is_so: Callable[[], bool], seconds: float = 10) -> None:
        """Return once something is so; TimeoutError if it never is."""
        with self._changed:
            if not self._changed.wait_for(is_so, seconds):
                raise TimeoutError("what was waited for never came to the stream")

    @property
    def followers(self) -> int:
        """How many connections are open."""
        return len(self._connections)

    def _receive(self) -> None:
        while line := self._udp.recv(_BIGGEST_DATAGRAM):
            self.send(json.loads(line))

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        """Send events to one follower until it goes or is cut off.

        It is counted before it hears anything: nothing is missed once it sees the stream open.
        """
        query = parse_qs(urlsplit(handler.path).query)
        asked = {"since": query.get("since", [""])[0]}
        asked["last-event-id"] = handler.headers.get("last-event-id", "")
        with self._changed:
            self.requests.append(asked)
            self._connections.add(handler.connection)
            start = self._start_of(asked)
            self._changed.notify_all()
        try:
            _begin(handler)
            self._send_from(handler, start)
        except OSError:
            pass  # the follower is gone, or was cut off
        finally:
            with self._changed:
                self._connections.discard(handler.connection)
                self._changed.notify_all()

    def _start_of(self, asked: dict[str, str]) -> int:
        """Return the index of the first line to send; an id says when the next one is."""
        if asked["last-event-id"]:
            since = json.loads(asked["last-event-id"])[0]["timestamp"]
        elif asked["since"]:
            since = datetime.fromisoformat(asked["since"]).timestamp() * 1000
        else:
            return len(self.lines)
        return next((n for n, (at, _) in enumerate(self.lines) if at >= since), len(self.lines))

    def _send_from(self, handler: BaseHTTPRequestHandler, index: int) -> None:
        _chunk(handler, b":ok\n\n")
        while self._server is not None:
            with self._changed:
                if len(self.lines) == index or self.mute:
                    self._changed.wait(_POLL * 5)
                lines = [] if self.mute else self.lines[index:]
            for at, line in lines:
                place = [{"topic": _TOPIC, "partition": 0, "timestamp": at + 1}]
                head = f"event: message\nid: {json.dumps(place)}\ndata: ".encode()
                _chunk(handler, head + line + b"\n\n")
            index += len(lines)
            handler.connection.getpeername()  # raises once the connection was cut


def _begin(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream; charset=utf-8")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()


def _chunk(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    handler.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))


def _handler(relay: Relay) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Serve the stream, or refuse it."""
            if relay.status == 200 and urlsplit(self.path).path == PATH:
                relay.serve(self)
                self.close_connection = True
                return
            self.send_response(max(relay.status, 400))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            """Say nothing."""

    return Handler
