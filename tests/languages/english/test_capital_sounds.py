"""The article before names, initialisms and numbers."""

from __future__ import annotations

import pytest

from bot_plugins.languages.english.capital_sounds import is_common, wanted

WANTED = [
    ("OpenTTD", "an"),
    ("iPhone", "an"),
    ("eBook", "an"),
    ("Android", "an"),
    ("Python", "a"),
    ("BitTorrent", "a"),
    ("Italian", "an"),
    ("8th", "an"),
    ("HTC", "an"),
]
UNSURE = "MoU SoC MacBook EuroMillions One Oaxacan Ouija Uganda Honda Xbox Nginx Ionia NATO".split()


@pytest.mark.parametrize(("word", "article"), WANTED)
def test_the_article_before_a_name(word: str, article: str) -> None:
    assert wanted(word) == article


@pytest.mark.parametrize("word", UNSURE)
def test_an_uncertain_beginning(word: str) -> None:
    assert not wanted(word)


def test_common_names() -> None:
    assert is_common("Italian") and is_common("8th") and is_common("HTC")
    assert not is_common("Android")
