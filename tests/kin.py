"""Parameters of a test that are alike: some in every run, the others with --slow only."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

import pytest

Case = TypeVar("Case")


def kin(cases: Iterable[Case], quick: Collection[Case]) -> list[Case]:
    """Return the ``cases``, of which those that are not ``quick`` wait for --slow."""
    return [
        case if case in quick else pytest.param(case, marks=pytest.mark.slow)  # type: ignore[misc]
        for case in cases
    ]
