"""Whether a participle is passive, by what its verb takes and what follows."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.lexicon import verbs
from bot_plugins.languages.english.parse import Parse, Token, parse
from bot_plugins.languages.english.passive import (
    has_object,
    has_passive,
    is_passive,
    may_be_adjective,
    may_lack_be,
)

PASSIVE = [
    ("It can considered rare.", "consider"),
    ("The prize may awarded by the king.", "award"),
    ("It could sold to them.", "sell"),
    ("It can produced this way.", "produce"),
]
ACTIVE = [
    ("The bank would owned the mill.", "own"),
    ("The lamp can worked at night.", "work"),
    ("It may resulted from a flood.", "result"),
    ("They may removed or reduce the tax.", "remove"),
    ("It might referred to the town.", "refer"),
]


def participle(found: Parse) -> Token:
    """Return the word behind the modal."""
    return found.tokens[next(one.index for one in found.tokens if one.tag == "MD") + 1]


@pytest.mark.parametrize(("sentence", "base"), PASSIVE)
def test_what_takes_an_object_and_has_none_is_passive(sentence: str, base: str) -> None:
    found = parse(sentence)
    assert is_passive(found, participle(found), verbs()[base])


@pytest.mark.parametrize(("sentence", "base"), ACTIVE)
def test_what_has_an_object_or_never_one_is_active(sentence: str, base: str) -> None:
    found = parse(sentence)
    assert not is_passive(found, participle(found), verbs()[base])


def test_some_verbs_have_no_passive() -> None:
    assert [has_passive(verbs()[base]) for base in ("occur", "become", "build", "find")] == [
        False, False, True, True,
    ]  # fmt: skip


def test_an_object_stands_right_behind_its_verb() -> None:
    found = parse("They sold the mill in May.")
    assert has_object(found, found.tokens[1])
    assert has_object(found, found.tokens[1], "dobj")
    assert not has_object(found, found.tokens[1], "ccomp")
    found = parse("They sold in May.")
    assert not has_object(found, found.tokens[1])


def test_a_participle_may_be_an_adjective_before_a_noun() -> None:
    found = parse("They do paid work.")
    assert may_be_adjective(found, found.tokens[2])
    found = parse("They did told them.")
    assert not may_be_adjective(found, found.tokens[2])


def test_a_passive_may_lack_its_be() -> None:
    found = parse("The book did not published until May.")
    assert may_lack_be(found, found.tokens[4], verbs()["publish"])
    found = parse("They did not wanted it.")
    assert not may_lack_be(found, found.tokens[3], verbs()["want"])
