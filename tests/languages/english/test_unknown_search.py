"""Places of unknown words in raw text."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.core.prefilter.words import Words
from bot_plugins.languages.english.unknown_search import search, search_text

NOT_FOUND = [
    "The information is here.",
    "{{inforamtion|the name}}",
    "The file www.inforamtion.org is here.",
    "inforamtion = the name of the key",
    "the inforamtion() is here",
    "qxzvkw/inforamtion/kqxzwv",
    "qxzvkw ourside kqxzwv",
    "het furums qxzvkw",
    "kqxzwv imges qxzvkw",
    "|inforamtion|12||13",
    "That is Ourside of the town.",
    "the fiancé inforamtioné is here",
    "M(inforamtion) is the value here",
    "They do inforamtion't go there",
    "It was J. Inforamtion who did it.",
    "the Ba'inforamtion is here",
    "",
]
FOUND = [
    "The inforamtion is here.",
    "the '''inforamtion''' it is here, inforamtion it is",
    "Inforamtion is here.",
    "* Inforamtion is here.",
    "It is here. Inforamtion is there.",
    "There is the inforamtion's use.",
    "This is some inforamtion, and more.",
    "All the inforamtion<ref>x</ref> there",
    "Ä and the inforamtion is here.",
    "The VM inforamtion, JSON",
    "It is here.<br>Inforamtion is there.",
    "That is Inforamtion of the town.",
    "It is <b>inforamtion here or</b> there.",
    "qxzvkw inforamtion kqxzwv",
]
WORDS = "the is of inforamtion Inforamtion teminal é {{ }} | = ' '' . , \n [[ ]] <b> & \" 12".split(
    " "
)
texts = st.lists(st.sampled_from([*WORDS, " ", "\n"]), max_size=30).map(" ".join)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_nothing_to_find(text: str) -> None:
    assert search_text(text) == []


@pytest.mark.parametrize("text", FOUND)
def test_a_place(text: str) -> None:
    assert "inforamtion" in {text[start:end].lower() for start, end in search_text(text)}


def test_a_likely_slip_of_six_letters_may_stand_beside_any_words() -> None:
    assert search_text("Qxzvkw iamges [http") == [(7, 13)]


@given(texts)
def test_offsets_of_code_points_and_of_bytes_say_the_same(text: str) -> None:
    data = text.encode()
    assert [data[start:end].decode() for start, end in search(Words(data))] == [
        text[start:end] for start, end in search_text(text)
    ]


@pytest.mark.parametrize("text", FOUND)
def test_a_place_in_xml(text: str) -> None:
    data = html.escape(text, quote=False).replace('"', "&quot;").encode()
    assert b"inforamtion" in {data[start:end].lower() for start, end in search(Words(data))}


@given(texts)
def test_every_place_is_found_in_xml_too(text: str) -> None:
    wanted = [text[start:end] for start, end in search_text(text)]
    data = html.escape(text, quote=False).replace('"', "&quot;").encode()
    found = [data[start:end].decode() for start, end in search(Words(data))]
    for word in wanted:
        found.remove(word)
