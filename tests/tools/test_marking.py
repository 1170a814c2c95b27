"""Which findings on a labelled text are right, wrong, or nobody's business."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot_plugins.edits import Edit
from bot_plugins.proposal import Revision
from bot_plugins.tools.cases import Case
from bot_plugins.tools.marking import Verdict, mark, rules_to_try
from tests.view.build import COMMA, VERB, proposal_of

TEXT = "They did not went home."
ERROR = Case(TEXT, 13, "went", "go", "did+past")
TRAP = replace(ERROR, fix=None)
REPEATED = replace(VERB, name="repeated_word_xx")


def verdicts(case: Case, *edits: Edit) -> list[Verdict]:
    return [given for _, given in mark(case, proposal_of(Revision(case.text), [*edits])).verdicts]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([Edit(13, 17, "go")], [Verdict.RIGHT]),
        ([Edit(9, 17, "not go")], [Verdict.RIGHT]),
        ([Edit(13, 14, "g"), Edit(14, 17, "o")], [Verdict.RIGHT, Verdict.RIGHT]),
        ([Edit(13, 17, "gone")], [Verdict.WRONG]),
        ([Edit(13, 17, "go"), Edit(17, 18, "")], [Verdict.WRONG, Verdict.WRONG]),
        ([Edit(13, 17, "go"), Edit(18, 22, "here")], [Verdict.RIGHT, Verdict.UNJUDGED]),
        ([Edit(0, 4, "We")], [Verdict.UNJUDGED]),
    ],
)
def test_an_error(edits: list[Edit], expected: list[Verdict]) -> None:
    assert verdicts(ERROR, *edits) == expected


@pytest.mark.parametrize("edit", [Edit(13, 17, "go"), Edit(12, 13, ""), Edit(17, 17, "!")])
def test_a_trap_is_touched_also_at_its_edges(edit: Edit) -> None:
    marked = mark(TRAP, proposal_of(Revision(TEXT), [edit]))
    assert (marked.is_touched, marked.is_fixed) == (True, False)


@pytest.mark.parametrize("edit", [Edit(11, 12, ""), Edit(18, 22, "away")])
def test_what_does_not_touch_a_trap_is_not_judged(edit: Edit) -> None:
    assert verdicts(TRAP, edit) == [Verdict.UNJUDGED]


def test_changes_that_cancel_each_other_touch_a_trap_all_the_same() -> None:
    edits = Edit(13, 17, "wen"), Edit(17, 18, "t ")
    assert verdicts(TRAP, *edits) == [Verdict.WRONG, Verdict.WRONG]


def test_what_a_cut_may_have_made_is_not_for_judging() -> None:
    text = "layed the part; he writed it and did not answe"
    edits = Edit(0, 5, "laid"), Edit(19, 25, "wrote"), Edit(41, 46, "answer")
    case = Case(text, 26, "it", None, "not a slip")
    assert [one.before for one in mark(case, proposal_of(Revision(text), [*edits])).elsewhere] == [
        "writed"
    ]


def test_nothing_found_is_neither_fixed_nor_touched() -> None:
    for case in (ERROR, TRAP):
        marked = mark(case, proposal_of(Revision(TEXT), []))
        assert (marked.is_fixed, marked.is_touched) == (False, False)


def test_a_stripped_text_says_nothing_of_gaps() -> None:
    rules = [COMMA, VERB, REPEATED]
    assert rules_to_try(TRAP, rules) == rules
    assert rules_to_try(replace(TRAP, corpus="plain"), rules) == [VERB]
