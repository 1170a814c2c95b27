"""Findings that are to be judged, built by hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bot_plugins.apps.devtools import counts
from bot_plugins.apps.devtools.counts import CorpusCount, Counts, RuleCount
from bot_plugins.apps.devtools.drawn import DrawnFinding
from bot_plugins.core.evidence.kinds import CorpusKind
from bot_plugins.core.rule import Applicability


def finding(  # noqa: PLR0913 - what a figure is told by
    name: str,
    rule: str = "base_after_do",
    *,
    applicability: str = "review",
    kind: CorpusKind = CorpusKind.WIKIS,
    alternatives: tuple[str, ...] = (),
    title: str = "Mill",
) -> DrawnFinding:
    return DrawnFinding(
        id=name,
        rule=rule,
        applicability=applicability,
        corpus=f"{kind.value}.jsonl",
        kind=kind.value,
        title=title,
        earlier="It was late. ",
        left="They did not ",
        before="went",
        after="go",
        right=f" home, {name}.",
        later="Then it rained.",
        alternatives=alternatives,
        message="a reason",
        source_left="It was ''late''. They did not ",
        source_before="went",
        source_after="go",
        source_right=f" home, {name}. Then it rained.",
    )


def write_findings(path: Path, findings: Iterable[DrawnFinding]) -> Path:
    path.write_text("".join(one.line() for one in findings), "ascii")
    return path


def counted(
    *rules: RuleCount, kind: CorpusKind = CorpusKind.WIKIS, size: int = 2_000_000
) -> CorpusCount:
    return CorpusCount(kind=kind, name="x", pages=1, bytes=size, rules=list(rules))


def count(
    rule: str, found: int, *, applicability: str = "review", is_all: bool = True
) -> RuleCount:
    tier = Applicability(applicability)
    return RuleCount(rule=rule, applicability=tier, found=found, drawn=found, is_all=is_all)


def write_counts(findings: Path, *corpora: CorpusCount) -> None:
    whole = Counts(language="en", seed=1, most=100, corpora=list(corpora))
    whole.write(counts.beside(findings))
