"""Clauses that lack their verb, and reduced relatives, which lack nothing."""

from __future__ import annotations

import pytest

from bot_plugins.english.reduced import has_other_verb, has_plain_subject, lacks_verb
from bot_plugins.english.surroundings import Surroundings

NO_SUBJECTS = ["", "Has Holm", "the novel that Holm", "1277 – the church", "Once", "Rome ,"]
SUBJECTS = ["Holm", "The young troops", "In May , Holm", "He left , and the troops"]
OTHER_VERBS = [
    ("Work", "in 1911 was finished"),
    ("Efforts", "to help failed"),
    ("It is a novel", "in 1970"),
]
NO_OTHER_VERBS = [
    ("Holm", "seeing them"),
    ("The troops", "to march , and they sang"),
    ("Holm", "to write , helped by his son"),
]
WHOLE = [
    ("When the mill", "in 1911 closed"),
    ("It was the mill that a man", "in 1911"),
    ("Construction of the mill", "in 1911"),
    ("It rained when Holm had", "."),
    ("It rained when", ", and fell"),
]
LACKING = [
    ("It rained when the war", "."),
    ("He left because a siege", "in June"),
    ("It was only in May that a new siege", ": they ran"),
]


def around(before: str, after: str = "") -> Surroundings:
    return Surroundings(tuple(before.split()), tuple(after.split()))


@pytest.mark.parametrize("before", NO_SUBJECTS)
def test_no_plain_subject(before: str) -> None:
    assert not has_plain_subject(around(before))


@pytest.mark.parametrize("before", SUBJECTS)
def test_a_plain_subject(before: str) -> None:
    assert has_plain_subject(around(before))


@pytest.mark.parametrize(("before", "after"), OTHER_VERBS)
def test_another_verb(before: str, after: str) -> None:
    assert has_other_verb(around(before, after))


@pytest.mark.parametrize(("before", "after"), NO_OTHER_VERBS)
def test_no_other_verb(before: str, after: str) -> None:
    assert not has_other_verb(around(before, after))


@pytest.mark.parametrize(("before", "after"), WHOLE)
def test_a_clause_that_may_be_whole(before: str, after: str) -> None:
    assert not lacks_verb(around(before, after))


@pytest.mark.parametrize(("before", "after"), LACKING)
def test_a_clause_that_lacks_its_verb(before: str, after: str) -> None:
    assert lacks_verb(around(before, after))
