"""What else a finding could become: kept, chosen by people, carried over, counted."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest

from bot_plugins.core.proposal import Proposal
from bot_plugins.core.rule import Applicability
from bot_plugins.core.ruleset import RuleSet
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, REJECT, decide, undo_last
from bot_plugins.store.errors import StoreError
from bot_plugins.store.exchange.exporting import export_lines
from bot_plugins.store.exchange.importing import import_file
from bot_plugins.store.figures import rule_figures
from bot_plugins.store.findings import Item
from bot_plugins.store.put import put
from bot_plugins.store.saving import confirm, intend, mark_stale
from bot_plugins.store.standings import RuleRecord, standings
from bot_plugins.store.states import State
from bot_plugins.store.tasks import start_run
from bot_plugins.store.undoing import record_undo
from tests.store.build import (
    RULES,
    SITE,
    edit,
    everything,
    intent,
    only,
    proposed,
    queue,
    states,
    take,
)

TEXT = "They will «qualified|qualify» for it. It rained."
OTHERS = ("be qualified", "have qualified")
RULE = "verb_form"
NEWER = RuleSet(RULES.names, "v2")


def made(text: str = TEXT, *others: str, revid: int = 1, **changed: object) -> Proposal:
    whole = proposed(text, revid=revid)
    about: dict[str, Any] = {"alternatives": others or OTHERS, **changed}
    return replace(whole, findings=tuple(replace(one, **about) for one in whole.findings))


def queued(store: Store, proposal: Proposal, rules: RuleSet = RULES) -> Item:
    put(store, proposal, rules, start_run(store, "copyedit"))
    return everything(store)[-1]


def saved(store: Store) -> int:
    number = intend(store, "bot", intent(store, take(store)))
    confirm(store, number, 2)
    return number


@pytest.mark.parametrize(
    "others", [("b",), ("", " "), ("É", "é", "e\u0301", "é "), ("\0\U0001d11e\u202e", '["', "\\")]
)
def test_they_are_kept_as_they_are(store: Store, others: tuple[str, ...]) -> None:
    item = queued(store, made(TEXT, *others))
    assert item.change.alternatives == others
    assert item.change.choices == ("qualify", *others)


def test_without_any_there_are_none(store: Store) -> None:
    queue(store, TEXT)
    assert only(store).change.alternatives == ()


def test_a_lone_surrogate_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="surrogate"):
        queued(store, made(TEXT, "a", "\ud800"))
    assert everything(store) == []


CHOSEN = {
    "the first choice": (ACCEPT, "qualify", (1, 0, 0), RuleRecord(RULE, accepted=1, apart=1)),
    "another": (edit(OTHERS[1]), OTHERS[1], (1, 1, 0), RuleRecord(RULE, accepted=1, apart=1)),
    "own words": (edit("pass"), "pass", (1, 0, 1), RuleRecord(RULE, edited=1)),
    "none": (REJECT, "qualify", (0, 0, 0), RuleRecord(RULE, rejected=1)),
}


@pytest.mark.parametrize("case", CHOSEN)
def test_what_a_person_chose_is_told_from_their_own_words(store: Store, case: str) -> None:
    verdict, text, counts, standing = CHOSEN[case]
    item = decide(store, "Ann", queued(store, made()).id, verdict)
    assert item.replacement == text
    [figure] = rule_figures(store)
    assert (figure.accepted, figure.chose, figure.edited) == counts
    assert standings(store, SITE) == {RULE: standing}
    undo_last(store, "Ann")
    assert (only(store).state, only(store).replacement) == (State.OPEN, "qualify")
    [figure] = rule_figures(store)
    assert (figure.accepted, figure.chose, figure.edited) == (0, 0, 0)


def test_a_choice_is_still_one_when_it_is_accepted_again(store: Store) -> None:
    number = queued(store, made()).id
    decide(store, "Ann", number, edit(OTHERS[0]))
    mark_stale(store, [number], "rewritten")
    decide(store, "Ann", number, edit("pass"))
    assert standings(store, SITE)[RULE].edited == 1
    undo_last(store, "Ann")
    assert only(store).replacement == OTHERS[0]
    decide(store, "Bob", number, ACCEPT)
    assert standings(store, SITE) == {RULE: RuleRecord(RULE, accepted=1, apart=1)}
    mark_stale(store, [number], "rewritten")
    decide(store, "Bob", number, edit("qualify"))
    assert only(store).replacement == "qualify"
    assert standings(store, SITE)[RULE].edited == 0, "the rule's first choice, after all"


def test_figures_tell_how_far_findings_go(store: Store) -> None:
    first, second = proposed("They will «go|went». They «did|do» it.").findings
    doubtful = replace(second, applicability=Applicability.REPORT)
    whole = proposed("They will «go|went». They «did|do» it.")
    queued(store, replace(whole, findings=(first, doubtful)))
    for item in everything(store):
        decide(store, "Ann", item.id, REJECT)
    figures = [(one.applicability, one.proposed, one.rejected) for one in rule_figures(store)]
    assert figures == [("report", 1, 1), ("review", 1, 1)]
    assert standings(store, SITE) == {RULE: RuleRecord(RULE, rejected=1)}, "doubt does not count"


CHANGES: dict[str, dict[str, Any]] = {
    "other alternatives": {"alternatives": ("pass",)},
    "none any more": {"alternatives": ()},
    "doubtful now": {"applicability": Applicability.REPORT},
    "trusted no more": {"message": "other reasons"},
}
DECISIONS = {"open": (None, True), "accepted": (ACCEPT, True), "rejected": (REJECT, False)}


@pytest.mark.parametrize("decision", DECISIONS)
@pytest.mark.parametrize("case", CHANGES)
def test_what_waits_is_what_the_rules_say_now(store: Store, case: str, decision: str) -> None:
    """What was decided stays what the person saw."""
    verdict, is_new = DECISIONS[decision]
    before = queued(store, made(TEXT, *OTHERS, applicability=Applicability.REVIEW))
    if verdict:
        decide(store, "Ann", before.id, verdict)
    newer = made(TEXT, revid=2, **CHANGES[case])
    item = queued(store, newer, NEWER)
    [finding] = newer.findings
    now = (item.change.alternatives, item.change.applicability.value, item.change.message)
    then = (before.change.alternatives, before.change.applicability.value, before.change.message)
    said = (finding.alternatives, finding.applicability.value, finding.message)
    assert now == (said if is_new else then)
    assert (item.id, item.revid) == (before.id, 2)


def test_another_first_choice_is_another_finding(store: Store) -> None:
    queued(store, made())
    item = queued(store, made(TEXT.replace("|qualify", "|be qualified"), "qualify", revid=2), NEWER)
    assert states(store) == [State.VANISHED, State.OPEN]
    assert item.change.choices == ("be qualified", "qualify")


@pytest.mark.parametrize("choice", OTHERS)
def test_who_refuses_a_change_refuses_its_alternatives(store: Store, choice: str) -> None:
    decide(store, "Ann", queued(store, made()).id, REJECT)
    queued(store, made(TEXT.replace("|qualify", f"|{choice}"), "x", revid=2), NEWER)
    assert states(store) == [State.REJECTED]
    queued(store, made(TEXT.replace("|qualify", "|pass"), revid=3), NEWER)
    assert states(store) == [State.REJECTED, State.OPEN]


@pytest.mark.parametrize("choice", ["qualify", *OTHERS, "pass"])
def test_what_was_taken_back_is_not_proposed_again(store: Store, choice: str) -> None:
    """Whether it was the first choice, another, or a person's own words."""
    decide(store, "Ann", queued(store, made()).id, edit(choice))
    record_undo(store, saved(store), 3, "Bob")
    queued(store, made(TEXT.replace("|qualify", f"|{choice}"), "x", revid=4), NEWER)
    assert states(store) == [State.UNDONE]


