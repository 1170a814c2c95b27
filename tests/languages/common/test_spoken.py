"""Marks that are spoken of, and those that stand where a sentence needs them."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.core.engine import propose
from bot_plugins.languages.common.spoken import is_spoken_of

MEANT = (
    "Perl uses ; for removing it.",
    "They used ; to end it.",
    "It needs a trailing ; when it ends.",
    "Press ; or : there.",
    "A lone ; separates them.",
)
NEEDED = (
    "The lake is deep ; it is cold.",
    "They used it ; then it broke.",
    "The wheel was used ; it broke.",
    "The mill ; formerly an inn.",
)
LEFT = (
    "Perl uses ; for removing it, and C ; too.",
    "In C ( and ) delimit a list, [ and ] another.",
    "Use , to divide them and . to end.",
    "The goals , and ; are joins.",
    "Press ? to get help.",
)


@pytest.mark.parametrize("text", MEANT)
def test_a_mark_that_is_spoken_of(text: str) -> None:
    place = text.index(" ;")
    assert is_spoken_of(document.read(text), place, place + 2)


@pytest.mark.parametrize("text", NEEDED)
def test_a_mark_in_its_place(text: str) -> None:
    place = text.index(" ;")
    assert not is_spoken_of(document.read(text), place, place + 2)


@pytest.mark.parametrize("text", LEFT)
def test_no_rule_closes_up_what_is_spoken_of(text: str) -> None:
    assert [(one.before, one.after) for one in propose(text).findings] == []
