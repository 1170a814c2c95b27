"""Store the measurements of each rule for RULES.md.

FINDINGS is the output of "draw", with its counts beside it; --verdicts are the
files of two readers (written by "judge"), --adjudicated is the file with the
final verdicts where they differ. Without verdicts only the base rates are
stored. A finding counts once both have judged it. If they differ and there is
no final verdict, this command says so and stores nothing. Rules that FINDINGS
do not name keep their figures.

--cases are labelled cases ("evaluate -h" describes them): they show which
collected errors a rule misses and which traps it falls into, but not how often
it is right on a page.

Writes bot_plugins/rules/data/rule_figures.tsv, or rule_recall.tsv; "docs" then
updates RULES.md. A rule's findings may be called trusted if the lower end of
the 95 % Wilson interval of all its judged findings is at least 97 %; a test
checks this for every rule. Rare rules that share one statement and the same
guards may be pooled: add a line for them to rule_families.tsv.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from bot_plugins.apps.devtools import console, corpora, counts, drawn
from bot_plugins.apps.devtools.agreement import JointVerdicts, read_by
from bot_plugins.apps.devtools.checkout import root, rules_folder, writing
from bot_plugins.apps.devtools.counts import Counts
from bot_plugins.apps.devtools.evaluate import measured, rules_chosen
from bot_plugins.apps.devtools.languages import language_code
from bot_plugins.apps.devtools.marking import Mark
from bot_plugins.apps.devtools.measuring import figures_of
from bot_plugins.apps.devtools.recall import Recall
from bot_plugins.apps.devtools.tables import many
from bot_plugins.apps.devtools.tally import CaseTally
from bot_plugins.core import exit_codes
from bot_plugins.core.evidence.kinds import MEGABYTE
from bot_plugins.core.evidence.verdicts import Verdict
from bot_plugins.core.tables import rows

_COLUMNS = (
    *("rule", "applicability", "kind", "bytes", "found", "judged"),
    *(verdict.value for verdict in Verdict),
)
_SOURCE = "# Source: "
_MADE_BY = "# Made by: python -m bot_plugins figures"
_FIGURES = """\
# What was found of each rule on whole pages, and what was judged of it; RULES.md shows it.
{origins}
# "kind" is that of the corpus, "bytes" how much of it was read, "found" all findings in it,
# "judged" whether all of them or some were; then the final verdicts of two readers.
# {columns}
"""
_RECALL = """\
# What each rule does to labelled errors and traps; RULES.md shows it.
# Source: texts that people collected and judged, language {language}, from the files named here.
# Made by: python -m bot_plugins figures{made_by}
# "right" errors it mended as they should be, "alarms" places it changed otherwise. "fixed" and
# "labelled": of the errors of the kinds that it fixes more of than any other rule, how many were
# fixed and how many there are; none where that is not known.
# rule	right	alarms	fixed	labelled	kinds
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    say = parser.add_argument
    say("findings", metavar="FINDINGS", nargs="*", type=Path, help="what 'draw' wrote, each"
        " of other rules")  # fmt: skip
    say("--verdicts", metavar=("A", "B"), nargs=2, type=Path, help="what two readers said")
    say("--adjudicated", metavar="FILE", type=Path, help="the final verdicts where they differ")
    say("--settled", dest="adjudicated", type=Path, help=argparse.SUPPRESS)  # its old name
    say("--cases", metavar="FILE", nargs="+", default=[], type=corpora.given, help="labelled"
        " cases")  # fmt: skip
    say("--language", type=language_code, metavar="CODE", default="en", help="of the cases"
        " (default: en)")  # fmt: skip


def run(chosen: argparse.Namespace) -> int:
    """Measure and write the tables."""
    if not (chosen.findings or chosen.cases):
        raise console.ToolError("figures needs FINDINGS or --cases FILE... (try -h)")
    if chosen.verdicts and not chosen.findings:
        raise console.ToolError("--verdicts needs the FINDINGS they are about")
    if chosen.findings:
        _write("rule_figures", _figures_text(chosen))
    if chosen.cases:
        _write("rule_recall", _recall_text(chosen))
    console.write("Next: python -m bot_plugins docs")
    return exit_codes.DONE


