"""Locks: held by one process at a time, lost by no live one, free as soon as it is dead."""

from __future__ import annotations

import signal
import sqlite3
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from bot_plugins.store import errors
from bot_plugins.store.database import Store, open_store
from bot_plugins.store.errors import LockedError
from bot_plugins.store.locks import hold, lock_file
from tests.harness.warm import Process
from tests.store.mariadb import Server
from tests.store.test_processes import let_loose, worker

NAME = "pass of test:en"
SOON_SECONDS = 5.0


def is_free(store: Store, name: str = NAME) -> bool:
    try:
        with hold(store, name) as lock:
            return lock.is_held()
    except LockedError:
        return False


def is_free_soon(store: Store) -> bool:
    """A server notices that a connection is gone a moment after it is."""
    deadline = time.monotonic() + SOON_SECONDS
    while not is_free(store):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def says(process: Process) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def test_a_lock_is_held_once(store: Store) -> None:
    with hold(store, NAME) as lock:
        assert lock.is_held()
        with pytest.raises(LockedError, match=r"another pass is at work.*free at once") as refusal:
            hold(store, NAME).__enter__()
        assert isinstance(refusal.value, errors.StoreError)
        assert lock.is_held()
        assert is_free(store, f"{NAME} ")
        assert is_free(store, NAME.upper())
        assert is_free(store, "x" * 300)
    assert not lock.is_held()
    assert is_free(store)


def test_a_lock_ends_with_an_error(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), hold(store, NAME):
        raise ZeroDivisionError
    assert is_free(store)


def test_queues_have_their_own_locks(store: Store, other: Store) -> None:
    with hold(store, NAME):
        assert is_free(other)


def test_of_two_at_once_one_works(store: Store, address: str) -> None:
    with worker("hold", address, NAME) as one, worker("hold", address, NAME) as two:
        let_loose(one, two)
        said = sorted((says(one), says(two)))
        assert said == ['"held"\n', '"locked"\n']
        with pytest.raises(LockedError) as refusal, hold(store, NAME):
            pass
        known = (f"process {one.pid},", f"process {two.pid},", "the server's connection")
        assert any(who in str(refusal.value) for who in known)
        assert is_free(store, "another")
        one.kill()
        two.kill()
        one.wait()
        two.wait()
        assert is_free_soon(store)


def test_a_holder_that_is_stopped_holds_and_a_killed_one_does_not(
    store: Store, address: str
) -> None:
    with worker("hold", address, NAME) as holder:
        let_loose(holder)
        assert says(holder) == '"held"\n'
        holder.send_signal(signal.SIGSTOP)
        assert not is_free(store)
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        assert is_free_soon(store)


def test_sqlite_frees_the_lock_of_a_killed_holder_at_once(tmp_path: Path) -> None:
    path = tmp_path / "q.sqlite"
    with open_store(path) as store, worker("hold", str(path), NAME) as holder:
        let_loose(holder)
        assert says(holder) == '"held"\n'
        holder.kill()
        holder.wait()
        assert is_free(store)


def test_a_lost_connection_is_a_lost_lock(server: Server) -> None:
    with open_store(server.new_database()) as store, hold(store, NAME) as lock:
        with store.reading() as connection:
            find = "SELECT id FROM information_schema.processlist WHERE command = 'Sleep'"
            numbers = list(connection.scalars(text(f"{find} AND id <> CONNECTION_ID()")))
        server.run(*(f"KILL {number}" for number in numbers))
        assert not lock.is_held()
        assert not lock.is_held()
        assert is_free_soon(store)


def test_a_server_does_not_end_the_holder_for_being_silent(server: Server) -> None:
    with open_store(server.new_database()) as store, hold(store, NAME) as lock:
        connection = lock._connection  # type: ignore[attr-defined]
        assert connection.exec_driver_sql("SELECT @@wait_timeout").scalar() >= 24 * 60 * 60


def test_a_question_cut_short_is_a_lost_lock(server: Server) -> None:
    with open_store(server.new_database()) as store:
        with hold(store, NAME) as lock:
            lock._connection.invalidate()  # type: ignore[attr-defined]
            assert not lock.is_held()
        assert is_free_soon(store)
        with hold(store, NAME) as lock:
            lock._connection.invalidate()  # type: ignore[attr-defined]
        assert is_free_soon(store)


def test_a_lock_whose_file_was_removed_is_lost(tmp_path: Path) -> None:
    database = tmp_path / "q.sqlite"
    with open_store(database) as store, hold(store, NAME) as lock:
        lock_file(database, NAME).unlink()
        assert not lock.is_held()
        with hold(store, NAME) as second:
            assert second.is_held()
            assert not lock.is_held()


def test_all_paths_to_a_database_have_the_same_lock(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "q.sqlite")
    with (
        open_store(tmp_path / "q.sqlite") as store,
        open_store(tmp_path / "link") as linked,
        hold(store, NAME),
    ):
        assert not is_free(linked)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "a/b", "..", "\0", "ü" * 300, "\ud800"])
def test_names_lead_nowhere_else(tmp_path: Path, name: str) -> None:
    with open_store(tmp_path / "q.sqlite") as store, hold(store, name) as lock:
        assert lock.is_held()
        made = {path.name for path in tmp_path.iterdir()}
        assert lock_file(tmp_path / "q.sqlite", name).name in made
        assert all(len(one) < 120 and one.isascii() and one.startswith("q.sqlite") for one in made)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (b"", "it has not said who it is"),
        (b"\x1b[31mAnn\nBob\xff", "[31mAnn Bob"),
        (b"a" * 10_000, "a" * 300),
    ],
)
def test_what_a_holder_says_is_only_information(tmp_path: Path, told: bytes, shown: str) -> None:
    database = tmp_path / "q.sqlite"
    with open_store(database) as store, hold(store, NAME):
        path = lock_file(database, NAME)
        path.with_name(f"{path.name}.holder").write_bytes(told)
        with pytest.raises(LockedError) as refusal, hold(store, NAME):
            pass
        assert f": {shown}" in str(refusal.value)
        assert str(refusal.value).isprintable() or "\ufffd" in str(refusal.value)
    assert is_free_soon_after(database)


def is_free_soon_after(database: Path) -> bool:
    with open_store(database) as store:
        return is_free(store)


def test_a_lock_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    database = tmp_path / "q.sqlite"
    lock_file(database, NAME).mkdir()
    with open_store(database) as store, pytest.raises(errors.CannotOpenError, match=r"cannot lock"):
        hold(store, NAME).__enter__()


def test_a_lock_does_not_hinder_others_from_writing(tmp_path: Path) -> None:
    database = tmp_path / "q.sqlite"
    with open_store(database) as store, hold(store, NAME), sqlite3.connect(database) as second:
        second.execute("CREATE TABLE other (id INTEGER)")
    second.close()
    assert lock_file(database, NAME).stat().st_size == 0
