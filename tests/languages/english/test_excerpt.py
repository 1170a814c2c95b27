"""Excerpts of pages: what is plain in them, and what a rule confirms by them."""

from __future__ import annotations

import re

import pytest

from bot_plugins.document import TRANSPARENT, read
from bot_plugins.languages.english.excerpt import Excerpt, Prose, confirming

HAD = re.compile(r"had (?P<verb>[a-z]+)")


@pytest.mark.parametrize(
    "source",
    [
        "''It'' [[Rome|was]] [[here]].",
        "<b>It</b> was.",
        "It was.",
    ],
)
def test_markup_whose_text_is_shown_is_hidden_as_in_a_document(source: str) -> None:
    prose = Excerpt(source).prose
    assert len(prose) == len(source)
    assert prose.replace(TRANSPARENT, "") == read(source).prose.replace(TRANSPARENT, "")


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ("It rained. He had began. It ended.", " He had began."),
        (
            "It rained [[Rome|where]] he had began\nto go.",
            "It rained [[Rome|where]] he had began\n",
        ),
        ("It rained {{a}} he had began\nto go.", " he had began\n"),
        ("So he had began", "So he had began"),
    ],
)
def test_a_sentence_is_at_most_what_is_surely_of_it(source: str, part: str) -> None:
    first, last = Excerpt(source).sentence(source.index("had"))
    assert source[first:last].strip(" ]") == part.strip(" ]")


@pytest.mark.parametrize(
    "mark", ["{{a}}", "<br>", "[[a", "a]] b|c]]", "a\nb", "&nbsp;", "a|b", "-->"]
)
def test_markup_is_not_plain(mark: str) -> None:
    excerpt = Excerpt(f"He came. {mark} He went.")
    assert not excerpt.is_plain(0, len(excerpt.source))
    assert excerpt.is_plain(0, 8)
    assert not excerpt.is_plain(0, len(excerpt.source) + 1)


def is_began(match: re.Match[str]) -> bool:
    return match["verb"] == "began"


def is_told_of_him(text: Prose, match: re.Match[str]) -> bool:
    return text.prose[: match.start()].endswith("He ")


LONG = " to read what was in the book of the town."


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("He had begun.", False),
        (f"She had began{LONG}", False),
        (f"He had began{LONG}", True),
        (f"She had began to [[read]] it{LONG}", False),
        (f"She had began to {{{{read}}}} it{LONG}", True),
        ("She had began.", True),  # the page may go on in markup
    ],
)
def test_what_is_unlikely_where_all_is_plain_is_not_confirmed(source: str, wanted: bool) -> None:
    assert confirming(HAD.finditer, is_began, is_told_of_him)(source) is wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [("He had began.", True), ("''He'' had began", True), ("He had begun.", False)],
)
def test_what_needs_no_words_around_is_confirmed_anywhere(source: str, wanted: bool) -> None:
    assert confirming(HAD.finditer, is_began)(source) is wanted
