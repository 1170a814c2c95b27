"""What of a page's accepted findings still fits: in tables, and whatever others edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot_plugins.core.change import change_of_row
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.proposal import Revision
from bot_plugins.core.registry import rules_for
from bot_plugins.core.rule import Rule
from bot_plugins.core.ruleset import RuleSet
from bot_plugins.run.saving.fitting import ELSEWHERE, OVERLAPS, UNREADABLE, Fit, fit
from bot_plugins.run.saving.sentences import ALIKE, CHANGED, GONE, NO_LONGER
from bot_plugins.store.findings import Item
from bot_plugins.store.pages import from_proposal
from bot_plugins.store.states import State
from tests.run.saving.queued import FERRY, MENDED, RULES, SITE

BEFORE, WAR, BETWEEN, MONK, AFTER = (
    "The ferry is old and small.",
    "By then the war had began in the north , they said.",
    "Nobody went out on that day.",
    "It was wrote down by a monk who lived there.",
    "The river is wide.",
)


def proposed(
    text: str, title: str = "Ferry", revid: int = 1, rules: Sequence[Rule] = RULES
) -> list[Item]:
    """Return the findings of a text as the queue has them, accepted."""
    found = propose_revision(Revision(text, title, SITE, revid), rules)
    fresh = from_proposal(found, RuleSet(frozenset(), "")).findings if found else ()
    return [
        Item(
            id=number,
            site=SITE,
            page_id=1,
            title=title,
            url="",
            pageid=0,
            revid=revid,
            timestamp=None,
            run=1,
            created=None,  # type: ignore[arg-type]
            change=change,
            edited=None,
            state=State.ACCEPTED,
            reason="",
        )
        for number, change in enumerate(fresh, 1)
    ]


def changed(item: Item, **values: Any) -> Item:  # noqa: ANN401
    """Return a finding whose change has other values, as another program could have written it."""
    flat = {**item.change.flat(), **values}
    return replace(item, change=change_of_row(flat))


def live(text: str, revid: int = 2) -> Revision:
    return Revision(text, "Ferry", SITE, revid)


def fitted(old: str, new: str, others: tuple[int, ...] = ()) -> Fit:
    """Fit the findings of ``old``, but those whose ids are ``others``, to the text ``new``."""
    items = proposed(old)
    accepted = [one for one in items if one.id not in others]
    rest = [one for one in items if one.id in others]
    return fit(accepted, live(new), RULES, {1: old}, rest)


def test_an_unchanged_page_gets_the_edits_as_they_stand() -> None:
    result = fit(proposed(FERRY), live(FERRY, 1), RULES)
    assert result.proposal.text == MENDED
    assert [item.change.before for item in result.items] == ["began", " ,", "wrote"]
    assert result.proposal.summary.startswith("Copyedit: began → begun")
    assert (result.stale, result.vanished) == ({}, {})


def test_only_what_was_accepted_is_made() -> None:
    items = proposed(FERRY)
    result = fit(items[:1], live(FERRY, 1), RULES)
    assert result.proposal.text == FERRY.replace("had began", "had begun")


FOREIGN = {
    "before": (FERRY.replace(BEFORE, "The ferry is new."), 3),
    "in between": (FERRY.replace(BETWEEN, "All stayed at home."), 3),
    "right behind": (FERRY.replace(AFTER, "The river is narrow."), 3),
    "a paragraph added": (f"New words.\n\n{FERRY}", 3),
    "a heading before": (FERRY.replace("By then", "== War ==\nBy then"), 3),
    "inside the first": (FERRY.replace("they said", "people said"), 1),
    "inside the second": (FERRY.replace("who lived", "who once lived"), 2),
    "inside both": (FERRY.replace("they said", "I hear").replace("who lived", "living"), 0),
    "split in two": (FERRY.replace("By then the", "By then. The"), 1),
    "mended by others": (FERRY.replace("was wrote", "was written"), 2),
    "all mended": (MENDED, 0),
    "sentence moved": (FERRY.replace(f"{MONK} ", "") + f"\n\n{MONK}", 3),
    "blanked": ("", 0),
}


@pytest.mark.parametrize("case", FOREIGN)
def test_others_edit_the_page(case: str) -> None:
    text, kept = FOREIGN[case]
    result = fitted(FERRY, text)
    assert len(result.items) == kept
    assert len(result.items) + len(result.stale) + len(result.vanished) == 3
    wanted = text
    for item in result.items:
        wanted = wanted.replace(
            f"{item.change.before}{item.change.context_after[:5]}",
            f"{item.change.after}{item.change.context_after[:5]}",
        )
    assert result.proposal.text == wanted


REASONS = {
    "sentence changed": (FERRY.replace("By then", "By that time"), "stale", CHANGED, 2),
    "words gone": (FERRY.replace("was wrote down", "was put down"), "vanished", GONE, 1),
    "in a quotation": (FERRY.replace(MONK, f"“{MONK}”"), "stale", NO_LONGER, 1),
    "blanked": ("", "vanished", GONE, 3),
}


@pytest.mark.parametrize("case", REASONS)
def test_every_reason_is_given_in_words(case: str) -> None:
    text, kind, reason, number = REASONS[case]
    assert list(getattr(fitted(FERRY, text), kind).values()) == [reason] * number


TWINS = f"{BEFORE}\n\n{MONK} {BETWEEN}\n\n{MONK} {AFTER}"


@pytest.mark.parametrize("others", [(), (1,), (2,)])
def test_of_twins_each_is_known_by_what_is_around_it(others: tuple[int, ...]) -> None:
    result = fitted(TWINS, f"New.\n\n{TWINS}", others)
    assert [item.id for item in result.items] == [one for one in (1, 2) if one not in others]
    before, first, second = f"New.\n\n{TWINS}".partition(f"{MONK} {BETWEEN}")
    mend = [part.replace("wrote", "written") for part in (first, second)]
    wanted = {(): mend, (1,): [first, mend[1]], (2,): [mend[0], second]}[others]
    assert result.proposal.text == before + "".join(wanted)


@pytest.mark.parametrize("others", [(), (1,), (2,)])
def test_a_twin_left_alone_is_never_guessed(others: tuple[int, ...]) -> None:
    result = fitted(TWINS, f"Quite another beginning, and then: yes.\n\n{MONK}", others)
    assert result.items == ()
    assert set(result.stale.values()) == {ALIKE}


def test_an_edited_replacement_is_kept_on_a_changed_page() -> None:
    items = [replace(one, edited="set") for one in proposed(FERRY) if one.change.before == "wrote"]
    result = fit(items, live(f"New words.\n\n{FERRY}"), RULES, {1: FERRY})
    assert result.proposal.text == f"New words.\n\n{FERRY.replace('wrote', 'set')}"


DOUBTFUL = "The ferry is old. In 1950 he plays for Rome. The river is wide."


@pytest.mark.parametrize(
    "text", [DOUBTFUL, f"New words.\n\n{DOUBTFUL}"], ids=["as it was", "moved"]
)
def test_what_is_doubtful_is_made_where_a_person_accepted_it(text: str) -> None:
    rules = rules_for("en", doubtful=True)
    [item] = proposed(DOUBTFUL, rules=rules)
    assert item.change.is_doubtful
    result = fit([item], live(text, 1 + (text != DOUBTFUL)), rules, {1: DOUBTFUL})
    assert result.proposal.text == text.replace("plays", "played")
    assert result.proposal.summary == "Copyedit: plays → played (tense)"


@pytest.mark.parametrize("new", [FERRY, f"New words.\n\n{FERRY}"], ids=["as it was", "moved"])
def test_a_chosen_alternative_is_made(new: str) -> None:
    items = [changed(one, alternatives=("started",)) for one in proposed(FERRY)]
    chosen = [replace(items[0], edited="started"), *items[1:]]
    result = fit(chosen, live(new, 1 + (new != FERRY)), RULES, {1: FERRY})
    assert result.proposal.text == new.replace(FERRY, MENDED).replace("begun", "started")
    assert result.proposal.summary.startswith("Copyedit: began → started (verb form)")


def test_overlapping_edits_are_never_made_both() -> None:
    first = next(one for one in proposed(FERRY) if one.change.before == "wrote")
    second = changed(replace(first, id=9), start=first.change.start - 4, before="was wrote",
                     context_before=first.change.context_before[:-4], after="was set")  # fmt: skip
    result = fit([first, second], live(FERRY, 1), RULES)
    assert [item.id for item in result.items] == [9]
    assert result.stale == {first.id: OVERLAPS}


def test_words_that_are_not_where_they_should_be_are_not_touched() -> None:
    [item] = [one for one in proposed(FERRY) if one.change.before == "wrote"]
    wrong = changed(item, start=item.change.start + 1, end=item.change.end + 1)
    result = fit([wrong], live(FERRY, 1), RULES)
    assert (result.items, result.stale) == ((), {item.id: ELSEWHERE})


def test_without_the_older_text_nothing_is_guessed() -> None:
    result = fit(proposed(FERRY), live(f"{FERRY} More."), RULES)
    assert result.items == ()
    assert set(result.stale.values()) == {UNREADABLE}


def test_a_rule_of_another_tool_is_saved_on_an_unchanged_page_only() -> None:
    [item] = [one for one in proposed(FERRY) if one.change.before == "wrote"]
    foreign = changed(item, rule="their_rule")
    assert len(fit([foreign], live(FERRY, 1), RULES).items) == 1
    assert list(fit([foreign], live(f"{FERRY} More."), RULES, {1: FERRY}).stale.values())


FEWER = settings(max_examples=settings().max_examples // 8)
"""Each example reads a page twice."""
PARTS = (BEFORE, WAR, BETWEEN, MONK, AFTER)
WITH_SLIPS = (1, 3)
WORDS = st.sampled_from("river ferry town old bridge people water great north stone".split())
SENTENCES = st.lists(WORDS, min_size=2, max_size=6).map(lambda some: f"The {' '.join(some)}.")


@st.composite
def elsewhere(draw: st.DrawFn) -> str:
    """An edit of the ferry's page that leaves both sentences with slips as they are."""
    parts: list[str] = []
    for number, part in enumerate(PARTS):
        parts += draw(st.lists(SENTENCES, max_size=2))
        kept = number in WITH_SLIPS or draw(st.booleans())
        parts.append(part if kept else draw(SENTENCES))
    gaps = draw(st.lists(st.sampled_from((" ", "\n\n")), min_size=len(parts) - 1,
                         max_size=len(parts) - 1))  # fmt: skip
    return parts[0] + "".join(gap + part for gap, part in zip(gaps, parts[1:], strict=True))


