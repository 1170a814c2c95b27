"""Runs save what a trusted rule finds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot_plugins.rule import Applicability
from tests.trusting import trust


@pytest.fixture(autouse=True)
def _trusting() -> Iterator[None]:
    trust()
    yield
    trust(applicability=Applicability.REVIEW)
