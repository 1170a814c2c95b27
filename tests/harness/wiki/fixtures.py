"""Fixtures: one golden wiki per test run, one served copy per process, as new for each module.

A test folder elsewhere gets them by importing them into its conftest.py.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness.wiki import Client, Wiki, accounts, build_golden, requirements


@pytest.fixture(scope="session")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of this run's golden wiki; the first to ask builds it.

    Under pytest-xdist every worker has a folder of its own below the run's
    (https://pytest-xdist.readthedocs.io/en/stable/how-to.html), so the shared
    one is the parent.
    """
    if gaps := requirements.missing():
        pytest.fail(requirements.message(gaps), pytrace=False)
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    return build_golden(folder / "golden-wiki")


@pytest.fixture(scope="module")
def wiki(served: Wiki) -> Wiki:
    """Return the running copy of the golden wiki, as new: a module may change anything."""
    served.renew()
    return served


@pytest.fixture
def fresh(wiki: Wiki) -> Iterator[Wiki]:
    """Yield the module's wiki with golden contents; afterwards it runs, switches off."""
    wiki.reset()
    yield wiki
    wiki.clear()
    if not wiki.pid:
        wiki.start()


@pytest.fixture
def client(wiki: Wiki) -> Client:
    """Return an API client logged in as Author, an ordinary user."""
    return wiki.member(accounts.AUTHOR)


@pytest.fixture
def admin(wiki: Wiki) -> Client:
    """Return an API client logged in as Admin, who may delete, protect and block."""
    return wiki.member(accounts.ADMIN)
