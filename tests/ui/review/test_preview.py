"""The wikitext that is sent to be rendered: which changes are made, and where they are marked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, REJECT
from bot_plugins.store.states import State
from bot_plugins.ui.review import NoTextError, Review
from bot_plugins.ui.review.preview import CURRENT, END, OTHER, preview_text
from tests.ui.review.build import queued, text_of

TWO = "It had «began|begun».\n\nThey have «went|gone», and «came,|come,» too.\n\nThe end."


def reviewed(store: Store, text: str = TWO) -> Review:
    queued(store, text)
    return Review(store, "Ann", lambda _: text_of(text))


def shown(review: Review, number: int, *, is_whole: bool = True) -> str:
    text = review.pages.preview(review.known(number), is_whole=is_whole).text
    return text.replace(CURRENT, "[").replace(OTHER, "(").replace(END, "/")


def test_accepted_changes_and_the_one_in_question_are_made(store: Store) -> None:
    review = reviewed(store)
    review.decide(1, ACCEPT)
    assert shown(review, 2) == ("It had (begun/.\n\nThey have [gone/, and came, too.\n\nThe end.")


def test_refused_changes_are_not_made(store: Store) -> None:
    review = reviewed(store)
    review.decide(1, REJECT)
    assert shown(review, 2).startswith("It had began.")


def test_a_paragraph_is_between_empty_lines(store: Store) -> None:
    review = reviewed(store)
    review.decide(3, ACCEPT)
    assert shown(review, 2, is_whole=False) == "They have [gone/, and (come/, too."
    assert shown(review, 1, is_whole=False) == "It had [begun/."


def test_new_text_that_begins_with_markup_gets_no_mark(store: Store) -> None:
    review = reviewed(store, "It had «began|''begun''».")
    assert shown(review, 1) == "It had ''begun''."


def test_a_text_that_has_the_marks_itself_gets_none(store: Store) -> None:
    review = reviewed(store, f"{END} had «began|begun».")
    assert shown(review, 1) == "/ had begun."


def test_another_text_is_not_shown(store: Store) -> None:
    queued(store)
    review = Review(store, "Ann", lambda _: "Another text.")
    with pytest.raises(NoTextError, match="is not the text that was checked"):
        review.pages.preview(review.known(1), is_whole=True)


def test_a_change_that_overlaps_is_left_out(store: Store) -> None:
    review = reviewed(store)
    item = review.known(2)
    other = replace(item, id=9, state=State.ACCEPTED)
    made = preview_text(text_of(TWO), [other], item, is_whole=True)
    assert (made.text.count(CURRENT), OTHER in made.text) == (1, False)
