"""The tables of figures: written from what was drawn, judged and adjudicated, and shown."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

import bot_plugins
from bot_plugins.apps.devtools import explain, judgements, recall, rules, rules_page
from bot_plugins.apps.devtools.command import main
from bot_plugins.apps.devtools.judgements import Judgement
from bot_plugins.apps.devtools.recall import Recall
from bot_plugins.core import registry, tables
from bot_plugins.core.evidence import figures as evidence
from bot_plugins.core.evidence.figures import Figure
from bot_plugins.core.evidence.kinds import CorpusKind
from bot_plugins.core.evidence.verdicts import Verdict
from bot_plugins.core.rule import Applicability
from tests.apps.devtools.corpus import CASES as ROWS
from tests.apps.devtools.corpus import case, write
from tests.apps.devtools.findings import count, counted, finding, write_counts, write_findings
from tests.apps.devtools.process import ROOT

REVIEW, REPORT = Applicability.REVIEW, Applicability.REPORT
FINDINGS = (
    *(finding(name) for name in "abcd"),
    finding("e", kind=CorpusKind.STRIPPED),
    finding("f", applicability="report"),
)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A checkout to write to, whose figures are the ones that are read."""
    (tmp_path / "scripts" / "i18n").mkdir(parents=True)
    shutil.copytree(ROOT / "bot_plugins/rules/data", tmp_path / "bot_plugins/rules/data")
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.setattr(bot_plugins, "__file__", str(tmp_path / "bot_plugins" / "__init__.py"))
    own = tmp_path / "bot_plugins/rules"
    monkeypatch.setattr(
        tables, "files", lambda name: own if name == "bot_plugins.rules" else files(name)
    )
    monkeypatch.chdir(tmp_path)
    file = write_findings(Path("f.jsonl"), FINDINGS)
    articles = counted(
        count("base_after_do", 0), count("possessive_its", 0), kind=CorpusKind.ARTICLES
    )
    wikis = counted(count("base_after_do", 5), count("base_after_do", 1, applicability="report"))
    stripped = counted(
        count("base_after_do", 40, is_all=False),
        count("repeated_word", 9),
        kind=CorpusKind.STRIPPED,
    )
    write_counts(file, articles, wikis, counted(count("base_after_do", 2)), stripped)
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    tables.table.cache_clear()
    evidence.figures.cache_clear()
    recall.recalls.cache_clear()


def given(name: str, **verdicts: str) -> str:
    for finding_id, verdict in verdicts.items():
        judgements.remember(Path(name), Judgement(finding_id, Verdict(verdict)))
    return name


def kept(rule: str) -> dict[tuple[Applicability, CorpusKind], Figure]:
    return {(one.applicability, one.kind): one for one in evidence.figures() if one.rule == rule}


