"""Judge findings by hand, compare two readers, adjudicate differences.

FILE is the output of "draw --out FILE". Each reader has a file of verdicts of
their own (--verdicts), and does not see the other's. Each verdict is saved at
once; the next time, judging continues after it. Keys:

  y or 1 right         wrong before, and right after: you would sign it
  2 3 4 an alternative there is a slip, and this is its correct fix
  m another is meant   there is a slip, but none of the fixes is right
  v verbatim           a quotation, name, title, code or foreign text
  n no slip            it is correct without the change
  a artefact           it is there only because markup was stripped
  u unknown            it cannot be known
  b back   c more of the surrounding text   q quit

For all but "right", a line asks for the reason. --compare A B shows how far two
readers agree, where they differ, and the resulting figures. --adjudicate A B
asks only about the findings on which they differ, shows both verdicts, and
saves the final verdict in --verdicts.

A file of verdicts is JSON Lines with the keys id, verdict (right, other,
wrong-repair, verbatim, wrong, artefact or unknown), which (for "other", the
alternative) and reason, so it can also be written by other programs.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot_plugins.apps.devtools import agreement, comparison, console, drawn, judgements, keys
from bot_plugins.apps.devtools.agreement import VerdictPair
from bot_plugins.apps.devtools.drawn import DrawnFinding
from bot_plugins.apps.devtools.finding_view import finding_shown, surroundings, verdict_shown
from bot_plugins.apps.devtools.judgements import Judgement, Judgements
from bot_plugins.core import exit_codes
from bot_plugins.core.evidence.verdicts import Verdict

VERDICTS = {
    "1": Verdict.RIGHT,
    "y": Verdict.RIGHT,
    "m": Verdict.WRONG_REPAIR,
    "v": Verdict.VERBATIM,
    "n": Verdict.WRONG,
    "a": Verdict.ARTEFACT,
    "u": Verdict.UNKNOWN,
}
OTHERS = "23456789"
"""The keys of the alternatives, in order; the first choice has the key 1."""
QUESTION = "[y]es, [m]eant otherwise, [v]erbatim, [n]o slip, [a]rtefact, [u]nknown? "
REASON = "Why? "


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    say = parser.add_argument
    say("file", metavar="FILE", type=Path, help="findings that 'draw' wrote")
    say("--verdicts", metavar="FILE", type=Path, help="a reader's verdicts are kept here")
    pair = parser.add_mutually_exclusive_group()
    pair.add_argument("--adjudicate", nargs=2, type=Path, metavar=("A", "B"), help="ask only where"
        " two readers differ")  # fmt: skip
    pair.add_argument(
        "--settle", dest="adjudicate", nargs=2, type=Path, help=argparse.SUPPRESS
    )  # the option's old name
    pair.add_argument("--compare", nargs=2, type=Path, metavar=("A", "B"), help="ask nothing;"
        " compare two readers")  # fmt: skip
    say("--adjudicated", metavar="FILE", type=Path, help="with --compare: the final verdicts")
    say("--settled", dest="adjudicated", type=Path, help=argparse.SUPPRESS)  # its old name


def run(chosen: argparse.Namespace) -> int:
    """Ask for verdicts, or compare two readers."""
    if bool(chosen.verdicts) == bool(chosen.compare):
        raise console.ToolError("give either --verdicts FILE or --compare A B (try -h)")
    if chosen.adjudicated and not chosen.compare:
        raise console.ToolError("--adjudicated needs --compare; --adjudicate saves in --verdicts")
    findings = drawn.read(chosen.file)
    if chosen.compare:
        read = agreement.read_by(chosen.compare, chosen.adjudicated, findings)
        comparison.write(read, findings, chosen.file)
        return exit_codes.DONE
    differing = _differing(chosen.adjudicate, findings) if chosen.adjudicate else {}
    asked = [
        finding for finding in findings.values() if not chosen.adjudicate or finding.id in differing
    ]
    kept = chosen.verdicts
    known = judgements.read_of(kept, findings) if kept.exists() else {}
    judgements.mend(kept)
    _judge(asked, known, kept, differing)
    console.write(f"{sum(finding.id in known for finding in asked)} of {len(asked)} judged")
    return exit_codes.DONE


def _differing(
    files: Sequence[Path], findings: Mapping[str, DrawnFinding]
) -> dict[str, VerdictPair]:
    """Return two readers' verdicts on the findings on which they differ."""
    read = agreement.read_by(files, None, findings)
    return {pair.finding.id: pair for pair in read.differing}


def _judge(
    findings: Sequence[DrawnFinding], known: Judgements, kept: Path, said: Mapping[str, VerdictPair]
) -> None:
    """Ask about each finding without a verdict; add the verdicts to ``known`` and to the file."""
    at = _next(findings, known, 0)
    while at < len(findings):
        finding = findings[at]
        console.show(finding_shown(finding, at + 1, len(findings)))
        _show_said(said.get(finding.id))
        others = OTHERS[: len(finding.alternatives)]
        key = keys.ask(_question(known.get(finding.id)), f"{''.join(VERDICTS)}{others}bcq")
        if key == keys.QUIT:
            return
        if key == "c":
            console.write(surroundings(finding))
        elif key == "b":
            at = max(0, at - 1)
        else:
            judgement = _judgement(finding, key)
            judgements.remember(kept, judgement)
            known[judgement.id] = judgement
            at = _next(findings, known, at + 1)


def _question(before: Judgement | None) -> str:
    return (f"({before.verdict.value} before) " if before else "") + QUESTION


def _show_said(both: VerdictPair | None) -> None:
    if both:
        console.write(verdict_shown(both.first))
        console.write(verdict_shown(both.second))


def _judgement(finding: DrawnFinding, key: str) -> Judgement:
    """Return the judgement that a key gives, after asking for the reason."""
    verdict = VERDICTS.get(key, Verdict.OTHER)
    which = finding.alternatives[OTHERS.index(key)] if verdict is Verdict.OTHER else ""
    reason = "" if verdict is Verdict.RIGHT else keys.line(REASON)
    return Judgement(finding.id, verdict, which, reason)


def _next(findings: Sequence[DrawnFinding], known: Judgements, at: int) -> int:
    """Return the index of the next finding without a verdict, from ``at`` on."""
    while at < len(findings) and findings[at].id in known:
        at += 1
    return at
