"""How thoroughly Hypothesis looks: HYPOTHESIS_PROFILE=thorough for a long night's search.

And the option --update, which writes the snapshots (tests/snapshots) anew, and the browser.
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
    """Declare --update."""
    parser.addoption("--update", action="store_true", help="write tests/snapshots anew")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield a browser; a test takes contexts of it, each with cookies of its own.

    One for all: Playwright cannot be started twice in a process.
    """
    from tests.review.chromium import started  # most processes need no browser

    with started() as browser:
        yield browser
