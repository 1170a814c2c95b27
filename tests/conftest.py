"""How thoroughly Hypothesis looks: HYPOTHESIS_PROFILE=thorough for a long night's search.

And the options --update, which writes the snapshots (tests/snapshots) anew, --wide, --slow and
--fast; and what all tests of a process share: a browser, a wiki, a database server.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.harness.wiki import Wiki
    from tests.store.mariadb import Server

_PATIENT = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("fast", max_examples=30, deadline=None, suppress_health_check=_PATIENT)
settings.register_profile(
    "thorough", max_examples=10_000, deadline=None, suppress_health_check=_PATIENT
)
settings.register_profile("few", max_examples=10, deadline=None, suppress_health_check=_PATIENT)
_SERVERS = frozenset({"browser", "served", "golden", "server"})
"""Fixtures that start a server or a browser."""
_HERE = Path(__file__).parent
_FAST = ("core/", "document/", "languages/", "rules/", "run/search/", "ui/display/", "ui/report/")
"""Packages whose tests --fast runs: those that a change of a rule or a language can break."""
_LONG = frozenset({
    "core/prefilter/test_crowd.py", "core/test_insertions.py", "core/test_properties.py",
    "core/test_workers.py",
    "document/partial/test_parts.py", "document/test_words.py", "languages/english/test_parser.py",
    "ui/report/test_unified.py", "ui/report/test_writer.py",
})  # fmt: skip
"""Tests among them that take seconds: they start programs, fill a queue or read many pages."""
_YOUNG = 50_000
"""Objects after which the collector looks again; 700 are usual, and a tenth of the time here."""

settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


def pytest_configure(config: pytest.Config) -> None:
    """Let the programs under test hear Ctrl-C, and keep what they compile, whatever is around.

    A shell without job control starts "make test &" with SIGINT ignored, which every program
    inherits (POSIX.1-2017, Shell Command Language 2.11); a handler, here one that does nothing,
    becomes the default in each program that is started (execve(2)). Many an image for containers
    has Python compile everything anew in each process, which costs hundreds of them a second.
    """
    if config.getoption("--fast") and "HYPOTHESIS_PROFILE" not in os.environ:
        settings.load_profile("few")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, lambda *_: None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare --update, --wide, --slow and --fast."""
    parser.addoption("--update", action="store_true", help="write tests/snapshots anew")
    parser.addoption("--wide", action="store_true", help="run the wide tests as well")
    parser.addoption("--slow", action="store_true", help="run the wide and the slow tests as well")
    parser.addoption(
        "--fast", action="store_true", help="only rules and what they rest on: no wiki, no server"
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """With --fast, do not import the files of other tests: that took a third of the time."""
    is_read = not config.getoption("--fast") or _may_hold_fast(collection_path)
    return None if is_read else True


def pytest_collection_finish() -> None:
    """Let the collector of garbage look at what tests make, and not at ten thousand tests.

    https://docs.python.org/3.11/library/gc.html#gc.freeze
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests whose marker no option asks for, and with --fast all but the fast ones."""
    unasked = _unasked(config)
    left_out = [
        item
        for item in items
        if any(item.get_closest_marker(marker) for marker in unasked)
        or (config.getoption("--fast") and not _is_fast(item))
    ]
    gone = set(left_out)
    kept = (item for item in items if item not in gone)
    items[:] = sorted(kept, key=_needs_wiki)
    config.hook.pytest_deselected(items=left_out)


def _needs_wiki(item: pytest.Item) -> bool:
    """Tell whether a test comes last: one process installs the wiki while another runs the rest."""
    return "golden" in getattr(item, "fixturenames", ())


def _unasked(config: pytest.Config) -> list[str]:
    """Return the markers whose tests are left out."""
    if config.getoption("--slow"):
        return []
    return ["slow"] if config.getoption("--wide") else ["slow", "wide"]


def _is_fast(item: pytest.Item) -> bool:
    """Tell whether a test is of a fast package and starts no server."""
    return _is_fast_file(item.path) and _SERVERS.isdisjoint(getattr(item, "fixturenames", ()))


def _is_fast_file(path: Path) -> bool:
    place = path.relative_to(_HERE).as_posix()
    return place.startswith(_FAST) and place not in _LONG


def _may_hold_fast(path: Path) -> bool:
    """Tell whether a file is fast, or a folder is on the way to one."""
    if not path.is_dir():
        return _is_fast_file(path)
    folder = "" if path == _HERE else f"{path.relative_to(_HERE).as_posix()}/"
    return folder.startswith(_FAST) or any(fast.startswith(folder) for fast in _FAST)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield a browser; a test takes contexts of it, each with cookies of its own.

    One for all: Playwright cannot be started twice in a process.
    """
    from tests.ui.review.chromium import started  # most processes need no browser

    with started() as browser:
        yield browser


@pytest.fixture(scope="session")
def served(golden: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wiki]:
    """Yield a running copy of the golden wiki; tests take it by the fixture ``wiki``, renewed.

    One for all: PHP needs a second for the first requests of each server.
    """
    from tests.harness.wiki import Wiki  # most processes need no wiki

    with Wiki(tmp_path_factory.mktemp("wiki") / "wiki", golden) as wiki:
        yield wiki


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a MariaDB server, this process's own: it starts in 0.2 s.

    What takes longer, the installer, runs once for all of pytest-xdist's processes.
    """
    from tests.store.mariadb import Server, prepare  # most processes need no database server

    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    server = Server(prepare(shared / "mariadb"), tmp_path_factory.mktemp("server"))
    yield server
    server.end()
