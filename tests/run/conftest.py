"""Runs save what a trusted rule finds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.trusting import trusting


@pytest.fixture(autouse=True)
def _trusting() -> Iterator[None]:
    with trusting():
        yield
