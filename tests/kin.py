"""Parameters of a test that are alike: some in every run, the others with --slow or --wide only."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def kin(cases: Iterable[Any], quick: Collection[Any], wide: Collection[Any] = ()) -> list[Any]:
    """Return the ``cases``: ``quick`` ones for every run, ``wide`` for --wide, others for --slow.

    As pytest has it, a tuple is a value for each of several names.
    """
    return [
        case if case in quick else _marked(case, "wide" if case in wide else "slow")
        for case in cases
    ]


def first_of(cases: Iterable[Any]) -> list[Any]:
    """Return the ``cases``, of which all but the first wait for --wide."""
    first, *others = cases
    return [first, *(_marked(case, "wide") for case in others)]


def _marked(case: Any, mark: str) -> Any:  # noqa: ANN401 - whatever a test takes
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=getattr(pytest.mark, mark))
