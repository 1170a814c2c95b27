"""What the page tells and links of a change's page on the wiki: history, editor, last edit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot_plugins.store.columns import now
from bot_plugins.store.database import Store
from bot_plugins.ui.review import Review
from bot_plugins.ui.review.web.cards import cards
from bot_plugins.ui.review.web.texts import say
from tests.ui.review.build import MILL, found, queued, text_of
from tests.ui.review.web.client import Visitor, words


def test_the_pages_history_and_its_editor_on_the_wiki(store: Store) -> None:
    text = f"Top.\n== A ==\nx\n== B ==\n{MILL}"
    queued(store, text)
    queued(store, MILL, "Pond", url="javascript:alert(1)")
    visitor = Visitor(Review(store, "Ann", lambda _: text_of(text)))
    shown = visitor.get("/")
    assert 'href="https://wiki.example/Mill?action=history"' in shown.text
    assert "Edit on the wiki" in words(shown)
    target = "https://wiki.example/Mill?action=edit"
    assert visitor.get("/finding/1/editor").headers["Location"] == f"{target}&section=2"
    alone = Visitor(Review(store, "Ann"))
    assert alone.get("/finding/1/editor").headers["Location"] == target
    assert alone.get("/finding/3/editor").status_code == 404
    assert "on the wiki" not in words(alone.get("/finding/3"))


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "Edited 1 minute ago"), (4, "Edited 4 minutes ago"), (61, "")]
)
def test_a_page_that_was_edited_lately_says_so(
    store: Store, visitor: Visitor, minutes: int, said: str
) -> None:
    queued(store)
    [card] = cards([replace(found(store, 1), timestamp=now() - timedelta(minutes=minutes))], {})
    with visitor.client.application.test_request_context():
        assert (say("edited-lately", num=card.minutes) if card.minutes else "") == said


def test_the_last_edit_is_beside_the_reason(
    store: Store, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    queued(store)
    assert "minutes ago" not in words(visitor.get("/"))
    monkeypatch.setattr("bot_plugins.ui.review.web.cards.RECENTLY", timedelta(days=36_500))
    assert "minutes ago" in words(visitor.get("/"))
