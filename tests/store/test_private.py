"""A queue's file is its owner's alone, and so is all that SQLite puts beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot_plugins.store import errors
from bot_plugins.store.opening import open_store
from tests.store.build import MILL, queue


@pytest.fixture(autouse=True)
def _umask() -> Iterator[None]:
    """Let files be readable by all unless somebody says otherwise."""
    old = os.umask(0o022)
    yield
    os.umask(old)


def modes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}


def test_new_files_are_the_owners_alone(tmp_path: Path) -> None:
    with open_store(tmp_path / "q.sqlite") as store:
        queue(store, MILL)
        assert modes(tmp_path) == dict.fromkeys(("q.sqlite", "q.sqlite-wal", "q.sqlite-shm"), 0o600)
    assert modes(tmp_path) == {"q.sqlite": 0o600}


def test_files_of_earlier_versions_are_mended_once(tmp_path: Path) -> None:
    path = tmp_path / "q.sqlite"
    with open_store(path) as store, store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE copyedit_version SET version_num = 'v0002'")
    path.chmod(0o644)
    open_store(path).close()
    assert modes(tmp_path) == {"q.sqlite": 0o600}
    path.chmod(0o660)
    with open_store(path) as store:
        queue(store, MILL)
        assert set(modes(tmp_path).values()) == {0o660}


def test_another_programs_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "words.sqlite"
    path.write_text("words " * 1000)
    with pytest.raises(errors.DamagedError):
        open_store(path)
    assert modes(tmp_path) == {"words.sqlite": 0o644}
