"""What one typo is, and of which kind."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.typos import Typo, difference, two_differences

NONE = ["receive", "rceiv", "recieevd", "deceive me", "", "r"]
KINDS = {
    ("inforamtion", "information"): Typo.SWAPPED,
    ("ammount", "amount"): Typo.DOUBLED,
    ("aggreement", "agreement"): Typo.DOUBLED,
    ("anounce", "announce"): Typo.UNDOUBLED,
    ("teminal", "terminal"): Typo.DROPPED,
    ("goverment", "government"): Typo.DROPPED,
    ("everyrthing", "everything"): Typo.ADDED,
    ("whicht", "which"): Typo.ADDED,
    ("definately", "definitely"): Typo.VOWEL,
    ("ourside", "outside"): Typo.NEIGHBOUR,
    ("matry", "marry"): Typo.NEIGHBOUR,
    ("descriped", "described"): Typo.OTHER,
    ("skript", "script"): Typo.SOUND,
    ("simbol", "symbol"): Typo.SOUND,
    ("ypu", "you"): Typo.NEIGHBOUR,
    ("uou", "you"): Typo.NEIGHBOUR,
}


@pytest.mark.parametrize("word", NONE)
def test_no_typo_or_more_than_one(word: str) -> None:
    assert difference(word, "receive") is None


@pytest.mark.parametrize(("pair", "typo"), KINDS.items(), ids=str)
def test_a_typo(pair: tuple[str, str], typo: Typo) -> None:
    found = difference(*pair)
    assert found is not None
    assert found.typo is typo


def test_where_the_typo_is() -> None:
    first, last = difference("efootball", "football"), difference("whicht", "which")
    assert first is not None
    assert last is not None
    assert (first.before, first.behind) == (0, 8)
    assert (last.before, last.behind) == (5, 0)


TWO = {
    ("resrouces", "resources"): (Typo.SWAPPED, Typo.SWAPPED),
    ("deveopped", "developed"): (Typo.DROPPED, Typo.DOUBLED),
    ("neccassary", "necessary"): (Typo.DOUBLED, Typo.VOWEL),
}


@pytest.mark.parametrize(("pair", "typos"), TWO.items(), ids=str)
def test_two_typos(pair: tuple[str, str], typos: tuple[Typo, Typo]) -> None:
    assert typos in [(first.typo, second.typo) for first, second in two_differences(*pair)]


@pytest.mark.parametrize("word", ["necessary", "nccssray", "unnecessarily", ""])
def test_not_two_typos(word: str) -> None:
    assert not [*two_differences(word, "necessary")]


def test_how_often_people_make_a_typo_depends_on_its_position() -> None:
    pairs = [("usig", "using"), ("sing", "using"), ("usin", "using"), ("usxing", "using")]
    inside, first, last, added = (difference(*pair) for pair in pairs)
    assert inside
    assert first
    assert last
    assert added
    assert inside.chance > max(first.chance, last.chance)
    assert min(first.chance, last.chance) > added.chance
