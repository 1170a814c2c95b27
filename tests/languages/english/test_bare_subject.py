"""Whether what stands before a bare verb form is its subject."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.languages.english.bare import Bare, bare, behind
from bot_plugins.languages.english.bare_subject import has_subject, may_open_clause, opens_clause
from bot_plugins.languages.english.patterns import words

FORMS = ("begun", "seen", "known", "sunk", "found", "thrown")
PATTERN = behind(r"[^\W\d_][\w'’-]*", words(FORMS))
NO_SUBJECTS = {
    "a causative": "They made it known in Rome.",
    "a preposition": "There are towns in which known men live.",
    "a demonstrative": "It is older than that found in Rome.",
    "a demonstrative behind a verb": "The king's son matches that found in Rome.",
    "a conjunction": "He held that known men were ill.",
    "shared had": "He had gone to Rome and seen the king.",
    "shared had, from afar": "He said that he had slept, stuffed a bag, and thrown it away.",
    "a reduced relative": "He left the war begun in 1911.",
    "an object": "He led a war begun to win the crown.",
    "an absolute phrase": "The shots fired and the war begun, they fled.",
    "with": "With the war begun, they fled.",
    "inversion": "Hardly had the war begun when they fled.",
    "a verb of perception": "They saw the old ship sunk.",
    "a headline": "Construction of the mill begun in 1911.",
    "brackets": "He wrote a book (a novel begun in 1911).",
}
SUBJECTS = {
    "a pronoun": "In 1950 he begun a war.",
    "it": "It rained when it begun.",
    "a relative": "It is a war which begun in May.",
    "that": "It is the war that begun in May.",
    "joined": "They came and seen the king.",
    "joined to a past that is nothing else": "He had slept. He rose and seen the king.",
    "a noun": "It rained when the war begun.",
    "a sentence without another verb": "The civil war begun.",
}
GAPS = ["It is the name he known in Rome.", "They sold what they known best."]


def _only(text: str) -> Bare:
    [one] = bare(document.read(text), PATTERN)
    return one


@pytest.mark.parametrize("text", NO_SUBJECTS.values(), ids=NO_SUBJECTS)
def test_no_subject(text: str) -> None:
    found = list(bare(document.read(text), PATTERN))
    assert not any(has_subject(one) for one in found)


@pytest.mark.parametrize("text", SUBJECTS.values(), ids=SUBJECTS)
def test_a_subject(text: str) -> None:
    assert has_subject(_only(text))


def test_a_complement_makes_a_verb_of_a_form() -> None:
    one = _only("As it thawed even warm trees begun to grow.")
    assert has_subject(one, has_complement=True)


@pytest.mark.parametrize("text", GAPS)
def test_a_relative_clause_lacks_its_object(text: str) -> None:
    assert not opens_clause(_only(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It is older than that found in Rome.", False),
        ("There are towns in which known men live.", False),
        ("It is the name he known.", False),
        ("It is a town which known there.", True),
        ("When he known there, it rained.", True),
        ("In 1950 he known there.", True),
        ("He known there.", True),
        ("Geography\n\nHe known there.", True),
    ],
)
def test_the_word_before_tells_whether_a_clause_may_open(text: str, wanted: bool) -> None:
    read = document.read(text)
    match = behind("he|He|that|which", words(FORMS)).search(read.prose)
    assert match
    assert may_open_clause(read, match) == wanted
