"""Pages edited lately wait until nobody has edited them for a while."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.maintenance.quiet_pages import PendingPage, QuietPages

START = datetime(2020, 1, 1, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def change(title: str, seconds: float, revid: int, old: int = 0) -> PendingPage:
    return PendingPage(title, 0, revid, old, at(seconds), at(seconds))


def titles(changes: list[PendingPage]) -> list[str]:
    return [one.title for one in changes]


def test_nothing_is_handed_out_before_its_time() -> None:
    pages = QuietPages(10)
    pages.note(change("A", 0, 1))
    assert pages.take(at(9.9), 10) == []
    assert pages.next_due() == at(10)
    assert titles(pages.take(at(10), 10)) == ["A"]


def test_a_page_edited_again_waits_again_and_is_one() -> None:
    pages = QuietPages(10)
    pages.note(change("A", 0, 5, old=4))
    pages.note(change("A", 8, 6, old=5))
    assert pages.take(at(17), 10) == []
    (only,) = pages.take(at(18), 10)
    assert (only.revid, only.old_revid, only.edited, only.noticed) == (6, 4, at(8), at(0))


def test_what_nobody_dealt_with_comes_again() -> None:
    pages = QuietPages(10)
    pages.note(change("A", 0, 5, old=4))
    pages.take(at(20), 10)
    pages.note(change("A", 21, 6, old=5))
    pages.give_back()
    (again,) = pages.take(at(31), 10)
    assert (again.revid, again.old_revid) == (6, 4)
    pages.confirm()
    pages.give_back()
    assert len(pages) == 0


def test_beyond_the_cap_new_titles_are_refused_and_known_ones_are_not() -> None:
    pages = QuietPages(10, most=2)
    assert pages.note(change("A", 0, 1))
    assert pages.note(change("B", 0, 2))
    assert not pages.note(change("C", 0, 3))
    assert pages.note(change("A", 1, 4))
    pages.take(at(20), 10)
    assert not pages.note(change("C", 0, 3))  # those handed out may come back
    pages.confirm()
    assert pages.note(change("C", 0, 3))


ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), st.sampled_from("ABCDE"), st.floats(0, 30)),
        st.tuples(st.just("take"), st.integers(0, 3), st.booleans()),
    ),
    max_size=60,
)


@given(ACTIONS)
def test_every_last_edit_is_dealt_with_after_its_quiet_period(
    actions: list[tuple[str, ...]],
) -> None:
    pages, now = QuietPages(10), 0.0
    last: dict[str, tuple[int, datetime]] = {}
    dealt: dict[str, int] = {}

    def deal(most: int, is_dealt_with: bool) -> None:
        oldest = pages.oldest()
        for one in pages.take(at(now), most):
            assert one.edited + timedelta(seconds=10) <= at(now)
            assert oldest is not None
            assert oldest <= one.noticed
            if is_dealt_with:
                dealt[one.title] = one.revid
        pages.confirm() if is_dealt_with else pages.give_back()

    for revid, (kind, what, how) in enumerate(actions, 1):
        if kind == "edit":
            now += float(how)
            last[what] = revid, at(now)
            pages.note(change(what, now, revid))
        else:
            deal(int(what), bool(how))
    now += 100
    deal(100, is_dealt_with=True)
    assert {title: revid for title, (revid, _) in last.items()} == dealt
    assert len(pages) == 0
