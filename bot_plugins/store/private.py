"""File permissions of an SQLite queue: only its owner may read who decided what, and when.

A file that is created here has the mode 0600, and SQLite gives the files beside it (-wal, -shm,
-journal) the mode of the file itself (https://sqlite.org/src/file/src/os_unix.c,
findCreateFileMode). Earlier versions left the mode to the umask: their files get 0600 once, when
they are brought up to date. After that the mode is up to the owner, who may share the file with a
group.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import URL

from bot_plugins.store import address

MODE = 0o600
_BESIDE = ("", "-wal", "-shm", "-journal")


def make(url: URL) -> None:
    """Create the empty file of a queue if there is none; SQLite reports what goes wrong."""
    if address.is_sqlite(url):
        with suppress(OSError):
            os.close(os.open(str(url.database), os.O_CREAT | os.O_EXCL | os.O_RDWR, MODE))


def mend(url: URL) -> None:
    """Remove the rights of others to the files of a queue, if the files are ours."""
    if address.is_sqlite(url):
        for ending in _BESIDE:
            with suppress(OSError):  # it is not there, or not ours
                Path(f"{url.database}{ending}").chmod(MODE)
