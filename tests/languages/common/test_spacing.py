"""Whether the text before a space can stand before punctuation."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.languages.common.spacing import ends_a_phrase, follows_address

CANNOT = {
    "nothing": "",
    "preposition": "It lies in",
    "article": "It was the",
    "verb": "Its name is",
    "conjunction": "The lake and",
    "full stop": "The lake.",
    "comma": "The lake,",
    "dash": "The lake –",
    "opening bracket": "The lake (",
    "template": "It is {{a}}",
    "reference": "It is.<ref>A</ref>",
    "comment": "It is<!-- a -->",
    "address": "See http://example.org",
    "slash": "The lake /",
    "single letter": "Let x",
    "word for the mark": "It ends with a comma",
    "file": "The lake [[File:A.jpg]]",
    "link in a template": "The {{a|[[lake]]}}",
    "reference after a link": "The [[lake]]<ref>A</ref>",
    "letters after a template": "The {{a}}s",
    "bare address in brackets": "See http://example.org]",
    "preposition in bold": "It lies '''in'''",
}
CAN = {
    "word": "The deep lake",
    "number": "It was 1950",
    "closing bracket": "The lake (deep)",
    "link": "The [[lake]]",
    "piped link": "The [[Great Lake|lake]]",
    "bold": "The '''lake'''",
    "italics": "The ''lake''",
    "link trail": "Two [[lake]]s",
    "external link": "See [https://example.org the lake]",
    "quotation": 'The "lake"',
    "curly quotation": "The “lake”",
    "guillemets": "The «lake»",
    "per cent": "It is 5%",
    "degrees": "It is 5°",
    "foreign letters": "The étang",
    "capital In": "He is In",
    "word that ends in a preposition": "The cabin",
}


@pytest.mark.parametrize("text", CANNOT.values(), ids=CANNOT)
def test_what_cannot_stand_before_punctuation(text: str) -> None:
    assert not ends_a_phrase(document.read(f"{text} , it"), len(text))


@pytest.mark.parametrize("text", CAN.values(), ids=CAN)
def test_what_can_stand_before_punctuation(text: str) -> None:
    assert ends_a_phrase(document.read(f"{text} , it"), len(text))


ADDRESS = {
    "address": "See http://example.org",
    "address of a folder": "See https://example.org/a/",
    "address in round brackets": "See (http://example.org/a)",
    "address in brackets": "See [http://example.org/a]",
}
NO_ADDRESS = {
    "word": "The lake",
    "link": "See [https://example.org the lake]",
    "open link": "See [http://example.org",
    "host": "See example.org",
    "template": "See {{url|http://example.org}}",
    "mark within": "See http://example.org/a;",
    "comment": "See http://example.org<!-- a -->",
}


@pytest.mark.parametrize("text", ADDRESS.values(), ids=ADDRESS)
def test_a_mark_may_move_to_an_address(text: str) -> None:
    assert follows_address(document.read(f"{text} , it"), len(text))


@pytest.mark.parametrize("text", NO_ADDRESS.values(), ids=NO_ADDRESS)
def test_what_is_no_bare_address(text: str) -> None:
    assert not follows_address(document.read(f"{text} , it"), len(text))
