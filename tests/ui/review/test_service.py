"""The review service: what is shown to whom, deciding, undoing, all of a rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot_plugins.core.rule import Applicability
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, NOT_AN_ERROR, REJECT, DecisionDetails
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.figures import Share
from bot_plugins.store.findings import Item
from bot_plugins.store.states import DecisionKind, State
from bot_plugins.ui.review import NoFindingError, NoTextError, Review, ReviewFilter
from tests.ui.display.build import COMMA
from tests.ui.review.build import found, queued

ANY = ReviewFilter()


def ids(items: list[Item]) -> list[int]:
    return [item.id for item in items]


def test_two_reviewers_are_shown_different_findings(store: Store) -> None:
    queued(store)
    ann, bob = Review(store, "Ann"), Review(store, "Bob")
    assert ids(ann.next(ANY)) == [1]
    assert ids(bob.next(ANY)) == [2]
    assert ids(ann.next(ANY)) == [1]


def test_what_was_skipped_is_free_for_others(store: Store) -> None:
    queued(store)
    ann, bob = Review(store, "Ann"), Review(store, "Bob")
    ann.next(ANY)
    assert ids(ann.next(ANY, after=1)) == [2]
    assert ids(bob.next(ANY)) == [1]


def test_what_follows_is_known_before_a_decision_and_claimed_by_nobody(store: Store) -> None:
    queued(store)
    queued(store, title="Pond")
    ann, bob = Review(store, "Ann"), Review(store, "Bob")
    [first] = ids(ann.next(ANY))
    assert ids(ann.following(first, ANY)) == [2]
    assert ids(bob.next(ANY)) == [2]
    assert ids(ann.following(first, ANY)) == [3]
    assert ids(ann.following(first, ANY, after=3)) == [4]
    assert ids(ann.following(first, ANY, after=4)) == []
    assert ids(ann.following(3, replace(ANY, page="Mill"))) == [1]


def test_a_page_is_claimed_as_a_whole(store: Store) -> None:
    queued(store)
    queued(store, title="Pond")
    ann, bob = Review(store, "Ann"), Review(store, "Bob")
    assert ids(ann.next_page(ANY)) == [1, 2]
    assert ids(bob.next_page(ANY)) == [3, 4]
    ann.leave()
    assert ids(bob.next(ANY)) == [1]


def test_the_next_page_begins_after_the_findings_of_this_one(store: Store, review: Review) -> None:
    queued(store)
    queued(store, title="Pond")
    assert review.past_page(1, ANY) == 2
    assert review.past_page(3, ANY) == 4


@pytest.mark.parametrize("number", [0, -1, 99, 1 << 63, 10**30])
def test_there_is_no_finding_with_a_made_up_id(review: Review, number: int) -> None:
    with pytest.raises(NoFindingError, match=f"no finding {number}"):
        review.at(number)
    with pytest.raises(NoFindingError):
        review.decide(number, ACCEPT)


def test_who_was_quicker_is_named(store: Store, review: Review) -> None:
    queued(store)
    bob = Review(store, "Bob")
    bob.next(ANY)
    with pytest.raises(RefusedError, match="Bob is looking at this finding now"):
        review.at(1)
    bob.decide(1, REJECT)
    with pytest.raises(RefusedError, match="rejected already by Bob"):
        review.at(1)
    with pytest.raises(RefusedError, match="rejected already by Bob"):
        review.decide(1, ACCEPT)
    assert found(store, 1).state is State.REJECTED


def test_undo_goes_back_one_by_one(store: Store, review: Review) -> None:
    queued(store)
    review.decide(1, ACCEPT)
    review.decide(2, DecisionDetails(DecisionKind.EDIT, replacement="left"))
    last = review.undo()
    assert last is not None
    assert (last.id, last.state, last.edited) == (2, State.OPEN, None)
    assert [item.id for item in [review.undo()] if item] == [1]
    assert review.undo() is None


def test_all_of_a_rule_is_what_was_counted(store: Store, review: Review) -> None:
    queued(store, "One «,|;» two «,|;» three.", "A", rule=COMMA)
    queued(store)
    wanted = ReviewFilter(rule=COMMA.name)
    preview = review.preview(wanted)
    assert (preview.count, ids(list(preview.samples))) == (2, [1, 2])
    queued(store, "Four «,|;» five.", "B", rule=COMMA)
    assert review.decide_rule(wanted, preview.last) == 2
    assert found(store, 5).state is State.OPEN
    assert found(store, 3).state is State.OPEN


GERMAN = replace(COMMA, name="german", applicability=Applicability.REVIEW)
FILTERS = {
    "all": (ANY, [1, 2, 3, 4]),
    "rule": (ReviewFilter(rule=COMMA.name), [3]),
    "page": (ReviewFilter(page="Mill"), [1, 2]),
    "wiki": (ReviewFilter(site="test:de"), [4]),
    "applicability": (ReviewFilter(applicability="trusted"), [3]),
    "run": (ReviewFilter(run=3), [4]),
    "new": (ReviewFilter(age=1), [1, 2, 3, 4]),
    "none": (ReviewFilter(rule="verb_form", site="test:de"), []),
}


@pytest.mark.parametrize("case", FILTERS)
def test_filters(store: Store, review: Review, case: str) -> None:
    queued(store)
    queued(store, "One« ,|,» two.", "Pond", rule=COMMA)
    queued(store, "Eins «zwei|drei».", "Teich", site="test:de", rule=GERMAN)
    wanted, numbers = FILTERS[case]
    seen = []
    after = 0
    while items := review.next(wanted, after):
        after = items[0].id
        seen.append(after)
    assert seen == numbers
    assert review.progress(wanted).waiting == len(numbers)


def test_filters_have_bounds() -> None:
    for run, age in ((-1, 0), (1 << 63, 0), (0, 10**9), (0, -1)):
        with pytest.raises(ValueError, match="no run"):
            ReviewFilter(run=run, age=age)


def test_progress_counts_at_once_what_is_decided(store: Store, review: Review) -> None:
    queued(store)
    assert (review.progress(ANY).done, review.progress(ANY).total) == (0, 2)
    review.decide(1, ACCEPT)
    progress = review.progress(ANY)
    assert (progress.done, progress.total) == (1, 2)
    assert progress.rules == {"verb_form": Share(1, 1)}
    review.decide(2, NOT_AN_ERROR)
    assert review.progress(ANY).rules == {"verb_form": Share(1, 2)}
    review.undo()
    assert review.progress(ANY).done == 1


def test_a_replacement_is_looked_at_in_its_page_where_that_is_at_hand(store: Store) -> None:
    queued(store, "{{box| «a|b» }} The mill [[mill]]« ,|,» is old.")
    review = Review(store, "Ann", lambda _: "{{box| a }} The mill [[mill]] , is old.")
    with pytest.raises(RefusedError, match="not within prose"):
        review.decide(1, DecisionDetails(DecisionKind.EDIT, replacement="c"))
    with pytest.raises(RefusedError, match="cannot be taken: it changes markup"):
        review.decide(2, DecisionDetails(DecisionKind.EDIT, replacement="s"))
    assert review.decide(2, DecisionDetails(DecisionKind.EDIT, replacement=" and")).edited == " and"


@pytest.mark.parametrize("text_of_page", [None, "another text", NoTextError("no answer")])
def test_without_the_page_what_stands_next_to_it_must_do(
    store: Store, text_of_page: str | NoTextError | None
) -> None:
    queued(store)

    def text_of_item(_: Item) -> str:
        if isinstance(text_of_page, NoTextError):
            raise text_of_page
        return str(text_of_page)

    review = Review(store, "Ann", text_of_item if text_of_page else None)
    with pytest.raises(RefusedError, match="cannot be made: it adds a signature"):
        review.decide(1, DecisionDetails(DecisionKind.EDIT, replacement="~~~~"))
    assert (
        review.decide(1, DecisionDetails(DecisionKind.EDIT, replacement="started")).edited
        == "started"
    )
