"""Two readers compared, and what holds of what they said."""

from __future__ import annotations

import pytest

from bot_plugins.apps.devtools import agreement
from bot_plugins.apps.devtools.judgements import Judgement, Judgements
from bot_plugins.core.evidence.verdicts import Verdict
from tests.apps.devtools.findings import finding

R, A, W, U = Verdict.RIGHT, Verdict.OTHER, Verdict.WRONG, Verdict.UNKNOWN
FINDINGS = {name: finding(name) for name in "01234"}


def given(*verdicts: Verdict, which: str = "") -> Judgements:
    return {
        str(n): Judgement(str(n), one, which if one is A else "") for n, one in enumerate(verdicts)
    }


def test_what_both_say_holds_and_where_they_differ_a_third_file_does() -> None:
    first, second = given(R, R, W, U, R), given(R, W, W, R)
    read = agreement.reading(FINDINGS, first, second, {})
    assert [one.finding.id for one in read.both] == ["0", "1", "2", "3"]
    assert read.final == {"0": R, "2": W}
    assert [one.finding.id for one in read.differing] == ["1", "3"]
    assert read.open == read.differing
    third = {"1": Judgement("1", A, "x"), "0": Judgement("0", W)}
    read = agreement.reading(FINDINGS, first, second, third)
    assert read.final == {"0": R, "1": A, "2": W}
    assert [one.finding.id for one in read.open] == ["3"]
    assert (read.agreed, len(read.differing)) == (2, 2)


def test_two_alternatives_are_not_the_same_word() -> None:
    read = agreement.reading(FINDINGS, given(A, which="a"), given(A, which="b"), {})
    assert (read.agreed, read.final) == (0, {})


def test_only_findings_that_are_there_are_compared() -> None:
    some = {"9": Judgement("9", R)}
    assert agreement.reading(FINDINGS, some, some, some).both == ()


@pytest.mark.parametrize(
    ("counts", "expected"),
    [((20, 5, 10, 15), 0.4), ((45, 15, 25, 15), 0.1304), ((25, 35, 5, 35), 0.2593)],
)
def test_kappa_against_worked_examples(counts: tuple[int, ...], expected: float) -> None:
    """The examples of Wikipedia's article on Cohen's kappa (both yes, yes/no, no/yes, both no)."""
    kinds = [(R, R), (R, W), (W, R), (W, W)]
    pairs = [pair for pair, times in zip(kinds, counts, strict=True) for _ in range(times)]
    assert agreement.kappa(pairs) == pytest.approx(expected, abs=0.00005)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [([], None), ([(R, R)] * 3, None), ([(R, W), (W, R)], -1.0), ([(R, R), (U, U)], 1.0)],
)
def test_kappa_at_its_ends(pairs: list[tuple[Verdict, Verdict]], expected: float | None) -> None:
    assert agreement.kappa(pairs) == expected