def _path(name: str) -> Path:
    return rules_folder() / "data" / f"{name}.tsv"


def _write(name: str, text: str) -> None:
    path = _path(name)
    writing(path, partial(path.write_text, text, encoding="utf-8", newline="\n"))
    console.write(f"Wrote {path.relative_to(root())}")


def _figures_text(chosen: argparse.Namespace) -> str:
    """Return the table of a draw's counts and its readers' verdicts."""
    each = [counts.read(counts.beside(file)) for file in chosen.findings]
    counted = counts.together(each)
    findings = {
        name: finding for file in chosen.findings for name, finding in drawn.read(file).items()
    }
    read = (
        read_by(chosen.verdicts, chosen.adjudicated, findings)
        if chosen.verdicts
        else JointVerdicts()
    )
    if read.open:
        raise console.ToolError(
            f"{many(len(read.open), 'finding')} that the two readers judge differently"
            " must be adjudicated first: judge --adjudicate A B"
        )
    made_by = _arguments(chosen, ("findings", "verdicts", "adjudicated"))
    origin = f"{_SOURCE}{_source(each)}\n{_MADE_BY}{made_by}"
    drawn_rules = {count.rule for corpus in counted.corpora for count in corpus.rules}
    kept = [row for row in rows("bot_plugins.rules", "rule_figures") if row[0] not in drawn_rules]
    head = _FIGURES.format(
        origins="\n".join([origin, *(_origins() if kept else ())]), columns="\t".join(_COLUMNS)
    )
    new = (figure.fields() for figure in figures_of(counted, findings, read))
    return head + _lines(sorted([*new, *kept]))


def _origins() -> list[str]:
    """Return the lines of the table that say where its figures come from."""
    lines = _path("rule_figures").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.startswith((_SOURCE, _MADE_BY))]


def _source(each: Sequence[Counts]) -> str:
    """Say what was drawn and from how much; several draws read the same corpora, or fewer."""
    sizes: dict[str, int] = {}
    for counted in each:
        of_kind = Counter[str]()
        for corpus in counted.corpora:
            of_kind[corpus.kind.value] += corpus.bytes
        sizes |= {kind: max(size, sizes.get(kind, 0)) for kind, size in of_kind.items()}
    read = ", ".join(f"{kind} ({size / MEGABYTE:.1f} MB)" for kind, size in sizes.items())
    return f"up to {each[0].most} findings of each from {read}, seed {each[0].seed}."


def _recall_text(chosen: argparse.Namespace) -> str:
    """Return the table of the rules' results on labelled cases."""
    rules = rules_chosen(chosen.language, None)
    counted = measured(chosen.cases, rules, chosen.language)
    known = [recalled for rule in rules if (recalled := _recall(counted, rule.name)).is_known]
    head = _RECALL.format(made_by=_arguments(chosen, ["cases"]), language=chosen.language)
    return head + _lines(
        recall.fields() for recall in sorted(known, key=lambda result: result.rule)
    )


def _recall(counted: CaseTally, rule: str) -> Recall:
    kinds = counted.kinds_of(rule)
    marks = counted.marks[rule]
    return Recall(
        rule,
        right=marks[Mark.RIGHT],
        alarms=marks[Mark.WRONG],
        fixed=sum(counted.kinds[kind].fixed_by[rule] for kind in kinds),
        labelled=sum(counted.kinds[kind].errors for kind in kinds),
        kinds=tuple(kinds),
    )


def _lines(rows: Iterable[tuple[str, ...]]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def _arguments(chosen: argparse.Namespace, options: Sequence[str]) -> str:
    """Return some of the command's arguments as typed, with only the names of files."""
    said: list[str] = []
    for option in options:
        value = getattr(chosen, option)
        files = value if isinstance(value, list) else [value] if value else []
        if files and option != "findings":
            said.append(f"--{option}")
        said += (file.name for file in files)
    return "".join(f" {part}" for part in said)
