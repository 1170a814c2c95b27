"""Where a base form or "were" may be a subjunctive."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.mood import asserts, may_be_subjunctive, may_be_unreal
from tests.languages.english.asking import marked

SUBJUNCTIVES = [
    "They demanded that he *have* a say.",
    "She suggested he *write* it.",
    "It is a condition that he *leave* the town.",
    "They fled lest he *find* them.",
    "They asked that he come and *take* the crown.",
]
INDICATIVES = [
    "She said that he *have* a say.",
    "It was so cold that he *leave* the town.",
    "They found a mill, and he *have* it now.",
]
UNREAL = {"if she": True, "as though he": True, "I wish it": True, "In 1950 he": False}
ASSERTS = {
    "She says that": True,
    "It was so cold that": True,
    "They demanded that": False,
    "He said that she asked that": False,
    "It is a fact that": False,
}


@pytest.mark.parametrize("text", SUBJUNCTIVES)
def test_a_subjunctive(text: str) -> None:
    assert may_be_subjunctive(*marked(text))


@pytest.mark.parametrize("text", INDICATIVES)
def test_no_subjunctive(text: str) -> None:
    assert not may_be_subjunctive(*marked(text))


@pytest.mark.parametrize(("lead", "wanted"), UNREAL.items())
def test_were_may_be_unreal(lead: str, wanted: bool) -> None:
    assert may_be_unreal(lead) is wanted


@pytest.mark.parametrize(("lead", "wanted"), ASSERTS.items())
def test_what_tells_how_things_are(lead: str, wanted: bool) -> None:
    assert asserts(lead) is wanted
