"""Replacement texts are filled in as .NET does."""

from __future__ import annotations

import pytest

from bot_plugins.community.patterns.matching import Matcher
from bot_plugins.community.patterns.parser import parse
from bot_plugins.community.patterns.replacements import read_replacement


@pytest.mark.parametrize(
    ("pattern", "replacement", "text", "result"),
    [
        (r"([tT])eh", "$1he", "Teh", "The"),
        (r"([tT])eh", "${1}he", "Teh", "The"),
        (r"(?<t>[tT])eh", "${t}he", "Teh", "The"),
        (r"(a)|b", "[$1]", "b", "[]"),
        (r"a", "$&$0$$", "a", "aa$"),
        (r"a", "$1 ${no} $", "a", "$1 ${no} $"),
        (r"(a)(b)(?<c>c)", "$3$2$1", "abc", "cba"),
        (r"((a)|b)+", "$2!", "ab", "a!"),
    ],
)
def test_a_replacement_is_filled(pattern: str, replacement: str, text: str, result: str) -> None:
    parsed = parse(pattern)
    matcher = Matcher(parsed, read_replacement(replacement, parsed))
    assert [hit.replacement for hit in matcher.hits(text)] == [result]
