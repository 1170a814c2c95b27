"""A process that the warm server forked, with what ``subprocess.Popen`` offers that tests use."""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Self, TextIO

from tests.harness.wiki.paths import PROJECT

_HUGE_PAGES = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
"""Makes a fork take half the time: there is less to copy of where the memory is (malloc(3))."""


@cache
def _channel(_: int) -> socket.socket:
    """Return the socket of this process's server, which ends with this process."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
    with theirs:
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.harness.warm.server", str(theirs.fileno())],
            cwd=PROJECT,
            env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1", **_HUGE_PAGES},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
        )
    atexit.register(_end, ours, server)
    return ours


def _end(channel: socket.socket, server: subprocess.Popen[bytes]) -> None:
    channel.close()
    server.wait()


class Process:
    """A program at work; ``stdin`` and ``stdout`` are pipes to and from it, if any."""

    def __init__(self, told: int, stdin: TextIO | None, stdout: TextIO | None) -> None:
        self.stdin, self.stdout = stdin, stdout
        self.returncode: int | None = None
        self._told, self._lines = told, b""
        while b"\n" not in self._lines:
            self._listen(None)
        self.pid = int(self._lines.split(b"\n")[0])

    def poll(self) -> int | None:
        """Return the exit code, None while it is at work."""
        if self.returncode is None:
            self._listen(0)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it ends, and return the exit code; TimeoutExpired if it goes on."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while self.returncode is None:
            left = None if deadline is None else max(0, deadline - time.monotonic())
            if not self._listen(left):
                raise subprocess.TimeoutExpired("a warm process", timeout or 0)
        return self.returncode

    def communicate(self, typed: str | None = None, timeout: float | None = None) -> str:
        """Type a little, read all it says until it ends; TimeoutExpired if it goes on."""
        if self.stdin is not None:
            with suppress(BrokenPipeError), self.stdin:
                self.stdin.write(typed or "")
        late = threading.Event()
        timer = threading.Timer(timeout or threading.TIMEOUT_MAX, self._give_up, [late])
        timer.start()
        try:
            said = self.stdout.read() if self.stdout is not None else ""
            self.wait()
        finally:
            timer.cancel()
            self.close()
        if late.is_set():
            raise subprocess.TimeoutExpired("a warm process", timeout or 0, said)
        return said

    def send_signal(self, number: signal.Signals) -> None:
        """Send it a signal, if it has not ended."""
        if self.poll() is None:
            with suppress(ProcessLookupError):  # it ended just now, which is not told yet
                os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it, if it has not ended."""
        self.send_signal(signal.SIGKILL)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
        self.wait()

    def close(self) -> None:
        """Close the pipes."""
        for file in filter(None, (self.stdin, self.stdout)):
            with suppress(BrokenPipeError):
                file.close()

    def __del__(self) -> None:
        self.close()
        if self._told >= 0:
            os.close(self._told)

    def _give_up(self, late: threading.Event) -> None:
        late.set()
        self.kill()

    def _listen(self, seconds: float | None) -> bool:
        """Take in what is told within so many seconds; False if nothing is."""
        if not select.select([self._told], [], [], seconds)[0]:
            return False
        piece = os.read(self._told, 64)
        assert piece, "the process that watched it is gone"
        self._lines += piece
        if self._lines.count(b"\n") == 2:
            self.returncode = int(self._lines.split(b"\n")[1])
        return True


def begin(
    command: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    stdin: int = subprocess.PIPE,
    terminal: int | None = None,
) -> Process:
    """Start Python code: a file's path, or ``-m`` and a module's name, with arguments.

    Standard input is a pipe or DEVNULL, and standard error goes where the output goes; with
    ``terminal``, an open file, that is all three.
    """
    ours: list[int] = []
    if terminal is not None:
        theirs = [os.dup(terminal)]
        standard = theirs * 3
    else:
        ours, theirs = _pipes(stdin)
        standard = [theirs[0], theirs[1], theirs[1]]
    told, telling = os.pipe()
    job = {
        "command": list(command),
        "folder": str(folder),
        "environment": dict(environment),
        "terminal": terminal is not None,
    }
    socket.send_fds(_channel(os.getpid()), [json.dumps(job).encode()], [*standard, telling])
    for file in (*theirs, telling):
        os.close(file)
    return Process(told, *_opened(ours))


def _pipes(stdin: int) -> tuple[list[int], list[int]]:
    """Return our ends and the program's: the pipe from it, maybe one to it."""
    reading, writing = os.pipe()
    if stdin == subprocess.DEVNULL:
        return [reading], [os.open(os.devnull, os.O_RDONLY), writing]
    to_read, to_write = os.pipe()
    return [reading, to_write], [to_read, writing]


def _opened(files: Sequence[int]) -> tuple[TextIO | None, TextIO | None]:
    """Return standard input and output, as text."""
    stdout = os.fdopen(files[0], encoding="utf-8") if files else None
    stdin = os.fdopen(files[1], "w", encoding="utf-8") if len(files) > 1 else None
    return stdin, stdout
