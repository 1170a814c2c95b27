"""How far each suggestion may go, and which of its alternatives stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from bot_plugins.core import registry
from bot_plugins.core.change import Change
from bot_plugins.core.edits import Edit
from bot_plugins.core.engine import propose, propose_revision
from bot_plugins.core.proposal import Revision
from bot_plugins.core.rule import Applicability, Rule, Suggestion
from bot_plugins.document import Document

TRUSTED, REVIEW, REPORT = Applicability


def rule_of(
    pattern: str,
    after: str,
    *others: str,
    tier: Applicability | None = None,
    own: Applicability = REVIEW,
    name: str = "made",
) -> Rule:
    """A rule with an applicability of its ``own``, whose suggestions have another ``tier``."""

    def check(document: Document) -> Iterator[Suggestion]:
        for match in re.finditer(pattern, document.prose):
            yield Suggestion(Edit(*match.span(), after), f"by {name}", tier, others)

    trigger = re.sub(r"\(\?<=[^)]*\)", "", pattern)
    return Rule(name, own, check, (trigger,), (), name=name)


def found(text: str, *rules: Rule, title: str = "") -> list[Change]:
    return list(propose_revision(Revision(text, title), rules).findings)


TIERS = {
    "the rule's own": (None, TRUSTED, (), TRUSTED),
    "the rule's own, only reported": (None, REPORT, (), REPORT),
    "less than the rule's": (REVIEW, TRUSTED, (), REVIEW),
    "only reported by a rule that is trusted": (REPORT, TRUSTED, (), REPORT),
    "more than the rule's": (TRUSTED, REVIEW, (), TRUSTED),
    "more than a report": (REVIEW, REPORT, (), REVIEW),
    "alternatives are not trusted": (TRUSTED, TRUSTED, ("odd",), REVIEW),
    "nor by a trusted rule": (None, TRUSTED, ("odd",), REVIEW),
    "alternatives of a report": (REPORT, TRUSTED, ("odd",), REPORT),
    "what is no alternative takes no trust": (None, TRUSTED, ("big", "old", "|"), TRUSTED),
}


@pytest.mark.parametrize(("tier", "own", "others", "expected"), TIERS.values(), ids=TIERS)
def test_a_finding_goes_as_far_as_its_suggestion(
    tier: Applicability | None, own: Applicability, others: tuple[str, ...], expected: Applicability
) -> None:
    (one,) = found("An old lake.", rule_of("old", "big", *others, tier=tier, own=own))
    assert (one.applicability, one.after) == (expected, "big")


DROPPED = {
    "the first choice": "big",
    "the text as it is": "old",
    "what a reader sees as the same": "old ",
    "markup": "[[big]]",
    "half of markup": "a {{",
    "a quotation mark, which hides what follows": 'a "grand',
    "a link": "www.big.example",
    "a line of its own": "big\n",
    "an invisible mark": "bi\u200bg",
    "what is far too long": "big " * 100,
}


@pytest.mark.parametrize("other", DROPPED.values(), ids=DROPPED)
def test_an_alternative_that_may_not_be_made_is_dropped(other: str) -> None:
    (one,) = found("An old lake.", rule_of("old", "big", other, "odd"))
    assert one.alternatives == ("odd",)


def test_an_alternative_does_not_grow_into_a_link() -> None:
    (one,) = found("The [[x]], old lake.", rule_of(", old", ", big", "big", ", odd"))
    assert one.alternatives == (", odd",)


def test_alternatives_stand_in_their_order_and_once() -> None:
    (one,) = found("An old lake.", rule_of("old", "big", "grand", "odd", "grand", "big"))
    assert one.alternatives == ("grand", "odd")


@pytest.mark.parametrize("after", ["old", "{{", "big\n"])
def test_without_its_first_choice_a_finding_goes(after: str) -> None:
    assert not found("An old lake.", rule_of("old", after, "odd"))


def test_alternatives_are_the_same_on_a_whole_page_and_a_part() -> None:
    text = 'A "note" there.\n\n' * 30 + "An old lake.\n\n" + 'A "note" there.\n\n' * 30
    rule = rule_of(r"\bold\b", "big", 'a "grand', "odd")
    whole = propose_revision(Revision(text), [rule], prefiltering=False)
    assert propose_revision(Revision(text), [rule]).findings == whole.findings
    assert [one.alternatives for one in whole.findings] == [("odd",)]


def test_a_finding_that_nothing_else_touches_keeps_its_alternatives() -> None:
    later = rule_of("(?<=big )lake", "sea", name="later")
    words = found("An old pond, and a big lake.", rule_of("old", "odd", "dry"), later)
    assert [(one.after, one.alternatives) for one in words] == [("odd", ("dry",)), ("sea", ())]


def test_a_later_finding_keeps_its_alternatives() -> None:
    first = rule_of("old", "big", name="first")
    later = rule_of("(?<=big deep )lake", "sea", "mere", name="later")
    words = found("An old deep lake.", first, later)
    assert [(one.after, one.alternatives) for one in words] == [("big", ()), ("sea", ("mere",))]


@pytest.mark.parametrize(
    ("first", "later"),
    [((), ("sea",)), (("odd",), ()), (("odd",), ("sea",))],
    ids=["of the later", "of the first", "of both"],
)
def test_alternatives_are_dropped_where_findings_are_joined(
    first: tuple[str, ...], later: tuple[str, ...]
) -> None:
    rules = (
        rule_of("old", "big", *first, own=TRUSTED, name="first"),
        rule_of("(?<=big) lake", "ger lake", *later, own=TRUSTED, name="later"),
    )
    (one,) = found("An old lake.", *rules)
    assert (one.before, one.after, one.alternatives) == ("old lake", "bigger lake", ())
    assert one.applicability is REVIEW, "a person would have picked"


def test_what_is_only_reported_is_no_part_of_the_text() -> None:
    rules = rule_of("old", "big", tier=REPORT), rule_of("lake", "sea")
    proposal = propose_revision(Revision("An old lake."), rules)
    assert proposal.text == "An old sea."
    assert [one.after for one in proposal.findings] == ["big", "sea"]
    assert proposal.summary == "Copyedit: lake → sea (made)"


def test_what_is_only_reported_gives_way_to_what_it_touches() -> None:
    rules = rule_of("old lake", "big", tier=REPORT), rule_of("lake", "sea")
    assert [one.after for one in found("An old lake.", *rules)] == ["sea"]


def test_what_is_doubtful_is_left_out_of_a_rule_that_is_quiet() -> None:
    rule = rule_of("old", "big", tier=REPORT)
    assert [one.applicability for one in found("An old lake.", rule)] == [REPORT]
    assert not found("An old lake.", registry.quiet(rule))
    sure = registry.quiet(rule_of("old", "big", own=REPORT, tier=REVIEW))
    assert [one.applicability for one in found("An old lake.", sure)] == [REVIEW]


@pytest.fixture
def _doubtful_rules(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A rule whose suggestions are all doubtful, beside those of the package."""
    some = replace(rule_of("deep", "low", tier=REPORT, name="some"), language="en")
    every = replace(rule_of("fish", "carp", own=REPORT, name="every"), language="en")
    whole = registry.all_rules()
    monkeypatch.setattr(registry, "_of_files", lambda: (*whole, some, every))
    registry._by_name.cache_clear()
    yield
    registry._by_name.cache_clear()
    registry.quiet.cache_clear()


@pytest.mark.usefixtures("_doubtful_rules")
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, []),
        ({"doubtful": True}, ["some", "every"]),
        ({"rules": "some"}, ["some"]),
        ({"rules": ["every"]}, ["every"]),
        ({"rules": "some,every", "doubtful": True}, ["some", "every"]),
    ],
    ids=str,
)
def test_what_is_doubtful_is_shown_where_it_is_asked_for(
    asked: dict[str, Any], expected: list[str]
) -> None:
    text = "The lake is deep. A fish lives there."
    proposal = propose(text, **asked)
    assert [one.rule.name for one in proposal.findings] == expected
    assert {one.applicability for one in proposal.findings} <= {REPORT}
    assert (proposal.text, proposal.summary) == (text, "")
