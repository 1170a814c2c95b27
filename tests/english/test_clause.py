"""The clause around a verb: its auxiliaries and its subject, and which reading forbids a change."""

from __future__ import annotations

import pytest

from bot_plugins.english import clause
from bot_plugins.english.parse import Parse, Token, parse

UNCLEAR = [
    ("What he had went to charity.", "had", "went"),
    ("All the money he had went to charity.", "had", "went"),
    ("The effect the war had became clear.", "had", "became"),
    ("The lands that the duke had became royal.", "had", "became"),
    ("Rarely had came the end.", "had", "came"),
    ("The monks who did not fled to Iona.", "did", "fled"),
    ("All who could went there.", "could", "went"),
    ("What little the reforms did led to unrest.", "did", "led"),
    ("He did what he could sent from Rome.", "could", "sent"),
]
CLEAR = [
    ("By then the war had began.", "had", "began"),
    ("In 1950 he had went home.", "had", "went"),
    ("In Rome he had went home.", "had", "went"),
    ("The town, which has became rich, grew.", "has", "became"),
    ("He sat down and did not spoke.", "did", "spoke"),
    ("Did he went there?", "Did", "went"),
    ("The house where he would spent his life was sold.", "would", "spent"),
]


def word(found: Parse, text: str) -> Token:
    """Return the token that is ``text``."""
    return next(token for token in found.tokens if token.text == text)


@pytest.mark.parametrize(("sentence", "auxiliary", "verb"), UNCLEAR)
def test_a_clause_that_may_end_in_its_auxiliary_is_not_clear(
    sentence: str, auxiliary: str, verb: str
) -> None:
    found = parse(sentence)
    one, other = word(found, auxiliary), word(found, verb)
    is_governed = clause.governs(found, one, other)
    assert not (is_governed and clause.has_clear_subject(found, one, other))


@pytest.mark.parametrize(("sentence", "auxiliary", "verb"), CLEAR)
def test_a_clause_with_its_own_subject_is_clear(sentence: str, auxiliary: str, verb: str) -> None:
    found = parse(sentence)
    one, other = word(found, auxiliary), word(found, verb)
    assert clause.governs(found, one, other)
    assert clause.has_clear_subject(found, one, other)


def test_the_nearest_auxiliary_governs_the_form() -> None:
    found = parse("It would have been sold.")
    sold = word(found, "sold")
    assert [one.text for one in clause.auxiliaries(found, sold)] == ["would", "have", "been"]
    assert clause.governor(found, sold) == word(found, "been")
    assert clause.governor(found, word(found, "It")) is None


def test_the_subject_may_be_shared() -> None:
    found = parse("The mill closed and was sold.")
    assert clause.subject(found, word(found, "sold")) is None
    assert clause.shared_subject(found, word(found, "sold")) == word(found, "mill")


def test_a_phrase_begins_with_its_first_word() -> None:
    found = parse("The old mill by the river closed.")
    assert clause.phrase_start(found, word(found, "mill")) == word(found, "The")


@pytest.mark.parametrize(
    ("sentence", "verb", "is_main"),
    [
        ("The men who fled came back.", "fled", True),
        ("Men who fled.", "fled", False),
        ("He fled.", "fled", False),
        ("They said that he fled.", "fled", True),
    ],
)
def test_a_sentence_has_a_main_clause_beside_a_relative_one(
    sentence: str, verb: str, *, is_main: bool
) -> None:
    found = parse(sentence)
    assert clause.has_main_clause(found, word(found, verb)) is is_main


@pytest.mark.parametrize(
    ("text", "is_date"), [("1950", True), ("May", True), ("45", False), ("mill", False)]
)
def test_years_and_months_are_dates(text: str, *, is_date: bool) -> None:
    found = parse(f"In {text} it closed.")
    assert clause.is_date(word(found, text)) is is_date


@pytest.mark.parametrize("sentence", ["The inn was sold.", "Sold in May.", "Where is it?"])
def test_finite_verbs_are_told_from_others(sentence: str) -> None:
    found = parse(sentence)
    verbs = [token for token in found.tokens if token.tag in clause.VERBS]
    finite = [token.text for token in verbs if clause.is_finite(found, token)]
    assert finite == {"The": ["was", "sold"], "Sold": [], "Where": ["is"]}[found.tokens[0].text]
