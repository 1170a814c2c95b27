"""What is no JSON, or none that can be used, is told in one line; nothing breaks on it."""

from __future__ import annotations

import json

import pytest

from bot_plugins.frameworks.mediawiki.answers.asked import RequestParameters
from bot_plugins.frameworks.mediawiki.answers.checking import check

ASKED = RequestParameters({"action": "query"})


@pytest.mark.parametrize(
    "body",
    [
        b'{"query": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_001,
        b'{"query": {"other": "\\ud800"}}',
        b'{"query": {"other": NaN}}',
        b'{"query": \xff}',
        b'{"query": {}',
        b'\xef\xbb\xbf{"query": {}}',
    ],
    ids=["deep", "half a pair", "no number", "no UTF-8", "broken off", "a mark before it"],
)
def test_json_that_cannot_be_used(body: bytes) -> None:
    try:
        found = check(body, ASKED)
    except ValueError as error:
        assert "broken JSON" in str(error)
        assert "\n" not in str(error)
    else:
        assert found is None


def test_other_pages_are_no_json() -> None:
    assert check(b"<html>down</html>", ASKED) is None


@pytest.mark.parametrize("text", ["\\ud800", "\U0001f300", "\ufffd", "NaN"])
def test_any_text_is_read(text: str) -> None:
    answer = {"query": {"other": text}}
    for body in (json.dumps(answer), json.dumps(answer, ensure_ascii=False)):
        assert check(body.encode(), ASKED) == answer
