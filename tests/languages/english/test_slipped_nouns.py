"""Subjects that may be wrong themselves, so that their verbs are left alone."""

from __future__ import annotations

import re

import pytest

from bot_plugins import document
from bot_plugins.languages.english.agreement import Pair, pairs
from bot_plugins.languages.english.number import Number
from bot_plugins.languages.english.slipped_nouns import has_singular_verb, may_be_slip

PATTERN = re.compile(
    r"\b(?P<determiner>The|Three) (?P<modifiers>(?:following |first )?)(?P<subject>[a-z]+)"
    r"(?: (?P<preposition>for) the [a-z]+)? (?P<verb>[a-z]+)"
)
SINGULAR_MEANT = [
    "The bands starts to play, and plays well.",
    "A mill is old. The mills has a wheel.",
    "The awards is an annual event.",
    "The weaknesses is water.",
    "The bases is that they have a right.",
    "The statements is to defend the town.",
    "Three towers is nowhere near enough.",
    "Three stripes means a sergeant.",
    "The towns has lost its fair.",
    "The kings was Herbert.",
]
PLURAL_MEANT = [
    "The service are Rome and Ghent.",
    "The following string are old.",
    "The first word were: come here.",
    "The profile are all the same.",
    "The tower are old towers.",
    "The specimen do not need water, but require heat.",
    "The wall are of stone and attach to the tower.",
    "The charge build up had been high.",
    "The authority are the local authorities.",
    "The tower were and are old.",
    "The tower are old with their walls.",
]
RIGHT_NOUNS = [
    ("The bands starts to play.", Number.PLURAL),
    ("The mills has a wheel.", Number.PLURAL),
    ("The bands plays well, and the crowd sings.", Number.PLURAL),
    ("The host for the worm are gulls and crows.", Number.SINGULAR),
    ("The tower are old.", Number.SINGULAR),
    ("The roofs is the pride of the town.", Number.PLURAL),
    ("The kings was Herbert and John.", Number.PLURAL),
    ("The robot regain the house and return to it.", Number.SINGULAR),
]


def _only(text: str) -> Pair:
    [one] = pairs(document.read(text), PATTERN)
    return one


@pytest.mark.parametrize("text", SINGULAR_MEANT)
def test_one_is_meant(text: str) -> None:
    assert may_be_slip(_only(text), Number.PLURAL)


@pytest.mark.parametrize("text", PLURAL_MEANT)
def test_several_are_meant(text: str) -> None:
    assert may_be_slip(_only(text), Number.SINGULAR)


@pytest.mark.parametrize(("text", "number"), RIGHT_NOUNS)
def test_the_verb_is_wrong(text: str, number: Number) -> None:
    assert not may_be_slip(_only(text), number)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The mills that decorates it is old.", True),
        ("The mills that decorates it are old.", False),
    ],
)
def test_a_singular_verb_of_the_same_noun(text: str, wanted: bool) -> None:
    one = _only(text.replace("that decorates it ", ""))
    assert has_singular_verb(one, one.subject) is wanted
