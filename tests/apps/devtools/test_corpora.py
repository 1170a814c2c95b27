"""Corpora: which files they are, which of their pages count, and what each kind can tell."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from bot_plugins.apps.devtools import corpora
from bot_plugins.apps.devtools.cases import CorpusPage
from bot_plugins.apps.devtools.console import ToolError
from bot_plugins.apps.devtools.corpora import Corpus
from bot_plugins.apps.devtools.progress import Meter
from bot_plugins.core import registry
from bot_plugins.core.evidence.kinds import CorpusKind
from bot_plugins.core.rule import Applicability
from tests.apps.devtools.corpus import CASES, write


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("a.jsonl"), {"text": "One.", "title": "1"}, {"text": "Zwei.", "language": "de"})
    Path("b").mkdir()
    for name in ("z.jsonl.xz", "P.wikitext", "p.xml.bz2", "README.md", "counts.json"):
        (Path("b") / name).touch()
    (Path("b") / "c.jsonl").mkdir()
    Path("c").mkdir()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a.jsonl", "is not KIND=PATH with a KIND of articles, stripped, wikis"),
        ("article=a.jsonl", "is not KIND=PATH"),
        ("wikis=no.jsonl", "cannot read no.jsonl: no such file"),
        ("wikis=a.json", "did you mean a.jsonl?"),
        ("wikis=c", "in c"),
    ],
)
def test_what_names_no_corpus(text: str, said: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError) as error:
        corpora.named(text)
    assert said in str(error.value)


def test_a_file_or_the_files_of_a_folder() -> None:
    assert corpora.named("stripped=a.jsonl") == Corpus(
        CorpusKind.STRIPPED, "a.jsonl", (Path("a.jsonl"),)
    )
    files = tuple(Path("b") / name for name in ("P.wikitext", "p.xml.bz2", "z.jsonl.xz"))
    assert corpora.named("wikis=b") == Corpus(CorpusKind.WIKIS, "b", files)


def test_a_path_alone_is_of_wikitext() -> None:
    assert corpora.given("a.jsonl").kind is CorpusKind.ARTICLES
    assert corpora.given("wikis=a.jsonl").kind is CorpusKind.WIKIS
    Path("odd=a.jsonl").touch()
    assert corpora.given("odd=a.jsonl").files == (Path("odd=a.jsonl"),)


def test_pages_come_in_chunks_of_some_size(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [{"text": "x" * size, "title": str(size)} for size in (4, 5, 30, 1, 9)]
    write(Path("a.jsonl"), *pages, {"text": "y", "talk": True})
    monkeypatch.setattr(corpora, "CHUNK", 10)
    meter = Meter(Path("a.jsonl").stat().st_size)
    chunks = list(corpora.given("a.jsonl").chunks("en", meter))
    assert [[len(page.text) for page in chunk] for chunk in chunks] == [[4, 5, 30], [1, 9]]
    assert str(meter) == "100 %"


def test_labelled_cases_are_no_pages_to_draw_from() -> None:
    write(Path("a.jsonl"), {"text": ""}, CASES[0])
    pages = corpora.given("a.jsonl").pages("en", Meter(1))
    assert next(pages) == CorpusPage("")
    with pytest.raises(ToolError, match=r"a\.jsonl:2: a labelled case; this takes whole pages"):
        next(pages)


def test_stripped_text_tells_nothing_of_spaces_and_marks() -> None:
    rules = corpora.rules_of("en")
    words = [rule.name for rule in rules if CorpusKind.STRIPPED.measures(rule)]
    left = {rule.name for rule in rules} - set(words)
    assert {"space_before_comma", "clashing_marks", "space_before_semicolon"} <= left
    assert {"base_after_do", "misspelling", "repeated_word", "indefinite_article"} <= set(words)
    assert all(
        kind.measures(rule) for rule in rules for kind in (CorpusKind.ARTICLES, CorpusKind.WIKIS)
    )


def test_rules_that_only_report_are_measured_and_those_that_are_off_are_not() -> None:
    rules = corpora.rules_of("en-GB")
    assert any(rule.applicability is Applicability.REPORT for rule in rules)
    assert {rule.language for rule in rules} == {"any", "en"}
    assert all(rule.is_default for rule in rules)


def test_the_kinds_that_stripping_makes_are_kinds_there_are() -> None:
    assert {rule.summary for rule in registry.all_rules()} >= corpora.NEIGHBOURS
