"""JSON of a wiki page: what is ambiguous, expensive or lost is refused."""

from __future__ import annotations

import pytest

from bot_plugins.apps.maintenance.control.strict_json import LONGEST, JsonError, read

REFUSED = {
    '{"a": 1, "a": 2}': "twice",
    "NaN": "not a number",
    "-Infinity": "not a number",
    "9" * 21: "21 digits",
    "[" * 50_000: "too deeply",
    "{": "not JSON",
    " " * LONGEST + "1": "characters",
}


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: text[:20])
def test_what_is_refused_says_why(text: str) -> None:
    with pytest.raises(JsonError, match=REFUSED[text]):
        read(text)


def test_anything_else_is_read_as_it_is() -> None:
    assert read('{"a": [1, 2.5, 1e300, "x", null, true]}') == {
        "a": [1, 2.5, 1e300, "x", None, True]
    }
