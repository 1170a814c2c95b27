"""Serving the review page with waitress, on 127.0.0.1 unless another address is named."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Any, Protocol

from waitress.server import create_server
from werkzeug.wrappers import Request

from bot_plugins.ui.review.web.texts import InterfaceTexts, best_language

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HOST = "127.0.0.1"
PORT = 8642
"""The default port; it is fixed, so that bookmarks stay valid."""
THREADS = 4
MOST_BYTES = 1_000_000
"""Maximum size of a request's body: a replacement is a word or two."""
MOST_CONNECTIONS = 1_000
"""Connections held at once; a browser has six. Slow ones take a place here, but no thread."""
IDLE_SECONDS = 60
"""Seconds after which a connection without news is closed."""


class _Listener(Protocol):
    """What waitress returns for one address."""

    application: WSGIApplication
    effective_port: int
    trigger: Any
    task_dispatcher: Any
    active_channels: dict[int, Any]

    def run(self) -> None: ...

    def close(self) -> None: ...


class PortError(OSError):
    """A port is not available; the message says what to do."""


class Server:
    """Listens on a port as soon as it is created; ``port`` is the port it got.

    Raises:
        PortError: the requested port is in use, or we may not use it or the address.
    """

    def __init__(self, port: int | None = None, host: str = HOST) -> None:
        wanted = PORT if port is None else port
        self._server = _listening(host, wanted, may_move=port is None)
        self.port = int(self._server.effective_port)
        self._is_closed = self._is_running = False

    def run(self, app: WSGIApplication) -> None:
        """Serve ``app`` until Ctrl-C, or until another thread closes the server."""
        self._server.application = app
        self._is_running = True
        try:
            self._server.run()
        except OSError as error:
            # waitress may be about to wait for a socket that has just been closed
            if not (self._is_closed and error.errno == errno.EBADF):
                raise
        finally:
            self._is_running = False

    def close(self) -> None:
        """Stop listening; the serving thread first finishes the requests in progress."""
        was_closed, self._is_closed = self._is_closed, True
        if was_closed:
            return
        if self._is_running:
            self._server.trigger.pull_trigger(self._end)
        else:
            self._server.close()

    def _end(self) -> None:
        self._server.task_dispatcher.shutdown()
        for channel in [*self._server.active_channels.values()]:
            channel.handle_close()
        self._server.close()


def _listening(host: str, port: int, *, may_move: bool) -> _Listener:
    try:
        made: Any = create_server(
            _starting,
            host=host,
            port=port,
            threads=THREADS,
            ident=None,
            clear_untrusted_proxy_headers=True,
            connection_limit=MOST_CONNECTIONS,
            channel_timeout=IDLE_SECONDS,
            asyncore_use_poll=True,
            max_request_body_size=2 * MOST_BYTES,  # up to this, the app says so in words
        )
    except OSError as error:
        if may_move:
            return _listening(host, 0, may_move=False)
        why = (
            "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
        )
        raise PortError(f"port {port} {why}: name another with -port:") from error
    listener: _Listener = made
    return listener


def _starting(environment: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
    """Answer requests until there is an app."""
    start_response("503 Service Unavailable", [("Content-Type", "text/plain; charset=utf-8")])
    accepted = Request(environment).accept_languages
    return [InterfaceTexts(best_language(accepted.best_match)).say("starting").encode()]
