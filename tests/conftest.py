"""How thoroughly Hypothesis looks: HYPOTHESIS_PROFILE=thorough for a long night's search.

And the options --update, which writes the snapshots (tests/snapshots) anew, and --slow; and the
browser.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_PATIENT = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("fast", max_examples=200, deadline=None, suppress_health_check=_PATIENT)
settings.register_profile(
    "thorough", max_examples=10_000, deadline=None, suppress_health_check=_PATIENT
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare --update and --slow."""
    parser.addoption("--update", action="store_true", help="write tests/snapshots anew")
    parser.addoption("--slow", action="store_true", help="run the slow tests as well")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the slow tests out, unless --slow is given."""
    if config.getoption("--slow"):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    items[:] = [item for item in items if item not in slow]
    config.hook.pytest_deselected(items=slow)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield a browser; a test takes contexts of it, each with cookies of its own.

    One for all: Playwright cannot be started twice in a process.
    """
    from tests.review.chromium import started  # most processes need no browser

    with started() as browser:
        yield browser
