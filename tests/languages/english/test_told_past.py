"""Whether a past is likelier than a present: by dates, and by the verbs around."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.languages.english.sentence import sentence_at
from bot_plugins.languages.english.told_past import tells_of_past

PRESENT = [
    "He *win* the title.",
    "It *consist* of towers, and it is old.",
    "He *win* often and plays for Rome.",
    "The mill *contain* wheels.",
    "It was old. This *suggest* that it may fall.",
    "It was old. He *think* the town will grow.",
    "A flag *indicate* that it rained and what was done.",
    "He *win* what they give. They see it and like it.",
    "The hall was built then. The hall *depict* a stage.",
    "It was lost. The map *show* that mills have wheels.",
    "She says that he *have* a house and that he had seen it.",
    "It *mention* that he was the son of John, who was a monk.",
]
PAST = [
    "He *win* the title in 2004.",
    "In the 1950s he *win* titles.",
    "During World War II, the mill *become* a house.",
    "He *win* the title and went home.",
    "He *win* the title. Then he went home.",
    "When he was ill, he always *take* a walk.",
    "Though he *prefer* mills and was ill, he came.",
    "He *prefer* Rome and was charmed by its walls.",
    "It points to gifts, although he *prefer* Rome and was charmed by its walls.",
    "He *win* the race that was held.",
    "He *compete* in the race of men in 2016, in which he is seen.",
]


def _tells_of_past(text: str) -> bool:
    place = text.index("*")
    read = document.read(text.replace("*", ""))
    sentence = sentence_at(read, place)
    return tells_of_past(read, place, sentence.parse, sentence.token(place))


@pytest.mark.parametrize("text", PRESENT)
def test_the_present_is_likelier(text: str) -> None:
    assert not _tells_of_past(text)


@pytest.mark.parametrize("text", PAST)
def test_the_past_is_likelier(text: str) -> None:
    assert _tells_of_past(text)
