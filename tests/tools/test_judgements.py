"""Judgements of several people: merged, counted and compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot_plugins.tools import judgements
from bot_plugins.tools.command import main
from bot_plugins.tools.judgements import Judgement, Judgements
from bot_plugins.tools.marking import Verdict

R, W, U = Verdict.RIGHT, Verdict.WRONG, Verdict.UNCLEAR


def given(*verdicts: Verdict) -> Judgements:
    return {str(n): Judgement(str(n), "rule", one) for n, one in enumerate(verdicts)}


def test_where_judges_differ_is_unclear() -> None:
    merged = judgements.merged([given(R, W, U, R), given(R, R, U)])
    assert [one.verdict for one in merged.values()] == [R, U, U, R]
    assert judgements.merged([given(R), given(W), given(R)])["0"].verdict is U


@pytest.mark.parametrize(
    ("counts", "expected"),
    [((20, 5, 10, 15), 0.4), ((45, 15, 25, 15), 0.1304), ((25, 35, 5, 35), 0.2593)],
)
def test_kappa_against_worked_examples(counts: tuple[int, ...], expected: float) -> None:
    """The examples of Wikipedia's article on Cohen's kappa (both yes, yes/no, no/yes, both no)."""
    kinds = [(R, R), (R, W), (W, R), (W, W)]
    pairs = [pair for pair, times in zip(kinds, counts, strict=True) for _ in range(times)]
    assert judgements.kappa(pairs) == pytest.approx(expected, abs=0.00005)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [([], None), ([(R, R)] * 3, None), ([(R, W), (W, R)], -1.0), ([(R, R), (U, U)], 1.0)],
)
def test_kappa_at_its_ends(pairs: list[tuple[Verdict, Verdict]], expected: float | None) -> None:
    assert judgements.kappa(pairs) == expected


def test_two_judges_are_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, verdicts in (("a", [R, R, W, W, U]), ("b", [R, W, W, W])):
        for one in given(*verdicts).values():
            judgements.remember(Path(name), one)
    assert main(["judge", "--agreement", "a", "b"]) == 0
    assert capsys.readouterr().out == (
        "Both judged:    4\n"
        "Agreement:      75.0 % (3 of 4)\n"
        "Cohen's kappa:  0.50\n"
        "  1  rule: right / wrong\n"
    )
    assert main(["judge", "--agreement", "a", "a"]) == 0
    assert "Cohen's kappa:  1.00\n" in capsys.readouterr().out
