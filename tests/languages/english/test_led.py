"""Lead and led: which "lead" is a past or a participle."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.led import is_participle, is_past, is_singular
from tests.languages.english.asking import marked

NO_PASTS = (
    "These changes *lead* to war.",
    "Such rules give rise to doubt and often *lead* to war.",
    "He knew the steps that *lead* to the hall.",
    "The town has roads which *lead* to Rome.",
    "It could end the truce and *lead* to a war.",
    "They thought that it would calm the army and, thus, *lead* to peace.",
    "The team *lead* the league.",
    "Both the need of salt and the price of coal *lead* to trade.",
    "The heat typically *lead* to storms.",
    "The drought leads to hunger, and this *lead* to war.",
    "He helped them *lead* the way.",
    "The forks mark a choice of ways, of new ones, that *lead* to other ends.",
    "He wants to *lead* them.",
    "He returned to command and *lead* the men in 1995.",
    "It made new towns, that not necessarily *lead* these people to build.",
    "The lies were old and the result of such lies typically *lead* to war.",
)
PASTS = (
    "The duke died in 1402; this *lead* to a war.",
    "He quarrelled with the abbot, which *lead* to a trial.",
    "The revelation *lead* to an inquiry.",
    "The king took the town and *lead* his men to Rome.",
    "He had taken the town and *lead* his men to Rome.",
    "In 1937 his interests *lead* him to Leeds.",
    "It was a vote that *lead* to the split.",
    "In 1905, McMain *lead* a campaign.",
)
PARTICIPLES = {
    "This has *led* to war.": True,
    "It was *led* by a monk.": True,
    "It has, since the war, *led* to nothing.": False,
    "This *led* to war.": False,
    "It's *led* by a monk.": False,
}
SINGULAR = {
    "This *revelation* was new.": True,
    "*It* was new.": True,
    "The *team* was new.": False,
    "The *number* of men was small.": False,
    "The *revelations* were new.": False,
    "The *king* and his son left.": False,
    "The *Browns* left.": False,
}


@pytest.mark.parametrize("text", NO_PASTS)
def test_no_past(text: str) -> None:
    assert not is_past(*marked(text))


@pytest.mark.parametrize("text", PASTS)
def test_a_past(text: str) -> None:
    assert is_past(*marked(text))


@pytest.mark.parametrize(("text", "expected"), PARTICIPLES.items())
def test_a_participle_is_near_its_auxiliary(text: str, expected: bool) -> None:
    assert is_participle(*marked(text)) is expected


@pytest.mark.parametrize(("text", "expected"), SINGULAR.items())
def test_a_subject_that_is_surely_one(text: str, expected: bool) -> None:
    assert is_singular(*marked(text)) is expected
