"""Keep what was measured of each rule where RULES.md shows it.

Writes bot_plugins/data/rule_figures.tsv anew from files of verdicts ("judge"
keeps them) and from labelled cases ("evaluate -h" describes them); "docs" then
brings RULES.md up to date. Where two judges do not agree, a finding is unclear.
A place that was judged and is also in a labelled text counts once, as judged.

A rule may be declared trusted when, all its evidence together, the lower end of
the 95 % Wilson interval of its precision is at least 97 %, or when at least 30
of its findings were right and none was wrong. A test holds every rule to that.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from pathlib import Path

from bot_plugins import exit_codes, registry
from bot_plugins.tools import console, judgements
from bot_plugins.tools.checkout import root, writing
from bot_plugins.tools.evaluate import measured, rules_chosen
from bot_plugins.tools.evidence import CASES, JUDGED, Figure
from bot_plugins.tools.judgements import Judgement, Judgements
from bot_plugins.tools.languages import language_code
from bot_plugins.tools.marking import Verdict
from bot_plugins.tools.tally import Tally

_HEADER = """\
# What was measured of each rule; RULES.md shows it.
# Source: findings and texts that people judged, from the files named here.
# Made by: python -m bot_plugins figures{arguments}
# "fixed" and "labelled": of the labelled errors of the kinds that this rule fixes more of than
# any other rule, how many it fixed and how many there are; empty where that is not known.
# rule	right	wrong	unclear	source	fixed	labelled	kinds
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    say = parser.add_argument
    say("--judged", metavar="FILE", nargs="+", default=[], help="verdicts that 'judge' kept")
    say("--cases", metavar="FILE", nargs="+", default=[], help="labelled cases")
    say("--language", type=language_code, metavar="CODE", default="en", help="of the cases"
        " (default: en)")  # fmt: skip


def run(chosen: argparse.Namespace) -> int:
    """Measure and write the table."""
    if not (chosen.judged or chosen.cases):
        raise console.ToolError("figures needs --judged FILE... or --cases FILE...")
    path = root() / "bot_plugins" / "data" / "rule_figures.tsv"
    known = judgements.merged(judgements.read(Path(file)) for file in chosen.judged)
    figures = [*_judged(known), *_labelled(chosen.cases, chosen.language, known)]
    text = table(figures, _arguments(chosen))
    writing(path, partial(path.write_text, text, encoding="utf-8", newline="\n"))
    rules = len({figure.rule for figure in figures})
    console.write(f"Wrote {path.relative_to(root())}: figures of {rules} rules")
    console.write("Next: python -m bot_plugins docs")
    return exit_codes.DONE


def table(figures: Sequence[Figure], arguments: str) -> str:
    """Return the text of the table's file."""
    rows = sorted(figures, key=lambda figure: (figure.rule, figure.source))
    lines = ("\t".join(figure.fields()) for figure in rows)
    return _HEADER.format(arguments=arguments) + "".join(f"{line}\n" for line in lines)


def _arguments(chosen: argparse.Namespace) -> str:
    """Return the command's arguments, of files only the names."""
    parts = [f" --language {chosen.language}"] if chosen.language != "en" else []
    for option in ("judged", "cases"):
        names = [Path(file).name for file in getattr(chosen, option)]
        parts += [f" --{option} {' '.join(names)}"] if names else []
    return "".join(parts)


def _judged(known: Judgements) -> Iterator[Figure]:
    for rule, counts in judgements.totals(_of_known_rules(known.values())).items():
        yield Figure(
            rule,
            counts[Verdict.RIGHT],
            counts[Verdict.WRONG],
            counts[Verdict.UNCLEAR],
            JUDGED,
        )


def _of_known_rules(known: Collection[Judgement]) -> Iterator[Judgement]:
    """Yield the judgements on rules there are, and name the other rules."""
    names = {rule.name for rule in registry.all_rules()}
    for name in sorted({one.rule for one in known} - names):
        console.warn(f"Warning: there is no rule {name!r} any more; its verdicts are left out")
    yield from (one for one in known if one.rule in names)


def _labelled(files: Sequence[str], language: str, known: Judgements) -> Iterator[Figure]:
    if not files:
        return
    rules = rules_chosen(language, None)
    counts = measured(files, rules, seen=known)
    for rule in map(str, rules):
        right, wrong = (counts.verdicts[rule][one] for one in (Verdict.RIGHT, Verdict.WRONG))
        fixed, labelled, kinds = _recall(counts, rule)
        if right + wrong + fixed:
            yield Figure(rule, right, wrong, 0, CASES, fixed, labelled, kinds)


def _recall(counts: Tally, rule: str) -> tuple[int, int, tuple[str, ...]]:
    kinds = counts.kinds_of(rule)
    fixed = sum(counts.kinds[kind].fixed_by[rule] for kind in kinds)
    return fixed, sum(counts.kinds[kind].errors for kind in kinds), tuple(kinds)
