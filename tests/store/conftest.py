"""Every test that asks for a store, or its address, runs on SQLite, and with --wide on MariaDB too.

Those of ``_ON_BOTH`` always run on both: databases differ most when several processes work at once.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot_plugins.store.database import Store
from tests.store.databases import KINDS, Databases, MariaDB, SQLite, empty

_ON_BOTH = "test_processes.py"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests on MariaDB, except those of one file, before marks choose tests."""
    for item in items:
        parameters = getattr(item, "callspec", None)
        is_mariadb = parameters and parameters.params.get("databases") == "mariadb"
        if is_mariadb and item.path.name != _ON_BOTH:
            item.add_marker(pytest.mark.wide)


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
