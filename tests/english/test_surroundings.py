"""The clause around a verb: which reading forbids a change."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.document import OPAQUE
from bot_plugins.english.surroundings import (
    Surroundings,
    has_own_subject,
    is_word,
    may_be_finite,
    surroundings,
)

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
    "contact relative with a bare plural": "The faith people",
    "contact relative after an introduction": "In 1950 the effect the war",
    "contact relative after a comma": "After the war, the effect the war",
    "contact relative after and": "The town grew and the effect the war",
    "contact relative after said": "He said the effect the war",
    "contact relative after a bracket": "The money (5 crowns) the king",
    "contact relative after gold": "The gold the king",
    "contact relative after a noun like an adjective": "The last chance the king",
    "contact relative with a linked name": "All the money [[Smith]]'s son",
    "inversion": "Only then",
    "inversion after a phrase": "Only in 1950",
    "inversion after until": "Not until 1950",
    "inversion after a clause": "Only when he came",
    "inversion after and": "He came, and only in 1950",
    "inversion with no": "Under no circumstances",
    "never": "Never",
    "never before": "Never before",
    "rarely": "Rarely",
    "nor": "Nor",
    "that of a comparison": "In that he",
    "relative that after a preposition": "The mill for the man that the king",
    "comparison": "It was longer than they",
    "comparison with a noun": "It was longer than the king",
    "as": "As the king",
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
    "also at that time": "Also at that time the king",
    "linked possessive": "The [[king]]'s sons",
    "adjective before a plural": "The old men",
    "number before a plural": "The last two kings",
    "many people": "So many people",
    "pronoun at the start": "He",
    "pronoun and an adverb": "In Rome they also",
    "pronoun and a noun": "In 1950 he and his wife",
    "pronoun after a comma": "In the end, they",
    "pronoun after and": "It rained and they",
    "who": "The king, who",
    "which": "The lake, which",
    "pronoun after said that": "The king said that they",
    "noun after said that": "It showed that work",
    "noun with a pronoun behind it": "The man with you",
    "whole relative clause": "The book he wrote",
    "bracket behind the noun": "The king (1900–1950)",
    "participle between commas": "The club, founded in 1900,",
    "adverb phrase": "During the war the king",
    "adverb phrase in May": "In May 1950 the king",
    "adverb clause": "When the war ended the king",
    "by then": "By then the war",
    "quotation": 'The song "X"',
}
FINITE = ("went", "was", "walked", "isn’t", "isn't", "Had", "consists", "blogged")
NOT_FINITE = ("lake", "begun", "going", "being", "red", "wars", "take", ",", "")


def is_ruled(before: str) -> bool:
    text = f"{before} had began it."
    return has_own_subject(surroundings(document.read(text), len(before) + 1, len(text) - 4))


@pytest.mark.parametrize("before", NOT_RULED.values(), ids=NOT_RULED)
def test_an_auxiliary_that_may_rule_something_else(before: str) -> None:
    assert not is_ruled(before)


@pytest.mark.parametrize("before", RULED.values(), ids=RULED)
def test_an_auxiliary_with_its_own_subject(before: str) -> None:
    assert is_ruled(before)


AROUND = {
    "all of a sentence": ("The lake had it.", "The lake", "it ."),
    "at the start": ("had it.", "", "it ."),
    "at the end": ("The lake had", "The lake", ""),
    "sentence before": ("It rained. The lake had it.", "The lake", "it ."),
    "question before": ("Did it? The lake had it.", "The lake", "it ."),
    "abbreviation before": ("Dr. Lake had it.", "Dr . Lake", "it ."),
    "semicolon": ("It rained; he had it.", "It rained ; he", "it ."),
    "commas are tokens": ("So, he had it, too.", "So , he", "it , too ."),
    "paragraph before": ("It rained\n\nHe had it.", "He", "it ."),
    "list item before": ("* It rained\n* He had it.", "# He", "it ."),
    "line before": ("Then\nhe had it\nthere.", "Then he", "it there ."),
    "bold": ("The '''lake''' had it.", "The lake", "it ."),
    "half-bold word": ("The l'''ake''' had it.", "The #", "it ."),
    "link": ("The [[Big Lake|lake]] had it.", "The lake", "it ."),
    "link trail": ("Two [[lake]]s had it.", "Two #", "it ."),
    "linked possessive": ("The [[lake]]'s isle had it.", "The lake s isle", "it ."),
    "apostrophe": ("The king's lake had it.", "The king's lake", "it ."),
    "hyphen": ("The lake-side had it.", "The lake-side", "it ."),
    "full stop in a number": ("The 3.5 men had it.", "The 3 . 5 men", "it ."),
    "reference": ("The lake<ref>A</ref> had it.", "The lake", "it ."),
    "comment": ("The lake <!-- so --> had it.", "The lake", "it ."),
    "citation template": ("The lake{{sfn|A}} had it.", "The lake", "it ."),
    "template": ("The {{a}} lake had it.", "The # lake", "it ."),
    "quotation": ('The "A" had it.', "The #", "it ."),
}


@pytest.mark.parametrize(("text", "before", "after"), AROUND.values(), ids=AROUND)
def test_surroundings(text: str, before: str, after: str) -> None:
    start = text.index("had")
    around = surroundings(document.read(text), start, start + 3)
    shown = ["#" if token[0] == OPAQUE else token for token in around.before]
    assert shown == before.split()
    assert around.after == tuple(after.split())


@pytest.mark.parametrize("word", NOT_FINITE)
def test_what_is_no_finite_verb(word: str) -> None:
    assert not may_be_finite(word)


@pytest.mark.parametrize("word", FINITE)
def test_what_may_be_a_finite_verb(word: str) -> None:
    assert may_be_finite(word)


TOKENS = {",": False, "": False, OPAQUE: False, "a": True, "1": True, "漢": True}


@pytest.mark.parametrize(("token", "expected"), TOKENS.items())
def test_words(token: str, expected: bool) -> None:
    assert is_word(token) is expected


def test_tokens_are_counted_from_the_place() -> None:
    around = Surroundings(("In", "Rome", ",", "Then", "He"), ("It", "Was"))
    assert [around.last(number) for number in (1, 2, 3, 5, 6)] == ["he", "then", ",", "in", ""]
    assert [around.next(number) for number in (1, 2, 3)] == ["it", "was", ""]
    assert around.since_mark == ("then", "he")


CLAUSES = {
    "to the end": ("it was a day", "it was a day"),
    "a comma before a clause": ("it , and he went", "it"),
    "a comma before a relative": ("it , which he saw", "it"),
    "a comma in a list": ("it , red ones too", "it , red ones too"),
    "semicolon": ("it ; he went", "it"),
    "colon": ("it : he went", "it"),
}


@pytest.mark.parametrize(("after", "clause"), CLAUSES.values(), ids=CLAUSES)
def test_the_rest_of_a_clause(after: str, clause: str) -> None:
    assert Surroundings((), tuple(after.split())).rest_of_clause == tuple(clause.split())
