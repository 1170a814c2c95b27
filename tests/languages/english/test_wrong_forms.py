"""Forms that auxiliaries do not govern, and forms before which no "be" goes."""

from __future__ import annotations

from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.lone_forms import lone_forms
from bot_plugins.languages.english.lost_participles import behind_be, behind_have, goes_on
from bot_plugins.languages.english.wrong_forms import no_base, no_participle


def test_forms_that_may_be_right_are_not_among_the_wrong_ones() -> None:
    assert all(Form.BASE not in lexicon.forms(word) for word in no_base())
    assert all(Form.PARTICIPLE not in lexicon.forms(word) for word in no_participle())
    assert not {"found", "put", "going", "was", "been"} & no_base().keys()
    assert not {"come", "run", "going", "was"} & no_participle().keys()


def test_of_two_verbs_the_one_in_use_counts() -> None:
    assert no_base()["installed"].base == "install"
    assert no_base()["developed"].base == "develop"


def test_adjectives_and_nouns_behind_be_are_no_lost_participles() -> None:
    assert not {"complete", "host", "open", "separate", "became", "came"} & behind_be().keys()
    assert {"publish", "build", "wrote", "took", "find"} <= behind_be().keys()


def test_nouns_behind_have_are_no_lost_participles() -> None:
    assert not {"trouble", "power", "will", "can", "contact"} & behind_have().keys()
    assert {"went", "began", "continue", "take"} <= behind_have().keys()


def test_what_follows_tells_a_passive_from_a_noun() -> None:
    assert goes_on("publish", "in")
    assert goes_on("publish", ".")
    assert goes_on("support", "by")
    assert goes_on("name", "First")
    assert not goes_on("publish", ""), "a line without an end may be half of a sentence"
    assert not goes_on("support", "for")
    assert not goes_on("use", "of")
    assert not goes_on("create", "the")


def test_be_goes_before_no_third_person_and_no_past_without_a_passive() -> None:
    assert {"contains", "became", "occurred", "took"} <= lone_forms().keys()
    assert not {"works", "wrote", "written", "is", "does"} & lone_forms().keys()
