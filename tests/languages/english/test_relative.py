"""What a relative clause may belong to."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.relative import PATTERN, antecedents, wanted_of
from tests.languages.english.asking import marked

NOUNS = [
    ("He knew boys who *try* it.", ["boys"]),
    ("A box of tools that *are* old was found.", ["tools", "box"]),
    ("There are areas of the brain that *are* active.", ["brain", "areas"]),
    ("A box was brought with tools that *are* old.", ["tools", "box"]),
    ("The boys saw a dog, who *is* old.", ["dog", "boys"]),
]


@pytest.mark.parametrize(("text", "nouns"), NOUNS)
def test_the_nouns_that_may_be_meant(text: str, nouns: list[str]) -> None:
    parse, verb = marked(text)
    verb = parse.head(verb) if verb.relation == "aux" else verb
    assert [one.text for one in antecedents(parse, verb)] == nouns


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("boys who try it", False),
        ("the box that was old", False),
        ("the songs, which is why", False),
        ("boys who tries it", True),
        ("the box that were old", True),
    ],
)
def test_number_is_compared_without_a_parse(source: str, wanted: bool) -> None:
    assert confirming(PATTERN.finditer, wanted_of)(source) is wanted
