"""Draw findings at random from collections of pages, for people to judge.

A corpus is given as KIND=PATH. KIND is "articles" (a well-kept wiki, wikitext),
"wikis" (rough wikis, wikitext), "stripped" (a well-kept wiki without markup:
only words are measured in it) or "texts" (plain texts, not from a wiki: they
show how often a rule is right, but no base rate). PATH is a file, or a folder
of files: JSON Lines with the keys text, title, language (optional) and talk
(optional; .gz, .xz and .bz2: compressed), an XML export (.xml, .xml.bz2, ...),
or one page of wikitext (.wikitext). Pages in other languages and talk pages are
left out.

For each rule, applicability and corpus, up to --most findings are drawn from
all pages, each with the same chance; the same seed gives the same draw. "judge"
reads FILE; the counts go into FILE.counts.json, which "figures" reads.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot_plugins.apps.devtools import console, corpora, counts, drawing, progress
from bot_plugins.apps.devtools.checkout import writing
from bot_plugins.apps.devtools.counts import CorpusCount, Counts
from bot_plugins.apps.devtools.drawing import Draw
from bot_plugins.apps.devtools.evaluate import number, rule_names
from bot_plugins.apps.devtools.languages import language_code, warn_of_few_rules
from bot_plugins.apps.devtools.tables import Row, many, write_table
from bot_plugins.core import exit_codes, registry
from bot_plugins.core.evidence.kinds import MEGABYTE
from bot_plugins.core.rule import Rule
from bot_plugins.ui.display import escaped
from bot_plugins.ui.display.terminal import TextStyle

MOST = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    say = parser.add_argument
    say("corpora", metavar="KIND=PATH", nargs="+", type=corpora.named, help="what to draw from")
    say("--out", metavar="FILE", type=Path, required=True, help="where the findings go; must"
        " not exist")  # fmt: skip
    say("--most", type=number, metavar="N", default=MOST, help="findings of each rule,"
        f" applicability and corpus (default: {MOST})")  # fmt: skip
    say("--seed", type=int, metavar="S", default=1, help="seed of the random draw"
        " (default: 1)")  # fmt: skip
    say("--language", type=language_code, metavar="CODE", default="en", help="of the pages;"
        " mul: every language (default: en)")  # fmt: skip
    say("--rules", type=rule_names, metavar="NAME[,NAME...]", help="use only these rules")


def run(chosen: argparse.Namespace) -> int:
    """Draw findings, write the files, and show the counts as tables."""
    if chosen.out.exists():
        raise console.ToolError(f"{chosen.out} exists; it may have been judged, so choose another")
    rules = _rules(chosen.language, chosen.rules)
    draws = [Draw(corpus, chosen.most, chosen.seed) for corpus in chosen.corpora]
    with progress.line() as say:
        drawing.draw(draws, rules, chosen.language, say)
    counted = counts.counted(draws, rules, chosen.language)
    _write(chosen.out, draws, counted)
    _show(counted)
    number = sum(len(draw.findings) for draw in draws)
    console.warn(f"Wrote {many(number, 'finding')} to {chosen.out}; next, for each of two readers:")
    console.warn(f"  python -m bot_plugins judge {chosen.out} --verdicts THEIRS.jsonl")
    return exit_codes.DONE


def _rules(language: str, names: Sequence[str] | None) -> tuple[Rule, ...]:
    if names:
        return tuple(map(registry.find, names))
    warn_of_few_rules(language)
    return corpora.rules_of(language)


def _write(path: Path, draws: Iterable[Draw], counted: Counts) -> None:
    findings = {finding.id: finding for draw in draws for finding in draw.findings}

    def write() -> None:
        with path.open("x", encoding="ascii", newline="\n") as file:
            file.writelines(finding.line() for finding in findings.values())

    writing(path, write)
    beside = counts.beside(path)
    writing(beside, lambda: counted.write(beside))


def _show(counted: Counts) -> None:
    for corpus in counted.corpora:
        size = f"{many(corpus.pages, 'page')}, {corpus.bytes / MEGABYTE:.2f} MB"
        console.show(
            [[(f"{corpus.kind.value}: {escaped(corpus.name)}, {size}", TextStyle.HEADING)]]
        )
        write_table(("rule", "applicability", "found", "per MB", "drawn"), _rows(corpus))
        console.write("")


def _rows(corpus: CorpusCount) -> Iterator[Row]:
    megabytes = max(corpus.bytes, 1) / MEGABYTE
    for each in corpus.rules:
        drawn = "all" if each.is_all else str(each.drawn)
        rate = f"{each.found / megabytes:.2f}"
        yield each.rule, each.applicability.value, each.found, rate, drawn
