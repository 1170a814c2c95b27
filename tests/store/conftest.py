"""Every test that asks for a store, or its address, runs on SQLite and on MariaDB."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot_plugins.store.database import Store
from tests.store.databases import KINDS, Databases, MariaDB, SQLite, empty


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
