"""The table of irregular verbs: what a form may be taken for."""

from __future__ import annotations

import pytest

from bot_plugins.data import section_names, table
from bot_plugins.english.verbs import (
    all_forms,
    clear_pasts,
    mere_participles,
    mere_pasts,
    participles,
    verbs,
)

OTHER_WORDS = "rose found saw fell lay bore broke wound bound ground left felt spoke shot".split()
ALSO_PARTICIPLES = "told made said held kept got learnt sold".split()
NO_MERE_PARTICIPLES = "come run become told made put".split()
MERE_PASTS = {"went": "gone", "began": "begun", "wrote": "written", "took": "taken"}
MERE_PARTICIPLES = {"begun": "began", "gone": "went", "written": "wrote", "seen": "saw"}


@pytest.mark.parametrize("word", OTHER_WORDS)
def test_a_word_that_is_another_too_is_no_clear_past(word: str) -> None:
    assert word not in clear_pasts()


@pytest.mark.parametrize("word", ALSO_PARTICIPLES)
def test_a_past_that_is_a_participle_is_no_mere_past(word: str) -> None:
    assert word not in mere_pasts()


@pytest.mark.parametrize("word", NO_MERE_PARTICIPLES)
def test_a_participle_that_is_another_form_is_not_a_mere_one(word: str) -> None:
    assert word not in mere_participles()


@pytest.mark.parametrize(("past", "participle"), MERE_PASTS.items())
def test_mere_pasts(past: str, participle: str) -> None:
    assert mere_pasts()[past].participle == participle


@pytest.mark.parametrize(("participle", "past"), MERE_PARTICIPLES.items())
def test_mere_participles(participle: str, past: str) -> None:
    assert mere_participles()[participle].past == past


def test_every_verb_stands_once_and_whole() -> None:
    bases = [verb.base for verb in verbs()]
    assert len(bases) == len(set(bases))
    assert all(form.isalpha() and form.islower() for form in all_forms())
    assert participles() < all_forms()
    assert set(mere_pasts()) < set(clear_pasts()) < all_forms()


def test_sections_are_in_lower_case() -> None:
    assert {"references", "external links", "einzelnachweise"} <= section_names()
    assert all(name == name.casefold().strip() for name in section_names())


def test_a_table_that_does_not_exist() -> None:
    with pytest.raises(FileNotFoundError):
        table("nothing_like_it")


@pytest.mark.parametrize("name", ["en_irregular_verbs", "en_repeats", "citation_sections"])
def test_a_table_says_where_its_facts_are_from(name: str) -> None:
    assert table(name)
    assert len(set(table(name))) == len(table(name))
