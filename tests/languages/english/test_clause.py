"""The clause around a verb: its auxiliaries and its subject, and which reading forbids a change."""

from __future__ import annotations

import pytest

from bot_plugins import propose
from bot_plugins.languages.english import clause
from bot_plugins.languages.english.parse import Parse, Token, parse

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


# Before "had began it.": what "had" does not surely govern, and what it does.
NOT_RULED = {
    "nothing before": "",
    "noun clause": "What he",
    "noun clause with a noun": "What the king",
    "noun clause with a noun of its own": "What fame and money the king",
    "noun clause with an adverb": "What little influence he still",
    "how many": "How many sons he",
    "whatever": "Whatever money he",
    "relative clause without that": "All the money he",
    "all he": "All he",
    "everything": "Everything the family",
    "every": "Every penny the king",
    "little": "The little the king",
    "that before a noun": "The lands that the king",
    "that before a pronoun": "All that he",
    "which before a noun": "The lands which the king",
    "whom": "Those whom the king",
    "contact relative": "The effect the war",
    "contact relative with a name": "The influence Rome",
    "contact relative with a pronoun": "The success it",
    "contact relative with two subjects": "The sons he and his wife",
    "contact relative with an adverb": "The influence the party still",
    "contact relative with a pronoun and an adverb": "The last chance they ever",
    "contact relative after an introduction": "In 1950 the effect the war",
    "contact relative after two phrases": "In the summer of the war the effect the king",
    "contact relative of the second phrase": "He lived in the town in the house the king",
    "contact relative after a comma": "After the war, the effect the war",
    "contact relative after and": "The town grew and the effect the war",
    "contact relative after said": "He said the effect the war",
    "contact relative after gold": "The gold the king",
    "contact relative after a noun like an adjective": "The last chance the king",
    "contact relative with a linked name": "All the money [[Smith]]'s son",
    "inversion": "Only then",
    "inversion after a phrase": "Only in 1950",
    "inversion after until": "Not until 1950",
    "inversion after a clause": "Only when he came",
    "inversion with no": "Under no circumstances",
    "never": "Never",
    "never before": "Never before",
    "rarely": "Rarely",
    "nor": "Nor",
    "relative that after a preposition": "The mill for the man that the king",
    "bracket": "It was there (",
    "subject relative of a quantifier": "All who",
    "subject relative of those": "Those who",
}
RULED = {
    "noun": "The king",
    "name": "In 1950 Rome",
    "two nouns": "The king and the queen",
    "noun of a noun": "In the summer of 1950 the king of the town",
    "possessive": "The king's sons",
    "that after a preposition": "At that time the king",
    "linked possessive": "The [[king]]'s sons",
    "adjective before a plural": "The old men",
    "number before a plural": "The last two kings",
    "many people": "So many people",
    "pronoun at the start": "He",
    "pronoun and an adverb": "In Rome they also",
    "pronoun and a noun": "In 1950 he and his wife",
    "pronoun after a comma": "In the end, they",
    "pronoun after and": "It rained and they",
    "pronoun after said that": "The king said that they",
    "noun after said that": "It showed that work",
    "noun with a pronoun behind it": "The man with you",
    "whole relative clause": "The book he wrote",
    "bracket behind the noun": "The king (1900–1950)",
    "participle between commas": "The club, founded in 1900,",
    "adverb phrase": "During the war the king",
    "two adverb phrases": "In the summer after the war the king",
    "participle in an adverb phrase": "In the town founded by the men the king",
    "adverb phrase in May": "In May 1950 the king",
    "by then": "By then the war",
    "quotation": 'The song "X"',
}


def is_ruled(before: str) -> bool:
    return bool(propose(f"{before} had began it.", rules="participle_after_have"))


@pytest.mark.parametrize("before", NOT_RULED.values(), ids=NOT_RULED)
def test_an_auxiliary_that_may_govern_nothing(before: str) -> None:
    assert not is_ruled(before)


@pytest.mark.parametrize("before", RULED.values(), ids=RULED)
def test_an_auxiliary_with_its_own_subject(before: str) -> None:
    assert is_ruled(before)
