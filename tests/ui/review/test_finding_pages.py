"""The whole pages of findings, or why there is none to show."""

from __future__ import annotations

import pytest

from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT
from bot_plugins.store.findings import Item
from bot_plugins.ui.review import NoTextError, Review
from bot_plugins.ui.review.finding_pages import RevisionTexts
from tests.ui.review.build import MILL, queued, text_of


def test_the_whole_page_has_all_changes_in_their_place(store: Store) -> None:
    queued(store)
    review = Review(store, "Ann", lambda _: text_of(MILL))
    review.decide(2, ACCEPT)
    parts = review.pages.parts(review.known(1))
    assert [part.number for part in parts] == [0, 1, 0, 2, 0]
    shown = "".join(text for part in parts for text, kind in part.pieces if kind != "added")
    assert shown == text_of(MILL)


def test_a_page_that_cannot_be_had_is_a_reason(store: Store, review: Review) -> None:
    queued(store)
    with pytest.raises(NoTextError, match="no wiki is at hand"):
        review.pages.parts(review.known(1))
    other = Review(store, "Ann", lambda _: "another text altogether")
    with pytest.raises(NoTextError, match="not the text that was checked"):
        other.pages.parts(other.known(1))


def test_the_last_text_is_not_fetched_again(store: Store) -> None:
    queued(store)
    asked: list[int] = []

    def fetch(item: Item) -> str:
        asked.append(item.revid)
        return text_of(MILL)

    review = Review(store, "Ann", RevisionTexts(fetch))
    for number in (1, 2, 1):
        review.pages.text(review.known(number))
    assert len(asked) == 1
