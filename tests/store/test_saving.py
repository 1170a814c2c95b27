"""Saving exactly once, undoing, and the figures that follow from both."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot_plugins.store.columns import now
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, REJECT, decide, undo_last
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.figures import RuleFigure, rule_figures
from bot_plugins.store.put import Outcome
from bot_plugins.store.saves import left_pending, next_page, release_page
from bot_plugins.store.saving import confirm, fail, intend, lose, mark_stale, mark_vanished
from bot_plugins.store.schema import save_finding
from bot_plugins.store.states import SaveState, State
from bot_plugins.store.tasks import latest_runs
from bot_plugins.store.undoing import (
    UndoSelection,
    abandon_undo,
    intend_undo,
    left_undoing,
    record_undo,
    undoable,
)
from tests.store.build import (
    MILL,
    SITE,
    accepted,
    edit,
    everything,
    intent,
    only,
    queue,
    states,
    take,
)

PAIR = "It had «began|begun». It had «broke|broken»."


def saved(store: Store, title: str = "Mill", revid: int = 2) -> int:
    """Accept and save a page; return the save's id."""
    accepted(store, MILL, title)
    page = take(store)
    number = intend(store, "bot", intent(store, page))
    confirm(store, number, revid)
    return number


def test_a_page_comes_with_what_was_accepted_in_the_order_of_its_text(store: Store) -> None:
    queue(store, "It had «a|A». It had «b|B». It had «c|C».")
    for item in reversed(everything(store)[:2]):
        decide(store, "Ann", item.id, ACCEPT)
    page = take(store)
    assert (page.site, page.title, page.pageid) == (SITE, "Mill", 7)
    assert [item.change.before for item in page.findings] == ["a", "b"]


def test_several_savers_get_each_page_once(store: Store) -> None:
    for title in "ABC":
        accepted(store, MILL, title)
    assert [take(store, name).title for name in ("one", "two", "one")] == ["A", "B", "C"]
    assert next_page(store, "two") is None


def test_a_pass_comes_to_each_page_once(store: Store) -> None:
    for title in "AB":
        accepted(store, MILL, title)
    first = take(store)
    release_page(store, "bot", first.page_id)
    second = take(store, after=first.page_id)
    assert (first.title, second.title) == ("A", "B")
    assert next_page(store, "bot", after=second.page_id) is None
    assert take(store).title == "A"


def test_pages_of_other_sites_are_left_out(store: Store) -> None:
    accepted(store)
    assert next_page(store, "bot", site="test:de") is None
    assert next_page(store, "bot", site=SITE) is not None


def test_claims_on_pages_expire(store: Store) -> None:
    accepted(store)
    store.claim = timedelta(seconds=-1)
    page = take(store, "dead")
    store.claim = timedelta(minutes=1)
    take(store, "living")
    with pytest.raises(RefusedError, match="living's to save"):
        intend(store, "dead", intent(store, page))


def test_the_way_of_a_save(store: Store) -> None:
    accepted(store)
    page = take(store)
    asked = intent(store, page)
    number = intend(store, "bot", asked)
    assert states(store) == [State.SAVING]
    [waiting] = left_pending(store, "bot")
    assert (waiting.id, waiting.state, waiting.revid) == (number, SaveState.INTENDED, None)
    assert (waiting.sha1, waiting.summary) == (asked.sha1, "Copyedit")
    assert waiting.findings == asked.findings
    confirm(store, number, 2)
    confirm(store, number, 2)
    assert states(store) == [State.SAVED]
    assert left_pending(store, "bot") == []
    assert latest_runs(store)[0].saves == 1
    assert next_page(store, "bot") is None


def test_a_failed_save_is_tried_again(store: Store) -> None:
    accepted(store)
    number = intend(store, "bot", intent(store, take(store)))
    fail(store, number, "protected")
    fail(store, number, "protected")
    assert states(store) == [State.ACCEPTED]
    with pytest.raises(RefusedError, match="failed"):
        confirm(store, number, 2)
    again = intend(store, "bot", intent(store, take(store)))
    confirm(store, again, 3)
    assert states(store) == [State.SAVED]


