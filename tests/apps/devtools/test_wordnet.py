"""Words read from WordNet's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot_plugins.apps.devtools import wordnet

LICENCE = "  1 This software and database is provided as it is.\n"
DATA = {
    "noun": '00001740 03 n 02 mill 0 Holm 1 001 @ 00001741 n 0000 | a house; "the mill\'s wheel"\n'
    "00001741 03 n 03 old_mill 0 dam 0 weir 0 000 | a wall\n",
    "adj": "00001740 00 a 01 milky 0 000 | white\n",
    "adv": "",
}
INDEX = {
    "noun": "dam n 1 0 1 1 00001741\n"
    "holm n 1 0 1 1 00001740\n"
    "mill n 1 1 @ 1 1 00001740\n"
    "old_mill n 1 0 1 1 00001741\n"
    "weir n 1 0 1 0 00001741\n",
    "adj": "milky a 1 2 ! = 1 2 00001740\n",
    "adv": "",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for kind, texts in (("data", DATA), ("index", INDEX)):
        for name, text in texts.items():
            (tmp_path / f"{kind}.{name}").write_text(LICENCE + text, encoding="utf-8")
    return tmp_path


def test_names_phrases_short_and_rare_words_are_left_out(folder: Path) -> None:
    assert list(wordnet.words(folder)) == [("mill", "n"), ("milky", "j")]


def test_without_wordnet_its_package_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="apt-get install wordnet-base"):
        list(wordnet.words(tmp_path))


@pytest.mark.parametrize(
    ("noun", "plural"),
    [("mill", "mills"), ("county", "counties"), ("day", "days"), ("church", "churches")],
)
def test_regular_plurals(noun: str, plural: str) -> None:
    assert wordnet.plural(noun) == plural
