"""The comparison of two readers' verdicts on the same findings, written for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from bot_plugins.apps.devtools import console, counts
from bot_plugins.apps.devtools.agreement import JointVerdicts, VerdictPair
from bot_plugins.apps.devtools.drawn import DrawnFinding
from bot_plugins.apps.devtools.finding_view import sentence, verdict_shown
from bot_plugins.apps.devtools.measuring import figures_of
from bot_plugins.apps.devtools.tables import Row, write_table
from bot_plugins.core.evidence.figures import Evidence
from bot_plugins.ui.display import escaped
from bot_plugins.ui.display.terminal import Line, TextStyle, wrapped


def write(read: JointVerdicts, findings: Mapping[str, DrawnFinding], file: Path) -> None:
    """Write how far two readers agree, where they differ, and the figures so far.

    Raises:
        ToolError: they have judged no finding in common, or the counts of ``file`` are missing.
    """
    if not read.both:
        raise console.ToolError("the two files have no finding in common")
    number = len(read.both)
    kappa = "undefined (one verdict throughout)" if read.kappa is None else f"{read.kappa:.2f}"
    console.write(f"Both judged:    {number} of {len(findings)}")
    console.write(f"Agreement:      {100 * read.agreed / number:.1f} % ({read.agreed} of {number})")
    console.write(f"Cohen's kappa:  {kappa}")
    console.write(f"Unadjudicated:  {len(read.open)}")
    for pair in read.differing:
        _write_difference(pair)
    console.write("")
    write_table(
        ("rule", "applicability", "kind", "judged", "right (95 %)"),
        _rows(read, findings, file),
    )


def _write_difference(both: VerdictPair) -> None:
    finding = both.finding
    heading: Line = [(f"{finding.rule}  {escaped(finding.title)}", TextStyle.HEADING)]
    where: Line = [(f"{finding.corpus} {finding.id}", TextStyle.DIM)]
    console.show([[], heading, where, *wrapped(sentence(finding), console.columns())])
    console.write(verdict_shown(both.first))
    console.write(verdict_shown(both.second))


def _rows(read: JointVerdicts, findings: Mapping[str, DrawnFinding], file: Path) -> Iterator[Row]:
    for figure in figures_of(counts.read(counts.beside(file)), findings, read):
        if figure.verdicts.total():
            told = Evidence((figure,))
            yield (
                figure.rule,
                figure.applicability.value,
                figure.kind.value,
                told.judged,
                told.share(),
            )
