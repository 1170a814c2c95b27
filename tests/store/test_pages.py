"""A page that was moved, swapped, or made anew: what was refused there is not asked again."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, NOT_AN_ERROR, REJECT, DecisionDetails, decide
from bot_plugins.store.put import OLDER, Outcome, put
from bot_plugins.store.saving import confirm, intend
from bot_plugins.store.schema import page
from bot_plugins.store.states import State
from bot_plugins.store.tasks import start_run
from bot_plugins.store.undoing import record_undo
from tests.store.build import MILL, RULES, everything, intent, only, states, take
from tests.ui.display.build import marked

BARN = "The barn was old. Nobody had «broke|broken» the door. It rained."


def look(store: Store, title: str, pageid: int, revid: int, text: str = MILL) -> Outcome:
    """Put a page into the queue as a pass finds it."""
    url = f"https://wiki.example/{title}"
    found = marked(text, title=title, site="test:en", revid=revid, url=url, pageid=pageid)
    return put(store, found, RULES, start_run(store, "test"))


def undone(store: Store, title: str = "Mill", pageid: int = 7) -> None:
    """Queue a page, save its finding as revision 2, which is then taken back."""
    look(store, title, pageid, 1)
    decide(store, "Ann", only(store).id, ACCEPT)
    number = intend(store, "bot", intent(store, take(store)))
    confirm(store, number, 2)
    record_undo(store, number, 3, "Bob")


def titles(store: Store) -> dict[str, int]:
    """Return each row's title and the wiki's number of the page."""
    with store.reading() as connection:
        rows = connection.execute(select(page.c.title, page.c.pageid).order_by(page.c.title))
        return {row.title: row.pageid for row in rows}


def test_what_was_taken_back_is_not_asked_again_under_a_new_title(store: Store) -> None:
    undone(store)
    assert look(store, "Old mill", 7, 5) == Outcome(kept=1)
    assert states(store) == [State.UNDONE]
    assert titles(store) == {"Old mill": 7}


@pytest.mark.parametrize("verdict", [REJECT, NOT_AN_ERROR])
def test_nor_is_what_was_refused(store: Store, verdict: DecisionDetails) -> None:
    look(store, "Mill", 7, 1)
    decide(store, "Ann", only(store).id, verdict)
    assert look(store, "Old mill", 7, 5, f"A new start.\n\n{BARN}\n\n{MILL}").added == 1
    assert [one.change.before for one in everything(store) if one.state is State.OPEN] == ["broke"]


def test_nor_after_moving_to_and_fro(store: Store) -> None:
    undone(store)
    for revid, title in enumerate(["B", "C", "Mill", "B", "Mill"], 5):
        assert look(store, title, 7, revid).added == 0
    assert titles(store) == {"Mill": 7}


def test_nor_where_the_page_was_moved_over_another(store: Store) -> None:
    undone(store)
    look(store, "Barn", 8, 1, BARN)
    assert look(store, "Barn", 7, 5).added == 0
    assert titles(store) == {"Barn": 7, "Mill": 8}


def test_nor_where_two_pages_were_swapped(store: Store) -> None:
    undone(store)
    look(store, "Barn", 8, 1, BARN)
    assert look(store, "Barn", 7, 5).added == 0
    assert look(store, "Mill", 8, 6, BARN) == Outcome(kept=1)
    assert titles(store) == {"Barn": 7, "Mill": 8}
    assert {one.url for one in everything(store)} == {
        "https://wiki.example/Barn", "https://wiki.example/Mill"
    }  # fmt: skip


def test_nor_where_three_pages_went_round(store: Store) -> None:
    undone(store)
    look(store, "Barn", 8, 1, BARN)
    look(store, "Pond", 9, 1, BARN)
    assert look(store, "Barn", 7, 5).added == 0
    assert look(store, "Pond", 8, 6, BARN) == Outcome(kept=1)
    assert look(store, "Mill", 9, 7, BARN) == Outcome(kept=1)
    assert titles(store) == {"Barn": 7, "Mill": 9, "Pond": 8}


def test_nor_where_the_page_was_deleted_and_made_anew(store: Store) -> None:
    undone(store)
    assert look(store, "Mill", 70, 50).added == 0
    assert titles(store) == {"Mill": 70}


def test_what_was_read_before_the_move_does_not_bring_the_old_title_back(store: Store) -> None:
    look(store, "Old mill", 7, 5)
    assert look(store, "Mill", 7, 4) == Outcome(ignored=OLDER)
    assert titles(store) == {"Old mill": 7}


def test_a_moved_page_without_slips_closes_what_waited(store: Store) -> None:
    look(store, "Mill", 7, 1)
    assert look(store, "Old mill", 7, 5, "Nothing is wrong here.") == Outcome(vanished=1)
    assert only(store).title == "Old mill"


def test_a_number_that_is_not_known_goes_by_the_title(store: Store) -> None:
    look(store, "Mill", 0, 1)
    look(store, "Barn", 0, 1, BARN)
    assert titles(store) == {"Barn": 0, "Mill": 0}
    assert look(store, "Mill", 7, 2) == Outcome(kept=1)
    assert titles(store) == {"Barn": 0, "Mill": 7}


def test_the_same_number_on_another_wiki_is_another_page(store: Store) -> None:
    look(store, "Mill", 7, 1)
    elsewhere = marked(MILL, title="Barn", site="test:de", revid=2, pageid=7)
    assert put(store, elsewhere, RULES, start_run(store, "test")) == Outcome(added=1)
    assert titles(store) == {"Barn": 7, "Mill": 7}


def test_a_page_that_is_being_saved_keeps_its_save(store: Store) -> None:
    look(store, "Mill", 7, 1)
    decide(store, "Ann", only(store).id, ACCEPT)
    number = intend(store, "bot", intent(store, take(store)))
    look(store, "Old mill", 7, 5)
    confirm(store, number, 6)
    assert [(one.title, one.state) for one in everything(store)] == [("Old mill", State.SAVED)]
