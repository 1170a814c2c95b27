"""The lexicon: what a word may be taken for."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.lexicon import Form

OTHER_WORDS = "rose found saw fell lay bore broke wound bound ground left felt spoke shot".split()
ALSO_PARTICIPLES = "told made said held kept got learnt sold".split()
ALSO_BASES = "put cut read come run become".split()
MERE_PASTS = {"went": "gone", "began": "begun", "wrote": "written", "took": "taken"}
FORMS = {
    "went": {Form.PAST},
    "begun": {Form.PARTICIPLE},
    "told": {Form.PAST, Form.PARTICIPLE},
    "found": {Form.BASE, Form.PAST, Form.PARTICIPLE},
    "become": {Form.BASE, Form.PARTICIPLE},
    "going": {Form.ING},
    "consists": {Form.THIRD},
    "lakeside": set(),
    "Went": set(),
    "": set(),
}


@pytest.mark.parametrize("word", [*OTHER_WORDS, *ALSO_PARTICIPLES, *ALSO_BASES, "was", "walked"])
def test_a_past_that_is_another_word_too_is_no_mere_past(word: str) -> None:
    assert word not in lexicon.mere_pasts()


@pytest.mark.parametrize("word", ["lakeside", "zzz", "had been", "", "\ud800"], ids=ascii)
def test_what_is_no_verb_has_no_readings(word: str) -> None:
    assert lexicon.readings(word) == ()
    assert lexicon.verbs_with(word, Form.PAST) == ()


@pytest.mark.parametrize(("past", "participle"), MERE_PASTS.items())
def test_mere_pasts(past: str, participle: str) -> None:
    assert lexicon.mere_pasts()[past].participle == participle


@pytest.mark.parametrize(("word", "expected"), FORMS.items())
def test_forms(word: str, expected: set[Form]) -> None:
    assert lexicon.forms(word) == expected


def test_the_usual_variant_comes_first() -> None:
    sing = lexicon.verbs()["sing"]
    assert (sing.past, sing.participle, sing.thirds[0]) == ("sang", "sung", "sings")
    assert lexicon.verbs_with("sang", Form.PAST) == (sing,)
    assert sing in lexicon.readings("singing")


@pytest.mark.parametrize(("word", "letter"), [("lake", "n"), ("lakes", "p"), ("deep", "j")])
def test_classes(word: str, letter: str) -> None:
    assert letter in lexicon.classes(word)
    assert word in lexicon.known()


def test_a_word_nobody_knows() -> None:
    assert "occured" not in lexicon.known()
    assert lexicon.classes("occured") == ""


def test_every_form_is_one_word_in_lower_case() -> None:
    words = {word for verb in lexicon.verbs().values() for word, _ in verb.forms()}
    assert [word for word in words if not word.replace("-", "").replace("'", "").isalpha()] == []
    assert [word for word in words if word != word.lower()] == []
