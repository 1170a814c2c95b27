"""Parameters of a test that are alike: some in every run, the others with --slow only."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def kin(cases: Iterable[Any], quick: Collection[Any]) -> list[Any]:
    """Return the ``cases``, of which those that are not ``quick`` wait for --slow.

    As pytest has it, a tuple is a value for each of several names.
    """
    return [case if case in quick else _slow(case) for case in cases]


def _slow(case: Any) -> Any:  # noqa: ANN401 - whatever a test takes
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.slow)
