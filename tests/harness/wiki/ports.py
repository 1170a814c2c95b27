"""TCP ports of 127.0.0.1, free and busy ones; nothing here is reachable from outside."""

from __future__ import annotations

import random
import socket
from contextlib import suppress
from pathlib import Path

HOST = "127.0.0.1"
# Below Linux's range for outgoing connections (32768 and up): while a wiki is down
# or killed, no such connection can take the port it wants back.
PORTS = range(20000, 32000)
_TRIES = 50


class NoPortError(RuntimeError):
    """Every port tried was in use."""


def free_port() -> int:
    """Return a port that nobody listens on at this moment, or raise NoPortError."""
    for port in random.sample(PORTS, _TRIES):
        if is_free(port):
            return port
    raise NoPortError(f"no free port among {_TRIES} tried in {PORTS}")


def is_free(port: int) -> bool:
    """Return whether a server could listen on ``port`` now."""
    with socket.socket() as probe:
        # As a server does: a port whose connections just ended counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError):
            probe.bind((HOST, port))
            return True
    return False


_OPEN = frozenset({"01", "03", "08"})
"""Established, opening, and closed by the client alone (Linux, include/net/tcp_states.h)."""


def is_busy(port: int) -> bool:
    """Return whether a server on ``port`` has a request under way, or one that waits for it.

    A server that closes each connection with its answer, as PHP's does, has one open so long.
    https://docs.kernel.org/networking/proc_net_tcp.html
    """
    local = f":{port:04X}"
    rows = (line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:])
    return any(row[1].endswith(local) and row[3] in _OPEN for row in rows)