def test_a_page_waits_until_it_is_known_how_its_last_save_ended(store: Store) -> None:
    accepted(store, PAIR)
    page = take(store)
    one = replace(intent(store, page), findings=(page.findings[0].id,))
    number = intend(store, "bot", one)
    lose(store, number, "timed out")
    assert next_page(store, "bot") is None
    assert left_pending(store, "other")[0].state is SaveState.UNKNOWN
    confirm(store, number, 2)
    assert [item.change.before for item in take(store).findings] == ["broke"]
    with pytest.raises(RefusedError, match="ended already: saved as revision 2"):
        fail(store, number, "no")
    with pytest.raises(RefusedError, match="ended already"):
        lose(store, number, "no")


def test_what_is_under_way_is_its_savers_business(store: Store) -> None:
    accepted(store)
    intend(store, "bot", intent(store, take(store)))
    assert left_pending(store, "other") == []
    assert len(left_pending(store, "bot", site=SITE)) == 1
    assert left_pending(store, "bot", site="test:de") == []


def test_a_save_needs_all_its_findings(store: Store) -> None:
    first, _ = accepted(store, PAIR)
    page = take(store)
    undo_last(store, "Ann", first.id)
    with pytest.raises(RefusedError, match="not all changes"):
        intend(store, "bot", intent(store, page))
    assert states(store) == [State.OPEN, State.ACCEPTED]
    with pytest.raises(RefusedError, match="not all changes"):
        intend(store, "bot", replace(intent(store, page), findings=()))
    assert left_pending(store, "bot") == []


def test_what_is_being_saved_cannot_be_decided_or_taken_back(store: Store) -> None:
    [item] = accepted(store)
    page = take(store)
    intend(store, "bot", intent(store, page))
    with pytest.raises(RefusedError, match="too late to undo: the finding is saving"):
        undo_last(store, "Ann")
    with pytest.raises(RefusedError, match="saving already by Ann"):
        decide(store, "Ann", item.id, REJECT)
    with pytest.raises(RefusedError, match="has not ended"):
        intend(store, "bot", intent(store, page))


def test_what_does_not_fit_goes_back_to_review(store: Store) -> None:
    first, second = accepted(store, PAIR)
    assert mark_stale(store, [first.id], "the sentence was rewritten") == 1
    assert mark_vanished(store, [second.id], "gone") == 1
    assert mark_stale(store, [second.id], "again") == 0
    assert mark_stale(store, [], "nothing") == 0
    stale, vanished = everything(store)
    assert (stale.state, stale.reason) == (State.STALE, "the sentence was rewritten")
    assert (vanished.state, vanished.reason) == (State.VANISHED, "gone")
    assert decide(store, "Bob", first.id, ACCEPT).state is State.ACCEPTED
    undone = undo_last(store, "Bob")
    assert undone is not None
    assert undone.state is State.STALE


def test_a_newer_revision_does_not_touch_what_is_being_saved(store: Store) -> None:
    accepted(store)
    number = intend(store, "bot", intent(store, take(store)))
    assert queue(store, f"New words. {MILL}", revid=2) == Outcome(kept=1)
    assert queue(store, "blanked", revid=3) == Outcome()
    assert states(store) == [State.SAVING]
    fail(store, number, "edit conflict")
    assert states(store) == [State.ACCEPTED]


def test_what_was_saved_is_not_proposed_again(store: Store) -> None:
    number = saved(store)
    assert queue(store, "By then the war had begun.", revid=2) == Outcome()
    assert queue(store, MILL, revid=1).ignored
    assert queue(store, MILL, revid=3) in (Outcome(kept=1), Outcome(suppressed=1))
    record_undo(store, number, 3, "Someone", "reverted")
    assert queue(store, f"x {MILL}", revid=4).added == 0
    assert states(store) == [State.UNDONE]


