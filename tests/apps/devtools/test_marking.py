"""Which findings on a labelled text are right, wrong, or nobody's business."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot_plugins.apps.devtools.cases import Case
from bot_plugins.apps.devtools.marking import Mark, mark, rules_to_try
from bot_plugins.core.edits import Edit
from bot_plugins.core.proposal import Revision
from tests.ui.display.build import COMMA, VERB, proposal_of

TEXT = "They did not went home."
ERROR = Case(TEXT, 13, "went", "go", "did+past")
TRAP = replace(ERROR, fix=None)
REPEATED = replace(VERB, name="repeated_word_xx")


def verdicts(case: Case, *edits: Edit) -> list[Mark]:
    return [given for _, given in mark(case, proposal_of(Revision(case.text), [*edits])).verdicts]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([Edit(13, 17, "go")], [Mark.RIGHT]),
        ([Edit(9, 17, "not go")], [Mark.RIGHT]),
        ([Edit(13, 14, "g"), Edit(14, 17, "o")], [Mark.RIGHT, Mark.RIGHT]),
        ([Edit(13, 17, "gone")], [Mark.WRONG]),
        ([Edit(13, 17, "go"), Edit(17, 18, "")], [Mark.WRONG, Mark.WRONG]),
        ([Edit(13, 17, "go"), Edit(18, 22, "here")], [Mark.RIGHT, Mark.UNJUDGED]),
        ([Edit(0, 4, "We")], [Mark.UNJUDGED]),
    ],
)
def test_an_error(edits: list[Edit], expected: list[Mark]) -> None:
    assert verdicts(ERROR, *edits) == expected


@pytest.mark.parametrize("edit", [Edit(13, 17, "go"), Edit(12, 13, ""), Edit(17, 17, "!")])
def test_a_trap_is_touched_also_at_its_edges(edit: Edit) -> None:
    marked = mark(TRAP, proposal_of(Revision(TEXT), [edit]))
    assert (marked.is_touched, marked.is_fixed) == (True, False)


@pytest.mark.parametrize("edit", [Edit(11, 12, ""), Edit(18, 22, "away")])
def test_what_does_not_touch_a_trap_is_not_judged(edit: Edit) -> None:
    assert verdicts(TRAP, edit) == [Mark.UNJUDGED]


def test_changes_that_cancel_each_other_touch_a_trap_all_the_same() -> None:
    edits = Edit(13, 17, "wen"), Edit(17, 18, "t ")
    assert verdicts(TRAP, *edits) == [Mark.WRONG, Mark.WRONG]


@pytest.mark.parametrize(
    ("fix", "others", "expected"),
    [
        (None, ("went",), Mark.WRONG),
        ("come", ("went", "gone"), Mark.WRONG),
        ("go", ("gone",), Mark.RIGHT),
        ("go out", ("gone", "go out"), Mark.OTHER),
    ],
)
def test_an_alternative_counts_as_a_choice(
    fix: str | None, others: tuple[str, ...], expected: Mark
) -> None:
    case = replace(ERROR, fix=fix)
    proposal = proposal_of(Revision(TEXT), [Edit(13, 17, "go")])
    chosen = replace(proposal.findings[0], alternatives=others)
    marked = mark(case, replace(proposal, findings=(chosen,)))
    assert [given for _, given in marked.verdicts] == [expected]
    assert marked.is_fixed is (expected in (Mark.RIGHT, Mark.OTHER))
    assert marked.is_touched is (expected is Mark.WRONG)


def test_nothing_found_is_neither_fixed_nor_touched() -> None:
    for case in (ERROR, TRAP):
        marked = mark(case, proposal_of(Revision(TEXT), []))
        assert (marked.is_fixed, marked.is_touched) == (False, False)


def test_a_stripped_text_says_nothing_of_gaps() -> None:
    rules = [COMMA, VERB, REPEATED]
    assert rules_to_try(TRAP, rules) == rules
    assert rules_to_try(replace(TRAP, corpus="plain"), rules) == [VERB]