def test_an_export_brings_them_and_what_was_chosen(store: Store, other: Store) -> None:
    queued(store, made())
    queue(store, "It «a|b».", "Pond")
    decide(store, "Ann", everything(store)[0].id, edit(OTHERS[0]))
    lines = list(export_lines(store))
    exported = [json.loads(line)["findings"][0]["alternatives"] for line in lines]
    assert exported == [list(OTHERS), []]
    file = io.BytesIO("".join(lines).encode())
    import_file(other, file, "in.jsonl", ["Ann"])
    assert [one.change.alternatives for one in everything(other)] == [OTHERS, ()]
    assert everything(other)[0].replacement == OTHERS[0]
    assert standings(other, SITE) == standings(store, SITE)
    assert [(one.chose, one.edited) for one in rule_figures(other)] == [(1, 0)]
    assert list(export_lines(other)) == lines


def test_what_others_chose_waits_and_says_so(store: Store, other: Store) -> None:
    queued(store, made())
    decide(store, "Ann", only(store).id, edit(OTHERS[0]))
    import_file(other, io.BytesIO("".join(export_lines(store)).encode()), "in.jsonl")
    item = only(other)
    assert (item.state, item.replacement, item.change.alternatives) == (
        State.OPEN,
        "qualify",
        OTHERS,
    )
    assert item.reason == "accepted in another queue by Ann as 'be qualified'"


def test_what_others_accepted_of_the_doubtful_waits_too(store: Store, other: Store) -> None:
    queued(store, made(applicability=Applicability.REPORT))
    decide(store, "Ann", only(store).id, ACCEPT)
    lines = "".join(export_lines(store)).encode()
    import_file(other, io.BytesIO(lines), "in.jsonl")
    assert (only(other).state, only(other).change.applicability.value) == (State.OPEN, "report")
