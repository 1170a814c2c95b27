"""Sections, numbered as MediaWiki numbers them for ``action=edit&section=``."""

from __future__ import annotations

import pytest

from bot_plugins.document import sections

PAGE = (
    "Lead «0».\n== A ==\nIn A «1».\n=== B ===\nIn B «2».\n<!--\n== no ==\n-->\n<nowiki>\n== no ==\n"
    "</nowiki>\n<ref>\n== no ==\n</ref>\n{{box|\n== no ==\n}}\n== C == <!-- c -->\nIn C «3».\n"
    "<div>\n== D ==\nIn D «4».\n</div>\n= E =\nIn E «5».\n==F== x\nStill E «5»."
)


@pytest.mark.parametrize("number", range(6))
def test_the_number_counts_the_headings_before(number: int) -> None:
    at = PAGE.index(f"«{number}»")
    assert sections.numbers(PAGE, [at]) == [number]


def test_many_places_are_numbered_at_once() -> None:
    places = [PAGE.index("«3»"), PAGE.index("«0»"), PAGE.rindex("«5»")]
    assert sections.numbers(PAGE, places) == [3, 0, 5]


def test_what_cannot_be_parsed_has_no_numbers() -> None:
    assert sections.numbers("{{" * 5000 + "\n== A ==\nx", [10_020]) == [None]
