"""Judge findings by hand, one key each.

FILE is what "evaluate --sample N --out FILE" wrote. Each verdict is kept at
once in FILE.judged.jsonl; the next time, judging goes on after it. Keys:

  y right   n wrong   u unclear   b back to the one before
  c more of the page around it    q quit

Right means: the text was wrong before, and is right after. A second judge keeps
verdicts in a file of their own (--judged); --agreement compares two such files.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from bot_plugins import exit_codes
from bot_plugins.tools import cases, console, judgements, keys
from bot_plugins.tools.judgements import Judgement, Judgements
from bot_plugins.tools.marking import Verdict
from bot_plugins.tools.sample_view import finding_shown, surroundings
from bot_plugins.tools.sampling import Row
from bot_plugins.tools.tables import write_table
from bot_plugins.wilson import share

VERDICTS = {"y": Verdict.RIGHT, "n": Verdict.WRONG, "u": Verdict.UNCLEAR}
KEYS = "ynubcq"
QUESTION = "[y]es right, [n]o wrong, [u]nclear, [b]ack, [c]ontext, [q]uit? "
_TEXTS = ("id", "rule", "title", "context_before", "before", "after", "context_after", "message")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    say = parser.add_argument
    say("file", metavar="FILE", nargs="?", help="findings that 'evaluate --sample' wrote")
    say("--judged", metavar="FILE", help="keep the verdicts here (default: FILE.judged.jsonl)")
    say("--summary", action="store_true", help="ask nothing, write the totals")
    say("--agreement", nargs=2, metavar=("A", "B"), help="compare two files of verdicts")


def run(chosen: argparse.Namespace) -> int:
    """Ask for verdicts and write the totals, or compare two judges."""
    if bool(chosen.file) == bool(chosen.agreement):
        raise console.ToolError("give either a FILE of findings or --agreement A B (try -h)")
    if chosen.agreement:
        first, second = (judgements.read(Path(name)) for name in chosen.agreement)
        _compare(first, second)
        return exit_codes.DONE
    findings = [_row(row, where) for where, row in cases.rows(Path(chosen.file))]
    kept = Path(chosen.judged) if chosen.judged else judgements.sibling(Path(chosen.file))
    known = judgements.read(kept) if kept.exists() else {}
    if not chosen.summary:
        judgements.mend(kept)
        _judge(findings, known, kept)
    _write_totals(findings, known)
    return exit_codes.DONE


def _row(row: dict[str, object], where: str) -> Row:
    return {key: cases.field(row, key, where) for key in _TEXTS}


def _judge(findings: Sequence[Row], known: Judgements, kept: Path) -> None:
    """Ask for each finding without a verdict; ``known`` grows with the file."""
    at = _next(findings, known, 0)
    while at < len(findings):
        console.show(finding_shown(findings[at], at + 1, len(findings)))
        before = known.get(findings[at]["id"])
        key = keys.ask((f"({before.verdict.value} before) " if before else "") + QUESTION, KEYS)
        if key == keys.QUIT:
            return
        if key == "c":
            console.write(surroundings(findings[at]))
        elif key == "b":
            at = max(0, at - 1)
        else:
            one = Judgement(findings[at]["id"], findings[at]["rule"], VERDICTS[key])
            judgements.remember(kept, one)
            known[one.id] = one
            at = _next(findings, known, at + 1)


def _next(findings: Sequence[Row], known: Judgements, at: int) -> int:
    """Return the next finding without a verdict, from ``at`` on."""
    while at < len(findings) and findings[at]["id"] in known:
        at += 1
    return at


def _write_totals(findings: Sequence[Row], known: Judgements) -> None:
    judged = [known[row["id"]] for row in findings if row["id"] in known]
    rows: list[tuple[str | int, ...]] = []
    for rule, counts in judgements.totals(judged).items():
        right, wrong = counts[Verdict.RIGHT], counts[Verdict.WRONG]
        rows.append((rule, right, wrong, counts[Verdict.UNCLEAR], share(right, right + wrong)))
    if rows:
        write_table(("rule", "right", "wrong", "unclear", "precision"), rows)
    console.write(f"{len(judged)} of {len(findings)} judged")


def _compare(first: Judgements, second: Judgements) -> None:
    """Write how far two judges agree on what both judged, and where they do not."""
    both = [(first[name], second[name]) for name in first if name in second]
    if not both:
        raise console.ToolError("the two files have no finding in common")
    agreed = sum(one.verdict is other.verdict for one, other in both)
    kappa = judgements.kappa((one.verdict, other.verdict) for one, other in both)
    value = "undefined (one verdict throughout)" if kappa is None else f"{kappa:.2f}"
    console.write(f"Both judged:    {len(both)}")
    console.write(f"Agreement:      {100 * agreed / len(both):.1f} % ({agreed} of {len(both)})")
    console.write(f"Cohen's kappa:  {value}")
    for one, other in both:
        if one.verdict is not other.verdict:
            said = f"{one.verdict.value} / {other.verdict.value}"
            console.write(console.wrapped(f"{one.id}  {one.rule}: {said}", "  "))
