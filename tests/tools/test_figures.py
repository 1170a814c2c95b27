"""The measured figures: written, shown, and no rule trusted without them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot_plugins
from bot_plugins import data, engine, registry
from bot_plugins.rule import Applicability, Rule
from bot_plugins.tools import evidence, judgements, rules_page
from bot_plugins.tools.command import main
from bot_plugins.tools.evidence import CASES, JUDGED, Figure
from bot_plugins.tools.judgements import Judgement
from bot_plugins.tools.marking import Verdict
from bot_plugins.tools.sampling import id_of
from tests.tools.corpus import CASES as ROWS
from tests.tools.corpus import case, write
from tests.tools.process import ROOT

COLUMNS = ["rule", "right", "wrong", "unclear", "source", "fixed", "labelled", "kinds"]


@pytest.mark.parametrize("rule", registry.all_rules(), ids=str)
def test_a_trusted_rule_has_earned_it(rule: Rule) -> None:
    if rule.applicability is Applicability.TRUSTED:
        known = evidence.of(rule.name)
        assert evidence.earned(known), f"{rule} is declared trusted; its figures: {known}"


def test_the_kept_figures_are_of_rules_there_are() -> None:
    names = {rule.name for rule in registry.all_rules()}
    assert {figure.rule for figure in evidence.figures()} <= names


@pytest.mark.parametrize(
    ("figures", "earned"),
    [
        ([], False),
        ([Figure("r", 30, 0, 0, JUDGED)], False),
        ([Figure("r", 125, 0, 0, JUDGED)], True),
        ([Figure("r", 80, 0, 9, JUDGED), Figure("r", 45, 0, 0, CASES)], True),
        ([Figure("r", 125, 0, 0, JUDGED), Figure("r", 10, 1, 0, CASES)], False),
        ([Figure("r", 0, 0, 140, JUDGED)], False),
    ],
)
def test_trust_rests_on_all_the_evidence(figures: list[Figure], earned: bool) -> None:
    assert evidence.earned(figures) is earned


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A checkout to write to, whose figures are the ones that are read."""
    (tmp_path / "scripts" / "i18n").mkdir(parents=True)
    shutil.copytree(ROOT / "bot_plugins" / "data", tmp_path / "bot_plugins" / "data")
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.setattr(bot_plugins, "__file__", str(tmp_path / "bot_plugins" / "__init__.py"))
    monkeypatch.setattr(data, "files", lambda _: tmp_path / "bot_plugins" / "data")
    monkeypatch.chdir(tmp_path)
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    data.table.cache_clear()
    evidence.figures.cache_clear()


def judged(name: str, *verdicts: Verdict, rule: str = "did_past") -> str:
    for number, verdict in enumerate(verdicts):
        judgements.remember(Path(name), Judgement(f"{rule} {number}", rule, verdict))
    return name


def test_figures_of_both_kinds(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    r, w, u = Verdict.RIGHT, Verdict.WRONG, Verdict.UNCLEAR
    first, second = judged("a.jsonl", r, r, w, r), judged("b.jsonl", r, w, w, r, u)
    cases = str(write(tree / "cases.jsonl", *ROWS))
    assert main(["figures", "--judged", first, second, "--cases", cases]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Wrote bot_plugins/data/rule_figures.tsv: figures of ")
    text = (tree / "bot_plugins" / "data" / "rule_figures.tsv").read_text("utf-8")
    assert "# Made by: python -m bot_plugins figures --judged a.jsonl b.jsonl --cases c" in text
    assert text.splitlines()[5].removeprefix("# ").split("\t") == COLUMNS
    assert str(tree) not in text
    known = (
        Figure("did_past", 2, 1, 2, JUDGED),
        Figure("did_past", 3, 0, 0, CASES, 3, 4, ("did+past",)),
    )
    assert tuple(evidence.of("did_past")) == known
    assert evidence.of("space_before_comma") == [Figure("space_before_comma", 0, 2, 0, CASES)]


def test_a_place_counts_once(tree: Path) -> None:
    """It may be in two labelled texts, and in a page whose findings were judged."""
    rest = " and so " + 9 * "on and on "
    texts = [f"{start}{rest} They did not «went» home{rest}." for start in ("Yes.", "So.")]
    cases = str(write(tree / "cases.jsonl", *(case(text, "go", "did+past") for text in texts)))
    assert main(["figures", "--cases", cases]) == 0
    assert evidence.of("did_past") == [Figure("did_past", 1, 0, 0, CASES, 2, 2, ("did+past",))]
    forget()
    proposal = engine.propose(texts[0].replace("«", "").replace("»", ""), rules=["did_past"])
    place = Judgement(id_of(proposal, proposal.findings[0]), "did_past", Verdict.UNCLEAR)
    judgements.remember(Path("judged.jsonl"), place)
    assert main(["figures", "--judged", "judged.jsonl", "--cases", cases]) == 0
    assert evidence.of("did_past") == [
        Figure("did_past", 0, 0, 1, JUDGED),
        Figure("did_past", 0, 0, 0, CASES, 2, 2, ("did+past",)),
    ]


def test_a_rule_that_is_no_more_is_named(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = judged("a.jsonl", Verdict.RIGHT, rule="gone_by")
    judged("a.jsonl", Verdict.RIGHT)
    assert main(["figures", "--judged", file]) == 0
    assert "Warning: there is no rule 'gone_by' any more" in capsys.readouterr().err
    assert {figure.rule for figure in evidence.figures()} == {"did_past"}
    assert tree.exists()


@pytest.mark.usefixtures("tree")
def test_nothing_to_measure_leaves_the_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures"]) == 2
    assert "figures needs --judged FILE... or --cases FILE..." in capsys.readouterr().err
    assert main(["figures", "--judged", "none.jsonl"]) == 2
    assert "cannot read none.jsonl: No such file" in capsys.readouterr().err
    kept = ROOT / "bot_plugins" / "data" / "rule_figures.tsv"
    assert Path("bot_plugins/data/rule_figures.tsv").read_bytes() == kept.read_bytes()


def test_rules_md_shows_the_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    known = [
        Figure("did_past", 29, 1, 2, JUDGED),
        Figure("did_past", 7, 0, 0, CASES, 7, 8, ("did+past",)),
        Figure("have_past", 0, 0, 3, JUDGED),
        Figure("have_past", 7, 0, 0, CASES),
    ]
    monkeypatch.setattr(evidence, "figures", lambda: known)
    names = ("did_past", "have_past", "be_past")
    did, have, be = rules_page.page([registry.find(name) for name in names]).split("\n### ")[1:]
    judgement = "96.7 % (83.3-99.4) of 30 judged findings, 2 unclear"
    cases = "100.0 % (64.6-100.0) of 7 labelled cases"
    assert (
        f"\nPrecision: {judgement} · {cases}; recall: fixed 7 of 8 labelled errors of its kind\n"
        in did
    )
    assert f"\nPrecision: not yet measured · {cases}\n" in have
    assert "\nPrecision: not yet measured\n" in be
    table = rules_page.page([registry.find(name) for name in names]).split("\n## ")[0]
    assert f"| {judgement} |\n" in table
    assert f"| {cases} |\n" in table
    assert "| not yet measured |\n" in table