@FEWER
@given(elsewhere())
def test_an_edit_outside_the_sentences_keeps_what_was_accepted(text: str) -> None:
    result = fitted(FERRY, text)
    assert len(result.items) == 3
    assert_only_accepted_spans_differ(result, text)


@FEWER
@given(elsewhere(), st.sampled_from(WITH_SLIPS), st.data())
def test_an_edit_inside_a_sentence_keeps_nothing_of_it(
    text: str, number: int, data: st.DataObject
) -> None:
    words = PARTS[number].split(" ")
    at = data.draw(st.integers(1, len(words) - 1))
    changed = " ".join([*words[:at], data.draw(WORDS), *words[at:]])
    new = text.replace(PARTS[number], changed)
    result = fitted(FERRY, new)
    assert {item.change.before for item in result.items} == (
        {"wrote"} if number == 1 else {"began", " ,"}
    )
    assert len(result.items) + len(result.stale) + len(result.vanished) == 3
    assert_only_accepted_spans_differ(result, new)


@FEWER
@given(st.sampled_from(("", FERRY, f"{FERRY}\n\n")), st.text(max_size=200))
def test_any_other_text_is_never_an_error(start: str, rest: str) -> None:
    new = start + rest
    result = fitted(FERRY, new)
    assert len(result.items) + len(result.stale) + len(result.vanished) == 3
    assert_only_accepted_spans_differ(result, new)


def assert_only_accepted_spans_differ(result: Fit, text: str) -> None:
    edits = [finding.edit for finding in result.proposal.findings]
    assert all(one.end < other.start for one, other in pairwise(edits))
    wanted, reached = "", 0
    for edit, item in zip(edits, result.items, strict=True):
        assert text[edit.start : edit.end] == item.change.before
        wanted += text[reached : edit.start] + item.replacement
        reached = edit.end
    assert result.proposal.text == wanted + text[reached:]
