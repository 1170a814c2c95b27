"""Measure the rules on labelled cases and on collections of pages.

A FILE is JSON Lines, one object per line (.gz: packed), or an XML export (.xml,
.xml.gz, .xml.bz2, ...; read through Pywikibot). An object is a labelled case:

  wikitext_context  the text
  span_start        where in it the place is, in code points from 0
  span_text         the text of the place
  fix               what it should be; null: it must stay (a trap)
  kind              the kind of slip or trap, any name
  title             the page's title (optional)
  corpus            "plain": markup was stripped from the text, so that rules on
                    spacing, marks and repeated words are left out (optional)

or a whole page: text, and optionally title. Other keys are ignored.

An error counts as fixed when the changes that touch its place give exactly the
text with the fix; they are right then, otherwise wrong. A trap counts as
touched by any change that touches its place. Changes elsewhere in a labelled
text are "other": nobody has judged them. A place that several texts show counts
once among the findings. Shares have 95 % Wilson intervals.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from bot_plugins import engine, exit_codes
from bot_plugins.rule import Rule
from bot_plugins.tools import console, evaluation
from bot_plugins.tools.cases import read_all
from bot_plugins.tools.checkout import writing
from bot_plugins.tools.languages import language_code, warn_of_few_rules
from bot_plugins.tools.progress import shown
from bot_plugins.tools.sampling import Sample
from bot_plugins.tools.tables import many
from bot_plugins.tools.tally import Tally


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    say = parser.add_argument
    say("files", metavar="FILE", nargs="+", help="labelled cases or pages")
    say("--language", type=language_code, metavar="CODE", default="en", help="of the texts"
        " (default: en)")  # fmt: skip
    say("--rules", type=rule_names, metavar="NAME[,NAME...]", help="use only these rules")
    say("--json", action="store_true", help="write one JSON object, for other programs")
    say("--sample", type=_size, metavar="N", help="draw N findings that nobody has judged, shared"
        " out evenly among the rules, for 'judge'; needs --out")  # fmt: skip
    say("--seed", type=int, metavar="S", default=1, help="another number draws others"
        " (default: 1)")  # fmt: skip
    say("--out", metavar="FILE", help="where the sample goes; must not exist")


def run(chosen: argparse.Namespace) -> int:
    """Measure, write the figures and, if wanted, a sample."""
    _check_sample(chosen)
    rules = rules_chosen(chosen.language, chosen.rules)
    sample = Sample(chosen.sample or 0, chosen.seed) if chosen.sample else None
    counts = measured(chosen.files, rules, sample)
    if chosen.json:
        console.write_exactly(evaluation.as_json(counts) + "\n")
    else:
        evaluation.write(counts)
    if sample:
        _write_sample(Path(chosen.out), sample)
    return exit_codes.DONE


def rules_chosen(language: str, names: Sequence[str] | None) -> tuple[Rule, ...]:
    """Return the rules to measure, and warn when a language has hardly any."""
    if not names:
        warn_of_few_rules(language)
    return engine.select(language, names)


def measured(
    files: Sequence[str],
    rules: Sequence[Rule],
    sample: Sample | None = None,
    seen: Collection[str] = (),
) -> Tally:
    """Run rules over all that some files hold, with progress on a terminal.

    Verdicts on findings with an id in ``seen`` are not counted.

    Raises:
        ToolError: a file cannot be read, or holds something else.
    """
    counts = Tally(seen=set(seen))
    with closing(shown(read_all(files), "texts")) as items:
        for item in items:
            proposal, unjudged = counts.add(item, rules)
            if sample:
                sample.offer(proposal, unjudged)
    if not counts.pages and not counts.kinds:
        raise console.ToolError(f"nothing in {', '.join(files)}")
    return counts


def rule_names(text: str) -> list[str]:
    """Return the names of a list that commas divide.

    Raises:
        argparse.ArgumentTypeError: it names no rule.
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise argparse.ArgumentTypeError("no rule is named")
    return names


def _size(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of findings")
    return int(text)


def _check_sample(chosen: argparse.Namespace) -> None:
    """Refuse half an order before the long work."""
    if bool(chosen.sample) != bool(chosen.out):
        raise console.ToolError("--sample and --out belong together")
    if chosen.out and Path(chosen.out).exists():
        raise console.ToolError(f"{chosen.out} exists; it may have been judged, so choose another")


def _write_sample(path: Path, sample: Sample) -> None:
    rows = list(sample.lines())
    writing(path, partial(path.write_text, "".join(rows), encoding="ascii", newline="\n"))
    console.warn(
        f"Wrote {many(len(rows), 'finding')} to {path}; next: python -m bot_plugins judge {path}"
    )