def test_a_finding_cannot_be_in_two_saves(store: Store) -> None:
    number = saved(store)
    with pytest.raises(IntegrityError), store.engine.begin() as connection:
        row = {"save_id": number, "finding_id": only(store).id, "is_live": 1}
        connection.execute(save_finding.insert().values(row))


def test_saves_are_chosen_for_undoing(store: Store) -> None:
    start = now()
    first, second = saved(store, "A", 11), saved(store, "B", 12)
    run = undoable(store, UndoSelection())[0].run
    cases = {
        UndoSelection(): [second, first],
        UndoSelection(run=run): [second],
        UndoSelection(rule="verb_form"): [second, first],
        UndoSelection(rule="other"): [],
        UndoSelection(title="A", site=SITE): [first],
        UndoSelection(site="test:de"): [],
        UndoSelection(since=start): [second, first],
        UndoSelection(since=now() + timedelta(minutes=1)): [],
    }
    for which, wanted in cases.items():
        assert [one.id for one in undoable(store, which)] == wanted


def test_the_way_of_an_undo(store: Store) -> None:
    number = saved(store)
    intend_undo(store, number)
    assert [one.id for one in left_undoing(store)] == [number]
    abandon_undo(store, number, "edited since")
    assert left_undoing(store) == []
    intend_undo(store, number)
    record_undo(store, number, 9, "bot", "on request")
    record_undo(store, number, 9, "bot", "on request")
    assert left_undoing(store) == undoable(store, UndoSelection()) == []
    assert (only(store).state, only(store).reason) == (State.UNDONE, "on request")
    with pytest.raises(RefusedError, match="undone already"):
        intend_undo(store, number)
    with pytest.raises(RefusedError, match="undone already"):
        record_undo(store, number, 10, "bot")
    with pytest.raises(RefusedError, match="no save"):
        intend_undo(store, 999999)


def test_figures(store: Store) -> None:
    queue(store, "It had «a|A». It had «b|B». It had «c|C». It had «d|D».")
    a, b, c, _ = everything(store)
    decide(store, "Ann", a.id, edit("AA"))
    decide(store, "Ann", b.id, ACCEPT)
    decide(store, "Ann", c.id, REJECT)
    number = intend(store, "bot", intent(store, take(store)))
    confirm(store, number, 2)
    expected = RuleFigure(SITE, "verb_form", "review", 4, accepted=2, edited=1, rejected=1, saved=2)
    assert rule_figures(store) == rule_figures(store, SITE) == [expected]
    assert expected.decided == 3
    record_undo(store, number, 3, "Someone")
    [figure] = rule_figures(store)
    assert (figure.saved, figure.undone, figure.undone_by_others) == (2, 2, 2)
    assert rule_figures(store, "test:de") == []


@pytest.mark.parametrize(
    ("saver", "by", "is_other"),
    [
        ("Copy Bot@box:12", "Copy Bot", False),
        ("Copy@Bot@box:12", "Copy@Bot", False),
        ("Bot", "Bot", False),
        ("Copy Bot@box:12", "Copy", True),
        ("Copy Bot@box:12", "Copy Bot@box", True),
        ("Copy@Bot@box:12", "Copy", True),
        ("Copy_Bot@box:12", "Copy%Bot", True),
        ("Äbot@box:12", "äbot", True),
        ("Äbot@box:12", "Äbot", False),
    ],
)
def test_an_account_takes_back_its_own_saves_on_every_machine(
    store: Store, saver: str, by: str, is_other: bool
) -> None:
    accepted(store)
    number = intend(store, saver, intent(store, take(store, saver)))
    confirm(store, number, 2)
    record_undo(store, number, 3, by)
    [figure] = rule_figures(store)
    assert (figure.undone, figure.undone_by_others) == (1, int(is_other))
