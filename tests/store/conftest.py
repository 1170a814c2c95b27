"""Every test that asks for a store, or its address, runs on SQLite and on MariaDB."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from bot_plugins.store import Store
from tests.store.databases import KINDS, Databases, MariaDB, SQLite, empty
from tests.store.mariadb import Server, prepare


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a MariaDB server, this process's own: it starts in 0.2 s.

    What takes longer, the installer, runs once for all of pytest-xdist's processes.
    """
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    server = Server(prepare(shared / "mariadb"), tmp_path_factory.mktemp("server"))
    yield server
    server.end()


@pytest.fixture(scope="session", params=KINDS)
def databases(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Databases]:
    """Yield the databases of one kind."""
    found: Databases
    if request.param == "sqlite":
        found = SQLite(tmp_path_factory.mktemp("sqlite"))
    else:
        found = MariaDB(request.getfixturevalue("server"))
    yield found
    found.store.close()
    found.other.close()


@pytest.fixture
def store(databases: Databases) -> Iterator[Store]:
    """Yield an empty queue, open."""
    empty(databases.store)
    claim = databases.store.claim
    yield databases.store
    databases.store.claim = claim


@pytest.fixture
def address(store: Store, databases: Databases) -> str:
    """Return the address of the empty queue."""
    return databases.address


@pytest.fixture
def other(databases: Databases) -> Store:
    """Return a second, empty queue, open."""
    empty(databases.other)
    return databases.other
