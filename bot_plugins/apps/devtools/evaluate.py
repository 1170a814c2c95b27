"""Measure the rules on labelled cases and on collections of pages.

A FILE is JSON Lines, one object per line (.gz: compressed), or an XML export
(.xml, .xml.gz, .xml.bz2, ...). An object is a labelled case:

  wikitext_context  the text
  span_start        the offset of the place in it, in code points from 0
  span_text         the text of the place
  fix               what it should be; null: it must stay (a trap)
  kind              the kind of slip or trap, any name
  title             the page's title (optional)
  corpus            "plain": markup was stripped from the text, so that rules on
                    spacing, marks and repeated words are left out (optional)

or a whole page: text, and optionally title, language and talk; pages in other
languages and talk pages are left out. Other keys are ignored. A file of
wikitext (.wikitext) is one page, a folder contains such files. Text without its
markup is given as stripped=FILE: only words are measured in it.

An error counts as fixed if the changes that touch its place give exactly the
text with the fix; the changes are then right, otherwise wrong. If an
alternative would have given that text, the change is a "choice", and the error
counts as fixed. A trap counts as touched by any change that touches its place.
Changes elsewhere in a labelled text are "other": nobody has judged them. A
place that occurs in several texts counts once among the findings. Shares have
95 % Wilson intervals.

--typos FILE measures the rules of a list (AutoWikiBrowser's, own ones,
VisualEditor's) instead of those of this program.

--against REV compares with the rules of a git revision and lists new, lost and
changed findings on these pages; without FILE, on the sample pages of the tests.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from bot_plugins.apps.devtools import changes, console, corpora, evaluation, typos
from bot_plugins.apps.devtools.cases import read_all
from bot_plugins.apps.devtools.corpora import Corpus
from bot_plugins.apps.devtools.languages import language_code, warn_of_few_rules
from bot_plugins.apps.devtools.progress import shown
from bot_plugins.apps.devtools.tally import CaseTally
from bot_plugins.core import engine, exit_codes, registry
from bot_plugins.core.rule import Rule


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    say = parser.add_argument
    say("files", metavar="FILE", nargs="*", type=corpora.given, help="labelled cases or pages;"
        " KIND=FILE says what they are, as for 'draw'")  # fmt: skip
    say("--language", type=language_code, metavar="CODE", default="en", help="of the texts"
        " (default: en)")  # fmt: skip
    say("--rules", type=rule_names, metavar="NAME[,NAME...]", help="use only these rules")
    typos.add_argument(parser)
    say("--json", action="store_true", help="write one JSON object, for other programs")
    say("--against", metavar="REV", help="compare with the rules of a git revision")
    say("--most", type=number, metavar="N", default=changes.MOST, help="with --against: show so"
        f" many of each rule and kind (default: {changes.MOST})")  # fmt: skip
    say("--out", metavar="FILE", type=Path, help="with --against: write all of them, for 'judge';"
        " must not exist")  # fmt: skip


def run(chosen: argparse.Namespace) -> int:
    """Measure and write the figures, or compare with another revision."""
    if chosen.against:
        changes.write_changes(chosen)
        return exit_codes.DONE
    if not chosen.files:
        raise console.ToolError("evaluate needs FILE..., or --against REV (try -h)")
    typos.use_lists(chosen.typos)
    is_list = chosen.typos and not chosen.rules  # then the figures are the list's alone
    rules = rules_chosen(chosen.language, [registry.LISTS] if is_list else chosen.rules)
    counts = measured(chosen.files, rules, chosen.language)
    if chosen.json:
        console.write_exactly(evaluation.as_json(counts) + "\n")
    else:
        evaluation.write(counts)
    return exit_codes.DONE


def rules_chosen(language: str, names: Sequence[str] | None) -> tuple[Rule, ...]:
    """Return the rules to measure, and warn if a language has hardly any."""
    if not names:
        warn_of_few_rules(language)
    return engine.select(language, names)


def measured(given: Sequence[Corpus], rules: Sequence[Rule], language: str) -> CaseTally:
    """Run rules over the content of all files, showing progress on a terminal.

    Raises:
        ToolError: a file cannot be read, or has the wrong format.
    """
    counts = CaseTally()
    for corpus in given:
        telling = [rule for rule in rules if corpus.kind.measures(rule)]
        with closing(shown(read_all(corpus.files, language), "texts")) as items:
            for item in items:
                counts.add(item, telling)
    if not counts.pages and not counts.kinds:
        raise console.ToolError(f"nothing in {', '.join(corpus.name for corpus in given)}")
    return counts


def rule_names(text: str) -> list[str]:
    """Return the names in a comma-separated list.

    Raises:
        argparse.ArgumentTypeError: the list names no rule.
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise argparse.ArgumentTypeError("no rule is named")
    return names


def number(text: str) -> int:
    """Return a number of findings.

    Raises:
        argparse.ArgumentTypeError: the text is not a number, or is 0.
    """
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of findings")
    return int(text)
