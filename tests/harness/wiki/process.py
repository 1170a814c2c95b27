"""The server process of a wiki folder: start it, look for it, end it.

PHP's own server (https://www.php.net/manual/en/features.commandline.webserver.php),
in a process group of its own so that its workers end with it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import requests

from tests.harness.wiki import maintenance, paths, ports, storage

WORKERS = 4
START_SECONDS = 10.0
END_SECONDS = 3.0
FINISH_SECONDS = 5.0
_PHP_SETTINGS = {
    "display_errors": "0",
    "memory_limit": "512M",
    "opcache.enable": "1",
    "opcache.max_accelerated_files": "20000",
    "opcache.validate_timestamps": "0",
    "opcache.memory_consumption": "192",
}


# Who ends a server must also reap it, whichever Server object started it.
_children: dict[int, subprocess.Popen[bytes]] = {}


class ServerError(RuntimeError):
    """The server did not start; the message holds its own words."""


class Server:
    """The process that serves ``folder``, whoever started it."""

    def __init__(self, folder: Path) -> None:
        """Name the folder (a full path); nothing starts yet."""
        self.folder = folder

    @property
    def pid(self) -> int | None:
        """The process id, None if it does not run.

        A recorded number that now belongs to another program does not count.
        """
        try:
            number = int((self.folder / "pid").read_text())
            command = Path(f"/proc/{number}/cmdline").read_bytes()
        except (OSError, ValueError):
            return None
        return number if os.fsencode(self.folder / "router.php") in command.split(b"\0") else None

    @property
    def port(self) -> int | None:
        """The port it was last started on, None if it never was."""
        with suppress(OSError, ValueError):
            return int((self.folder / "port").read_text()) or None
        return None

    def start(self, port: int) -> None:
        """Serve the folder on ``port``; return once it answers.

        Raises ServerError if it ends or stays silent for START_SECONDS.
        """
        (self.folder / "port").write_text(str(port))
        with (self.folder / "log/php.log").open("ab") as log:
            child = subprocess.Popen(
                self._command(port),
                cwd=self.folder,
                env=maintenance.environment(self.folder) | {"PHP_CLI_SERVER_WORKERS": f"{WORKERS}"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        _children[child.pid] = child
        (self.folder / "pid").write_text(str(child.pid))
        try:
            self._wait_for_answer(port, child)
        except BaseException:
            self.end()
            raise

    def end(self, first: signal.Signals = signal.SIGINT) -> None:
        """End this one server and its workers; do nothing if it does not run.

        SIGINT is the polite way; SIGKILL as ``first`` cuts off requests under
        way, and in any case follows after END_SECONDS.
        """
        if group := self.pid:
            for number in (first, signal.SIGKILL):
                with suppress(ProcessLookupError):
                    os.killpg(group, number)
                if _has_ended(group):
                    break
        (self.folder / "pid").unlink(missing_ok=True)

    def finish(self) -> None:
        """Return once no request is under way: one may outlive the program that sent it.

        A server that is not done after FINISH_SECONDS is killed and started anew.
        """
        port = self.port
        if port is None or not self.pid:
            return
        deadline = time.monotonic() + FINISH_SECONDS
        while ports.is_busy(port):
            if time.monotonic() > deadline:
                self.end(signal.SIGKILL)
                self.start(port)
                return
            time.sleep(0.005)

    def _command(self, port: int) -> list[str]:
        settings = _PHP_SETTINGS | {
            "session.save_path": str(self.folder / "cache"),
            "opcache.blacklist_filename": str(self._write_uncompiled()),
        }
        compiled = (self.folder / storage.COMPILED).resolve()
        if compiled.is_dir():  # it may be the golden wiki's, and that may be gone
            settings["opcache.file_cache"] = str(compiled)
        defined = [part for name, value in settings.items() for part in ("-d", f"{name}={value}")]
        root, router = str(self.folder / "www"), str(self.folder / "router.php")
        return [paths.php(), *defined, "-S", f"{ports.HOST}:{port}", "-t", root, router]

    def _write_uncompiled(self) -> Path:
        """Name what PHP is to read for each request, so that a change counts from the next."""
        path = self.folder / "uncompiled.txt"
        path.write_text(str(self.folder / "LocalSettings.php"))
        return path

    def _wait_for_answer(self, port: int, child: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not self._answers(port):
            if child.poll() is not None or time.monotonic() > deadline:
                said = (self.folder / "log/php.log").read_text(errors="replace")[-2000:]
                raise ServerError(f"no wiki on port {port}; php said:\n{said}")
            time.sleep(0.02)

    def _answers(self, port: int) -> bool:
        """Return whether the server on ``port`` is this folder's, not a stranger's."""
        with suppress(requests.RequestException), requests.Session() as session:
            session.trust_env = False  # a proxy must not see loopback requests
            return session.get(f"http://{ports.HOST}:{port}/ctl/ping", timeout=1).text == str(
                self.folder
            )
        return False


def _has_ended(group: int) -> bool:
    """Wait for a process group to end; return whether it did within END_SECONDS."""
    deadline = time.monotonic() + END_SECONDS
    while _is_alive(group):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    if child := _children.pop(group, None):
        child.wait()
    return True


def _is_alive(group: int) -> bool:
    """Return whether a process of the group still runs; zombies do not."""
    return any(_group(path) == group for path in Path("/proc").glob("[0-9]*/stat"))


def _group(stat: Path) -> int | None:
    """Return a process's group, None for a zombie or one that is gone.

    /proc/PID/stat, after the name in brackets: state, parent, group (man 5 proc).
    """
    with suppress(OSError):
        state, _, group = stat.read_text().rpartition(")")[2].split()[:3]
        return None if state in "ZX" else int(group)
    return None
