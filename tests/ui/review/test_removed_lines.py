"""Lines that editors removed from a list on the wiki."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import pytest

from bot_plugins.store.claims import next_items
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import decisions_of
from bot_plugins.store.findings import Item
from bot_plugins.store.states import State
from bot_plugins.ui.review.removed_lines import ListRevision, ReadBack, read_back, removed
from bot_plugins.ui.review.worklist import line_id
from tests.store.build import everything, states
from tests.ui.review.build import MILL, SITE, opened, queued, text_of

A, B, C = (f"copyedit-{number}-{number:08x}" for number in (1, 2, 3))


def revision(
    *lines: str,
    revid: int = 2,
    user: str | None = "Ann",
    tags: Collection[str] = (),
    is_bot: bool = False,
) -> ListRevision:
    text = "\n".join(f'* 1: <bdi id="{line}">words</bdi>' for line in lines)
    return ListRevision(revid, user, is_bot, tags, f"Before\n{text}\nAfter")


OURS = revision(A, B, C, revid=1, user="CopyBot", is_bot=True)


def test_the_editor_who_removed_a_line_last_decides() -> None:
    first, second = revision(A, B), revision(A, revid=3, user="Ben")
    assert removed([OURS]) == {}
    assert removed([OURS, first]) == {C: first}
    assert removed([OURS, first, second]) == {C: first, B: second}


def test_a_line_that_is_there_again_was_not_removed() -> None:
    assert removed([OURS, revision(A), revision(A, B, C)]) == {}
    last = revision(A, user="Ben")
    assert removed([OURS, revision(A), revision(A, B, C), last]) == {B: last, C: last}


def test_edited_and_moved_lines_are_no_removed_lines() -> None:
    edited = ListRevision(2, "Ann", False, (), f"{C} {B}: I doubt that. --Ann\n\nFor later: {A}")
    assert removed([OURS, edited]) == {}


@pytest.mark.parametrize(
    "edit",
    [
        revision(A, user="OtherBot", is_bot=True),
        revision(A, user=None),
        revision(A, tags=("mobile edit", "mw-undo")),
        revision(A, tags=("mw-rollback",)),
        revision(A, tags=("mw-manual-revert",)),
        revision(A, tags=("mw-replace",)),
        revision(),
    ],
    ids=["bot", "hidden", "undo", "rollback", "revert", "replaced", "blanked"],
)
def test_what_is_no_verdict_counts_for_nothing(edit: ListRevision) -> None:
    assert removed([OURS, edit]) == {}
    assert removed([OURS, edit, edit]) == {}


def test_the_only_line_may_be_removed() -> None:
    assert list(removed([revision(A), revision()])) == [A]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as store:
        queued(store)
        yield store


def lines(items: Collection[Item], edit: ListRevision = OURS) -> dict[str, ListRevision]:
    return {line_id(item): edit for item in items}


def on_wiki(text: str) -> Mapping[str, str]:
    return {"Mill": text}


def test_a_slip_that_is_still_there_is_rejected_by_the_editor(store: Store) -> None:
    one, other = everything(store)
    done = read_back(store, SITE, lines([one], revision()), lambda _: on_wiki(text_of(MILL)))
    assert done == ReadBack(rejected=1)
    assert states(store) == [State.REJECTED, State.OPEN]
    [entry] = decisions_of(store, one.id)
    assert (entry.reviewer, other.state) == ("Ann", State.OPEN)
    assert "revision 2" in entry.reason


def test_a_slip_that_was_fixed_is_closed(store: Store) -> None:
    mended = text_of(MILL).replace("began", "begun")
    done = read_back(store, SITE, lines(everything(store)), lambda _: on_wiki(mended))
    assert done == ReadBack(rejected=1, done=1)
    assert states(store) == [State.VANISHED, State.REJECTED]


def test_it_can_be_read_back_twice(store: Store) -> None:
    for _ in range(2):
        done = read_back(store, SITE, lines(everything(store)), lambda _: on_wiki(text_of(MILL)))
    assert done == ReadBack()
    assert states(store) == [State.REJECTED] * 2


def test_a_page_that_is_not_there_decides_nothing(store: Store) -> None:
    assert read_back(store, SITE, lines(everything(store)), lambda _: {}) == ReadBack()
    assert states(store) == [State.OPEN] * 2


def test_lines_of_another_queue_are_not_ours(store: Store) -> None:
    one, _ = everything(store)
    forged = {line_id(one)[:-1] + "x": OURS, f"copyedit-{one.id}-00000000": OURS, B: OURS}
    assert read_back(store, SITE, forged, lambda _: on_wiki(text_of(MILL))) == ReadBack()
    assert read_back(store, "test:de", lines([one]), lambda _: on_wiki("")) == ReadBack()
    assert states(store) == [State.OPEN] * 2


def test_who_looks_at_a_change_now_decides_it(store: Store) -> None:
    next_items(store, "Ben", limit=5)
    done = read_back(store, SITE, lines(everything(store)), lambda _: on_wiki(text_of(MILL)))
    assert done == ReadBack()
    assert states(store) == [State.OPEN] * 2
