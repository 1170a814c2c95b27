"""A MariaDB server of the tests' own: on 127.0.0.1, in a temporary folder, from Debian's package.

Anyone on this machine may log in: it holds nothing but test data.
"""

from __future__ import annotations

import fcntl
import os
import pwd
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pymysql

from tests.harness.wiki.ports import HOST, free_port
from tests.store import packages

USER = "root"
START_SECONDS = 30.0
END_SECONDS = 10.0
# https://mariadb.com/kb/en/mariadbd-options/: quick to start, small, nothing written twice.
_SETTINGS = (
    "--no-defaults",
    f"--bind-address={HOST}",
    "--skip-name-resolve",
    "--skip-log-bin",
    "--innodb-buffer-pool-size=64M",
    "--innodb-log-file-size=16M",
    "--innodb-flush-log-at-trx-commit=2",
    "--innodb-flush-method=nosync",
    "--innodb-doublewrite=0",
    "--performance-schema=OFF",
    "--aria-pagecache-buffer-size=8M",
    "--table-open-cache=200",
)
_PLACES = {"datadir": "data", "tmpdir": "tmp", "socket": "socket", "pid-file": "pid"}
_INSTALL = (
    "mariadb-install-db",
    "--no-defaults",
    "--auth-root-authentication-method=normal",
    "--skip-test-db",
    "--skip-name-resolve",
    "--innodb-log-file-size=16M",
    "--innodb-flush-method=nosync",
)


class ServerError(RuntimeError):
    """The server is not installed, or did not start; the message says why."""


def prepare(folder: Path) -> Path:
    """Return a data folder fresh from the installer, made once for all processes that ask."""
    if gaps := packages.missing():
        raise ServerError(f"These tests need MariaDB. Missing: {'; '.join(gaps)}.")
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / ".ready").exists():
            _install(folder / "data")
            (folder / ".ready").touch()
    return folder / "data"


def _install(data: Path) -> None:
    shutil.rmtree(data, ignore_errors=True)
    done = subprocess.run(
        [*_INSTALL, f"--datadir={data}", f"--user={_user()}"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ServerError(f"mariadb-install-db failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def _user() -> str:
    """Return our own name: the server refuses to run as root unless told to."""
    return pwd.getpwuid(os.geteuid()).pw_name


class Server:
    """A running server; ``end`` it."""

    def __init__(self, prepared: Path, folder: Path) -> None:
        """Start a server in ``folder`` on a copy of ``prepared``, and wait until it answers.

        Raises:
            ServerError: it ended, or stays silent for START_SECONDS.
        """
        shutil.copytree(prepared, folder / "data")
        # A server that starts removes all temporary tables in its tmpdir, /tmp if nobody says
        # otherwise, also those of a running server: https://mariadb.com/kb/en/mariadbd-options/
        (folder / "tmp").mkdir()
        self.port, self._log, self._number = free_port(), folder / "mariadb.log", 0
        places = [f"--{name}={folder / where}" for name, where in _PLACES.items()]
        own = (f"--port={self.port}", f"--user={_user()}")
        command = [shutil.which("mariadbd") or "/usr/sbin/mariadbd", *_SETTINGS, *places, *own]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        try:
            self._wait()
        except BaseException:
            self.end()
            raise

    def new_database(self) -> str:
        """Make a database; return its URL."""
        self._number += 1
        name = f"queue{self._number}"
        self.run(f"CREATE DATABASE {name}")
        return self.url(name)

    def url(self, database: str) -> str:
        """Return the URL of a database on this server."""
        return f"mysql://{USER}@{HOST}:{self.port}/{database}"

    def run(self, *statements: str) -> None:
        """Run statements as the administrator."""
        connection = pymysql.connect(host=HOST, port=self.port, user=USER, autocommit=True)
        with connection, connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def end(self) -> None:
        """End the server; by force when it does not within END_SECONDS."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            self._process.send_signal(number)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(END_SECONDS)
                return

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                self.run("SELECT 1")
            except pymysql.OperationalError:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    said = self._log.read_text(errors="replace")[-2000:]
                    raise ServerError(f"no MariaDB on port {self.port}; it said:\n{said}") from None
                time.sleep(0.02)
            else:
                return
