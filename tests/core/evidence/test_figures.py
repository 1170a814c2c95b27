"""What the figures say, in words, and whether they earn trust."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from bot_plugins.core import registry
from bot_plugins.core.evidence import figures as evidence
from bot_plugins.core.evidence.figures import NOT_MEASURED, Evidence, Family, Figure
from bot_plugins.core.evidence.kinds import CorpusKind
from bot_plugins.core.evidence.verdicts import Verdict
from bot_plugins.core.rule import Applicability

REVIEW, TRUSTED, REPORT = Applicability.REVIEW, Applicability.TRUSTED, Applicability.REPORT


def figure(  # noqa: PLR0913 - the columns of the table
    right: int = 0,
    wrong: int = 0,
    *,
    kind: CorpusKind = CorpusKind.ARTICLES,
    rule: str = "rule",
    tier: Applicability = REVIEW,
    found: int | None = None,
    size: int = 10_000_000,
    is_all: bool = False,
    **others: int,
) -> Figure:
    verdicts = Counter({Verdict.RIGHT: right, Verdict.WRONG: wrong})
    verdicts.update({Verdict[name.upper()]: number for name, number in others.items()})
    number = verdicts.total() if found is None else found
    return Figure(rule, tier, kind, size, number, is_all, verdicts)


def told(*figures: Figure) -> str:
    return Evidence(figures).told()


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([], NOT_MEASURED),
        ([figure(is_all=True)], "none in 10 MB"),
        ([figure(found=30)], "3.00 per MB, not judged yet"),
        ([figure(found=1, size=300_000_000)], "0.003 per MB, not judged yet"),
        ([figure(20, 0)], "2.00 per MB, fewer than forty: no figure"),
        ([figure(39, 0, unknown=9)], "4.80 per MB, fewer than forty: no figure"),
        (
            [figure(4, 1, is_all=True)],
            "0.50 per MB, 80.0 % (37.6-96.4) of 5 right, all findings judged",
        ),
        ([figure(12, 28)], "4.00 per MB, 30.0 % (18.1-45.4) of 40 right"),
        (
            [figure(20, 10, other=10, wrong_repair=5, verbatim=5, unknown=7)],
            "5.70 per MB, 40.0 % (27.6-53.8) of 50 right (60.0 % with an alternative)",
        ),
        (
            [figure(20, 20, artefact=40, found=800, kind=CorpusKind.STRIPPED)],
            "40.00 per MB, 50.0 % (35.2-64.8) of 40 right",
        ),
        (
            [figure(30, 0, is_all=True), figure(20, 0, found=500, kind=CorpusKind.STRIPPED)],
            "26.50 per MB, 100.0 % (92.9-100.0) of 50 right",
        ),
        (
            [figure(30, 0, is_all=True), figure(2, 0, kind=CorpusKind.STRIPPED)],
            "1.60 per MB, fewer than forty: no figure",
        ),
    ],
)
def test_figures_in_words(figures: list[Figure], expected: str) -> None:
    assert told(*figures) == expected


def both(
    right: int, wrong: int = 0, *, verbatim: int = 0, unknown: int = 0, artefact: int = 0
) -> list[Figure]:
    others = figure(right - 60, wrong, verbatim=verbatim, unknown=unknown, artefact=artefact)
    return [others, figure(60, kind=CorpusKind.WIKIS)]


@pytest.mark.parametrize(
    ("figures", "earned"),
    [
        ([], False),
        (both(90), False),
        (both(124), False),
        (both(125, verbatim=1), False),
        (both(185, verbatim=1), False),
        (both(183, 1), False),
        ([figure(500)], False),
        ([figure(250, kind=CorpusKind.STRIPPED), figure(250, kind=CorpusKind.WIKIS)], False),
        ([replace(one, applicability=REPORT) for one in both(125)], False),
        ([replace(one, applicability=TRUSTED) for one in both(125)], False),
        (both(125), True),
        (both(184, 1), True),
        (both(125, unknown=40, artefact=40), True),
    ],
)
def test_trust_takes_all_that_was_judged_at_that_applicability(
    figures: list[Figure], earned: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On wikitext of well-kept and rough wikis, by the interval, and nothing verbatim touched."""
    monkeypatch.setattr(evidence, "figures", lambda: figures)
    assert evidence.earned("rule", REVIEW) is earned


@pytest.mark.parametrize(
    ("own", "family", "earned"),
    [
        ((20, 0), (105, 0), True),
        ((0, 0), (125, 0), True),
        ((20, 0), (104, 0), False),
        ((20, 1), (300, 0), False),
        ((300, 0), (60, 9), True),
    ],
)
def test_a_family_carries_its_rare_rules(
    own: tuple[int, int],
    family: tuple[int, int],
    earned: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = [
        replace(one, rule=name, verdicts=one.verdicts if kind is CorpusKind.ARTICLES else Counter())
        for name, (right, wrong) in (("rare", own), ("kin", family), ("other", (900, 0)))
        for kind in (CorpusKind.ARTICLES, CorpusKind.WIKIS)
        for one in [figure(right, wrong, kind=kind)]
    ]
    monkeypatch.setattr(evidence, "figures", lambda: known)
    assert evidence.earned("rare", REVIEW) is (own[0] > 125)
    kin = Family("kin", "one statement", frozenset({"rare", "kin"}))
    monkeypatch.setattr(evidence, "families", lambda: (kin,))
    assert evidence.earned("rare", REVIEW) is earned
    number = own[0] + own[1] + family[0] + family[1]
    (line,) = [line for line in evidence.lines("kin") if "family" in line]
    assert line.startswith("review, with its family (one statement): ")
    assert f" of {number} right" in line


def test_well_kept_and_rough_wikis_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    known = [
        figure(50, 0),
        figure(50, 0, kind=CorpusKind.STRIPPED),
        figure(50, 50, kind=CorpusKind.WIKIS),
        figure(3, 0, kind=CorpusKind.WIKIS, tier=REPORT, is_all=True),
    ]
    monkeypatch.setattr(evidence, "figures", lambda: known)
    assert evidence.lines("rule") == [
        "review, on well-kept wikis: 5.00 per MB, 100.0 % (96.3-100.0) of 100 right",
        "review, on rough wikis: 10.00 per MB, 50.0 % (40.4-59.6) of 100 right",
        f"report, on well-kept wikis: {NOT_MEASURED}",
        "report, on rough wikis: 0.30 per MB, 100.0 % (43.9-100.0) of 3 right, all findings judged",
    ]
    assert evidence.lines("another") == [NOT_MEASURED]


def test_a_figure_is_read_as_it_is_written() -> None:
    for one in evidence.figures():
        assert Figure.of_fields(one.fields()) == one
    odd = figure(1, 2, other=3, wrong_repair=4, verbatim=5, artefact=6, unknown=7, is_all=True)
    assert Figure.of_fields(odd.fields()) == odd


def test_the_kept_figures_and_families_are_of_rules_there_are() -> None:
    names = {rule.name for rule in registry.all_rules()}
    assert {one.rule for one in evidence.figures()} <= names
    assert {rule for family in evidence.families() for rule in family.rules} <= names


def test_a_rule_is_of_one_family() -> None:
    members = Counter(rule for family in evidence.families() for rule in family.rules)
    assert set(members.values()) <= {1}
