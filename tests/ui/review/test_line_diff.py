"""The lines of a page that change, with the lines around them."""

from __future__ import annotations

import pytest

from bot_plugins.store.database import Store
from bot_plugins.ui.review import NoTextError, Review
from bot_plugins.ui.review.line_diff import DiffRow
from bot_plugins.ui.review.whole_page import Part
from tests.ui.review.build import queued, text_of

LONG = (
    "One.\n\nTwo.\n\nIt had «began|begun», and «went|gone».\n\nThree.\n\nFour.\n\nFive.\n"
    "They have «sang|sung».\nThey have «swam|swum»."
)


def written(parts: list[Part]) -> str:
    return "".join(text for part in parts for text, _ in part.pieces)


def rows(store: Store, text: str, number: int = 1) -> list[DiffRow]:
    queued(store, text)
    review = Review(store, "Ann", lambda _: text_of(text))
    return review.pages.diff(review.known(number))


def test_changed_lines_stand_between_the_lines_around_them(store: Store) -> None:
    found = rows(store, LONG)
    assert [(row.line, written(row.old), row.is_changed, row.is_apart) for row in found] == [
        (3, "Two.", False, True),
        (5, "It had began, and went.", True, False),
        (7, "Three.", False, False),
        (11, "Five.", False, True),
        (12, "They have sang.", True, False),
        (13, "They have swam.", True, False),
    ]
    assert written(found[1].new) == "It had begun, and gone."
    assert written(found[5].new) == "They have swum."


def test_a_line_between_two_changes_is_shown_once(store: Store) -> None:
    found = rows(store, "It had «began|begun».\nMiddle.\nIt had «went|gone».")
    assert [written(row.old) for row in found] == ["It had began.", "Middle.", "It had went."]


def test_a_change_across_lines_is_one_row(store: Store) -> None:
    found = rows(store, "One «a\nb|c» two.")
    assert [(written(row.new), row.is_changed) for row in found] == [("One c two.", True)]


def test_another_text_has_no_rows(store: Store) -> None:
    queued(store)
    review = Review(store, "Ann", lambda _: "Another text.")
    with pytest.raises(NoTextError):
        review.pages.diff(review.known(1))
