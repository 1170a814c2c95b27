"""Findings recognised in another text, by the words beside them."""

from __future__ import annotations

import pytest

from bot_plugins.store import matching
from tests.ui.display.build import marked


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("The old mill  went away quickly.", 14),
        ("mill  went away", 6),
        ("The mill went away", None),
        ("The mill  goes away quickly", None),
        ("", None),
    ],
)
def test_words_between_the_same_two_words(text: str, offset: int | None) -> None:
    [change] = [
        found.placed("The mill  went away quickly")
        for found in marked("The mill  «went|goes» away quickly").findings
    ]
    assert matching.between_words(text, change) == offset