def test_what_two_readers_say_becomes_figures(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = {"a": "right", "b": "right", "c": "artefact", "e": "verbatim"}
    ada = given("ada.jsonl", **both, d="right", f="right")
    ben = given("ben.jsonl", **both, d="wrong")
    assert main(["figures", "f.jsonl", "--verdicts", ada, ben]) == 2
    assert "1 finding that the two readers judge differently must be adjudicated" in (
        capsys.readouterr().err
    )
    final = given("final.jsonl", d="unknown", a="wrong")
    assert main(["figures", "f.jsonl", "--verdicts", ada, ben, "--adjudicated", final]) == 0
    assert capsys.readouterr().out.startswith("Wrote bot_plugins/rules/data/rule_figures.tsv\n")
    text = (tree / "bot_plugins/rules/data" / "rule_figures.tsv").read_text("utf-8")
    assert "figures f.jsonl --verdicts ada.jsonl ben.jsonl --adjudicated final.jsonl\n" in text
    assert "from articles (2.0 MB), wikis (4.0 MB), stripped (2.0 MB), seed 1.\n" in text
    assert str(tree) not in text
    r, w, x, u = Verdict.RIGHT, Verdict.VERBATIM, Verdict.ARTEFACT, Verdict.UNKNOWN
    none: Counter[Verdict] = Counter()
    wikis = Counter({r: 2, x: 1, u: 1})
    assert kept("base_after_do") == {
        (REVIEW, CorpusKind.ARTICLES): Figure(
            "base_after_do", REVIEW, CorpusKind.ARTICLES, 2000000, 0, True, none
        ),
        (REVIEW, CorpusKind.WIKIS): Figure(
            "base_after_do", REVIEW, CorpusKind.WIKIS, 4000000, 7, True, wikis
        ),
        (REPORT, CorpusKind.WIKIS): Figure(
            "base_after_do", REPORT, CorpusKind.WIKIS, 2000000, 1, False, none
        ),
        (REVIEW, CorpusKind.STRIPPED): Figure(
            "base_after_do", REVIEW, CorpusKind.STRIPPED, 2000000, 40, False, Counter({w: 1})
        ),
    }


@pytest.mark.usefixtures("tree")
def test_without_verdicts_there_are_base_rates_where_they_are_known() -> None:
    """Of repeated words in stripped text nobody knows yet which its authors repeated."""
    assert main(["figures", "f.jsonl"]) == 0
    assert kept("base_after_do")[REVIEW, CorpusKind.STRIPPED].verdicts.total() == 0
    assert [*kept("possessive_its")] == [(REVIEW, CorpusKind.ARTICLES)]
    assert kept("repeated_word") == {}
    assert evidence.told("possessive_its", REVIEW) == ("none in 2 MB", evidence.NOT_MEASURED)


def test_rules_that_were_not_drawn_keep_their_figures(tree: Path) -> None:
    before = kept("lead_led")
    forget()
    assert main(["figures", "f.jsonl"]) == 0
    assert before == kept("lead_led") != {}
    text = (tree / "bot_plugins/rules/data" / "rule_figures.tsv").read_text("utf-8")
    assert text.count("# Source: ") == text.count("# Made by: ") > 1


@pytest.mark.usefixtures("tree")
def test_a_rule_that_is_no_more_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    write_counts(Path("f.jsonl"), counted(count("gone_by", 3), count("base_after_do", 4)))
    assert main(["figures", "f.jsonl"]) == 0
    assert "Warning: there is no rule 'gone_by' any more" in capsys.readouterr().err
    assert "gone_by" not in {one.rule for one in evidence.figures()}


@pytest.mark.wide
def test_recall_of_labelled_cases(tree: Path) -> None:
    cases = str(write(tree / "cases.jsonl", *ROWS))
    assert main(["figures", "--cases", cases]) == 0
    text = (tree / "bot_plugins/rules/data" / "rule_recall.tsv").read_text("utf-8")
    assert "# Made by: python -m bot_plugins figures --cases cases.jsonl\n" in text
    assert recall.of("base_after_do") == Recall("base_after_do", 3, 0, 3, 4, ("did+past",))
    assert recall.of("space_before_comma") == Recall("space_before_comma", 0, 2)
    assert recall.of("possessive_its") is None


@pytest.mark.usefixtures("tree")
def test_a_place_of_two_labelled_texts_counts_once() -> None:
    rest = " and so " + 9 * "on and on "
    texts = [f"{start}{rest} They did not «went» home{rest}." for start in ("Yes.", "So.")]
    write(Path("cases.jsonl"), *(case(text, "go", "did+past") for text in texts))
    assert main(["figures", "--cases", "cases.jsonl"]) == 0
    assert recall.of("base_after_do") == Recall("base_after_do", 1, 0, 2, 2, ("did+past",))


@pytest.mark.usefixtures("tree")
def test_nothing_to_measure_leaves_the_tables(capsys: pytest.CaptureFixture[str]) -> None:
    given("ada.jsonl", a="right")
    for arguments, said in (
        ([], "figures needs FINDINGS or --cases FILE..."),
        (["--verdicts", "ada.jsonl", "ada.jsonl"], "figures needs FINDINGS"),
        (
            ["--cases", "f.jsonl", "--verdicts", "ada.jsonl", "ada.jsonl"],
            "--verdicts needs the FINDINGS",
        ),
        (["none.jsonl"], "cannot read none.jsonl.counts.json: No such file"),
        (["f.jsonl", "--verdicts", "ada.jsonl", "none.jsonl"], "cannot read none.jsonl: No such"),
    ):
        assert main(["figures", *arguments]) == 2
        assert said in capsys.readouterr().err
    for name in ("rule_figures.tsv", "rule_recall.tsv"):
        now = Path("bot_plugins/rules/data", name).read_bytes()
        assert now == (ROOT / "bot_plugins/rules/data" / name).read_bytes()


def test_the_kept_recall_is_of_rules_there_are() -> None:
    names = {rule.name for rule in registry.all_rules()}
    assert {one.rule for one in recall.recalls()} <= names


def test_whatever_shows_rules_shows_the_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    known = [
        Figure(
            "base_after_do",
            REVIEW,
            CorpusKind.ARTICLES,
            10**7,
            90,
            False,
            Counter({Verdict.RIGHT: 45}),
        ),
        Figure(
            "base_after_do",
            REVIEW,
            CorpusKind.WIKIS,
            10**7,
            300,
            False,
            Counter({Verdict.RIGHT: 39}),
        ),
    ]
    monkeypatch.setattr(evidence, "figures", lambda: known)
    monkeypatch.setattr(
        recall, "recalls", lambda: (Recall("base_after_do", 7, 1, 7, 8, ("did+past",)),)
    )
    kept_well = "9.00 per MB, 100.0 % (92.1-100.0) of 45 right"
    rough = "30.00 per MB, fewer than forty: no figure"
    did, be = (registry.find(name) for name in ("base_after_do", "participle_after_have"))
    page = rules_page.page([did, be])
    assert f"| {kept_well} | {rough} |\n" in page
    assert f"| {evidence.NOT_MEASURED} | {evidence.NOT_MEASURED} |\n" in page
    _, of_did, of_be = page.split("\n### ")
    assert f"\n- review, on well-kept wikis: {kept_well}\n" in of_did
    assert f"\n- review, on rough wikis: {rough}\n" in of_did
    assert "\n- labelled cases: fixed 7 of 8 errors of its kind, 1 false alarm\n" in of_did
    assert f"\n- {evidence.NOT_MEASURED}\n" in of_be
    said = " ".join("\n".join(explain.measured_lines(did)).split())
    assert f"Measured: review, on well-kept wikis: {kept_well} review, on rough" in said
    listed = " ".join("\n".join(rules.table([did, be])).split())
    assert f"Well-kept wikis: {kept_well}; rough wikis: {rough} participle_after_have" in listed


def test_draws_of_other_rules_are_kept_together(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same findings a second time are the same; their corpora count twice for the rule."""
    for suffix in ("", ".counts.json"):
        Path(f"g.jsonl{suffix}").write_bytes(Path(f"f.jsonl{suffix}").read_bytes())
    assert main(["figures", "f.jsonl", "g.jsonl"]) == 0
    text = (tree / "bot_plugins/rules/data" / "rule_figures.tsv").read_text("utf-8")
    assert "from articles (2.0 MB), wikis (4.0 MB), stripped (2.0 MB), seed 1.\n" in text
    sizes = {one.kind: one.size for one in evidence.figures() if one.rule == "base_after_do"}
    assert sizes[CorpusKind.ARTICLES] == 4_000_000
    capsys.readouterr()
