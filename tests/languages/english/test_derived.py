"""Words that English forms of others, told from misspellings."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.derived import is_derived

NOT_DERIVED = (
    "inforamtion teminal whicht languanges seperatly dynamicaly usualy normaly immediatly"
    " migth qxzvkw replacment"
).split()
DERIVED = (
    "prestarted churchlike millwards rootbound mergings overfished nonvoting megachurches"
    " beekeeping lighthousekeeper retelevised villagewide ringless doctorship microbrewed"
    " summitted filletted"
).split()


@pytest.mark.parametrize("word", NOT_DERIVED)
def test_a_misspelling_is_formed_of_nothing(word: str) -> None:
    assert not is_derived(word)


@pytest.mark.parametrize("word", DERIVED)
def test_a_word_that_is_formed_of_others(word: str) -> None:
    assert is_derived(word)
