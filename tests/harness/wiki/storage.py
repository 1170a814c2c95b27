"""The files of a wiki folder: its layout, its database, copies and snapshots of it."""

from __future__ import annotations

import fcntl
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

COMPILED = "compiled"
FOLDERS = ("data", "cache", "ctl", "log", "www", COMPILED)
_LOCK, _READY = ".lock", ".ready"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold ``folder`` (made if missing) alone, among processes, for a with block.

    ``fcntl.flock``: the system lets go of it even when the holder is killed.
    Raises FileExistsError for a folder with contents that are not a wiki.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()) and not (folder / _LOCK).exists():
        raise FileExistsError(f"{folder} holds something else; name a new or an empty folder")
    with (folder / _LOCK).open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def is_ready(folder: Path) -> bool:
    """Return whether ``folder`` holds a wiki that was finished."""
    return (folder / _READY).exists()


def mark_ready(folder: Path) -> None:
    """Declare the wiki in ``folder`` finished. Always the last step."""
    (folder / _READY).touch()


def clear(folder: Path) -> None:
    """Remove all but the lock: whatever a killed builder left behind."""
    for path in folder.iterdir():
        if path.name == _LOCK:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def copy(golden: Path, folder: Path) -> None:
    """Make ``folder`` a copy of the finished wiki ``golden``, which stays as it is.

    But for what PHP compiled: that is one folder for all copies, and the next server of any of
    them starts with it.
    """
    clear(folder)
    shutil.copytree(
        golden,
        folder,
        symlinks=True,
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns(_LOCK, _READY, COMPILED),
    )
    (folder / COMPILED).symlink_to((golden / COMPILED).resolve())
    (folder / "port").write_text("0")  # the golden one's port, if it ever had one, is taken
    mark_ready(folder)


def renew(golden: Path, folder: Path) -> None:
    """Make the copy ``folder`` hold what the golden wiki does; its server may be running."""
    for name in ("LocalSettings.php", "snapshot.sqlite"):
        shutil.copyfile(golden / name, folder / name)
    shutil.rmtree(folder / "data")
    shutil.copytree(golden / "data", folder / "data")


def checkpoint(folder: Path) -> None:
    """Move SQLite's write-ahead logs into the databases, so that one file is all.

    MediaWiki's installer turns write-ahead logging on (SqliteInstaller.php);
    https://www.sqlite.org/pragma.html#pragma_wal_checkpoint.
    """
    for path in (folder / "data").glob("*.sqlite"):
        with closing(sqlite3.connect(path)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def snapshot(folder: Path) -> None:
    """Remember the wiki's present contents. No request may still be in progress."""
    checkpoint(folder)
    shutil.copyfile(folder / "data/wiki.sqlite", folder / "snapshot.sqlite")


def restore(folder: Path) -> None:
    """Put the remembered contents back. No request may still be in progress."""
    for path in (folder / "data").glob("wiki.sqlite*"):
        path.unlink()
    shutil.copyfile(folder / "snapshot.sqlite", folder / "data/wiki.sqlite")


def same_second(folder: Path, title: str) -> None:
    """Give all revisions of an article the time of its first (Manual:Revision_table)."""
    with closing(sqlite3.connect(folder / "data/wiki.sqlite")) as database, database:
        database.execute(_SAME_SECOND, [title.replace(" ", "_")])


_SAME_SECOND = """
UPDATE revision SET rev_timestamp = (
    SELECT min(other.rev_timestamp) FROM revision AS other
    WHERE other.rev_page = revision.rev_page
)
WHERE rev_page = (SELECT page_id FROM page WHERE page_namespace = 0 AND page_title = ?)
"""


def end_sessions(folder: Path) -> None:
    """Forget who is logged in, and what browsers remember of it (Manual:User_table).

    settings.php keeps sessions in a database of their own.
    """
    with closing(sqlite3.connect(folder / "data/wikicache.sqlite")) as database, database:
        database.execute("DELETE FROM objectcache")
    with closing(sqlite3.connect(folder / "data/wiki.sqlite")) as database, database:
        database.execute("UPDATE user SET user_token = lower(hex(randomblob(16)))")


def forget_changes(folder: Path, before: str) -> None:
    """Remove recent changes before a time (14 digits), as a wiki does with old ones."""
    with closing(sqlite3.connect(folder / "data/wiki.sqlite")) as database, database:
        database.execute("DELETE FROM recentchanges WHERE rc_timestamp < ?", [before])
