"""A reader's file of judgements."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot_plugins.apps.devtools import judgements
from bot_plugins.apps.devtools.console import ToolError
from bot_plugins.apps.devtools.judgements import Judgement
from bot_plugins.core.evidence.verdicts import Verdict
from tests.apps.devtools.corpus import write
from tests.apps.devtools.findings import finding

FINDINGS = {one.id: one for one in (finding("a"), finding("b", alternatives=("gone", "going")))}


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    given = [
        Judgement("a", Verdict.WRONG, reason="a name: “Ö”"),
        Judgement("b", Verdict.OTHER, "gone"),
        Judgement("a", Verdict.RIGHT),
    ]
    for one in given:
        judgements.remember(file, one)
    assert judgements.read(file) == {"a": given[2], "b": given[1]}
    assert list(judgements.read(file)) == ["a", "b"]


def test_a_file_written_by_other_means_is_read(tmp_path: Path) -> None:
    file = write(
        tmp_path / "a.jsonl", *({"id": one.value, "verdict": one.value} for one in Verdict)
    )
    read = judgements.read(file)
    assert [one.verdict.value for one in read.values()] == list(read)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"id": "a"}, "no 'verdict' that is a text"),
        ({"id": "a", "verdict": "maybe"}, "'verdict' is none of right, other, wrong-repair"),
        ({"verdict": "right"}, "no 'id' that is a text"),
        ({"id": "a", "verdict": "right", "reason": 3}, "no 'reason' that is a text"),
    ],
)
def test_a_line_that_is_no_judgement_is_named(
    row: dict[str, object], said: str, tmp_path: Path
) -> None:
    with pytest.raises(ToolError, match=rf"a\.jsonl:1: {said}"):
        judgements.read(write(tmp_path / "a.jsonl", row))


@pytest.mark.parametrize(
    ("name", "which", "said"),
    [
        ("a", "gone", "'gone' is not an alternative; there are none"),
        ("b", "", "'' is not an alternative; there are 'gone', 'going'"),
        ("b", "went", "'went' is not an alternative"),
    ],
)
def test_another_repair_is_one_of_the_alternatives(
    name: str, which: str, said: str, tmp_path: Path
) -> None:
    file = write(tmp_path / "a.jsonl", {"id": name, "verdict": "other", "which": which})
    with pytest.raises(ToolError, match=said):
        judgements.read_of(file, FINDINGS)


def test_judgements_on_other_findings_are_left_out(tmp_path: Path) -> None:
    rows = [{"id": "b", "verdict": "other", "which": "going"}, {"id": "z", "verdict": "other"}]
    read = judgements.read_of(write(tmp_path / "a.jsonl", *rows), FINDINGS)
    assert read == {"b": Judgement("b", Verdict.OTHER, "going")}
