"""The output of an evaluation: tables for people, in 80 columns, or JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bot_plugins.apps.devtools import console
from bot_plugins.apps.devtools.marking import Mark, Marked
from bot_plugins.apps.devtools.tables import Row, many, write_table
from bot_plugins.apps.devtools.tally import CaseTally
from bot_plugins.core.evidence.kinds import MEGABYTE
from bot_plugins.core.evidence.wilson import interval, share
from bot_plugins.ui.display.terminal import Line, TextStyle, finding_lines


def write(counts: CaseTally) -> None:
    """Write everything as tables."""
    if counts.kinds:
        _labelled(counts)
    if counts.pages:
        console.show(_heading(f"{many(counts.pages, 'page')}, {counts.size / MEGABYTE:.2f} MB"))
        write_table(("rule", "findings", "per MB"), _page_rows(counts))


def _labelled(counts: CaseTally) -> None:
    errors, traps = many(counts.errors, "error"), many(counts.traps, "trap")
    console.show(_heading(f"{errors} and {traps}, labelled"))
    write_table(
        ("rule", "found", "right", "choice", "wrong", "other", "precision"), _rule_rows(counts)
    )
    unjudged = sum(marks[Mark.UNJUDGED] for marks in counts.marks.values())
    if unjudged:
        note = (
            f"other: {many(unjudged, 'change')} elsewhere in these texts, which nobody has judged"
        )
        console.write(console.wrapped(note))
    if any(marks[Mark.OTHER] for marks in counts.marks.values()):
        console.write("choice: an alternative that a person may pick is right")
    console.write("")
    console.show(_heading("Errors fixed"))
    write_table(("kind", "fixed", "of", "recall"), _kind_rows(counts))
    _write_wrong(counts, "Traps touched", counts.traps, is_trap=True)
    _write_wrong(counts, "Errors changed into something else", counts.errors, is_trap=False)


def _rule_rows(counts: CaseTally) -> Iterator[Row]:
    for rule, marks in sorted(counts.marks.items()):
        yield _rule_row(rule, marks)
    yield _rule_row("all", sum(counts.marks.values(), Counter()))


def _rule_row(name: str, marks: Counter[Mark]) -> Row:
    right, choice, wrong = marks[Mark.RIGHT], marks[Mark.OTHER], marks[Mark.WRONG]
    precision = share(right, right + choice + wrong)
    return name, marks.total(), right, choice, wrong, marks[Mark.UNJUDGED], precision


def _kind_rows(counts: CaseTally) -> Iterator[Row]:
    for name, kind in sorted(counts.kinds.items()):
        if kind.errors:
            yield name, kind.fixed, kind.errors, share(kind.fixed, kind.errors)
    fixed = sum(kind.fixed for kind in counts.kinds.values())
    yield "all", fixed, counts.errors, share(fixed, counts.errors)


def _page_rows(counts: CaseTally) -> Iterator[Row]:
    megabytes = max(counts.size, 1) / MEGABYTE
    for rule, number in sorted(counts.in_pages.items()):
        yield rule, number, f"{number / megabytes:.1f}"
    total = counts.in_pages.total()
    yield "all", total, f"{total / megabytes:.1f}"


def _write_wrong(counts: CaseTally, title: str, total: int, *, is_trap: bool) -> None:
    """Write each labelled place with a wrong change, and the change."""
    wrong = [marked for marked in counts.wrong if (marked.case.fix is None) == is_trap]
    if total:
        console.write("")
        console.show(_heading(f"{title}: {len(wrong)} of {total}"))
    for marked in wrong:
        console.write(console.wrapped(f"{marked.case.where}: {marked.case.kind}"))
        console.show(_changes(marked))


def _changes(marked: Marked) -> Iterator[Line]:
    wrong = marked.findings(Mark.WRONG)
    for number, finding in enumerate(wrong, 1):
        _place, *lines = finding_lines(
            marked.proposal, finding, number, len(wrong), console.columns()
        )
        yield from lines


def _heading(text: str) -> list[Line]:
    return [[(text, TextStyle.HEADING)]]


def as_json(counts: CaseTally) -> str:
    """Return everything as one JSON object."""
    kinds = {
        name: {
            "errors": kind.errors,
            "fixed": kind.fixed,
            "recall": _measured(kind.fixed, kind.errors),
            "fixed_by": dict(sorted(kind.fixed_by.items())),
            "traps": kind.traps,
            "touched": kind.touched,
        }
        for name, kind in sorted(counts.kinds.items())
    }
    rules = {rule: _rule(counts, rule) for rule in sorted({*counts.marks, *counts.in_pages})}
    record = {
        "errors": counts.errors,
        "traps": counts.traps,
        "pages": counts.pages,
        "bytes": counts.size,
        "rules": rules,
        "kinds": kinds,
        "wrong": [case for marked in counts.wrong for case in _wrong(marked)],
    }
    return json.dumps(record, indent=1)


def _rule(counts: CaseTally, rule: str) -> dict[str, Any]:
    marks = counts.marks[rule]
    right, choice, wrong = marks[Mark.RIGHT], marks[Mark.OTHER], marks[Mark.WRONG]
    return {
        "right": right,
        "other": choice,
        "wrong": wrong,
        "unjudged": marks[Mark.UNJUDGED],
        "precision": _measured(right, right + choice + wrong),
        "findings_in_pages": counts.in_pages[rule],
    }


def _measured(successes: int, trials: int) -> dict[str, float] | None:
    """Return a share and its interval, from 0 to 1; None without trials."""
    if not trials:
        return None
    low, high = interval(successes, trials)
    return {"share": successes / trials, "low": low, "high": high}


def _wrong(marked: Marked) -> Iterator[dict[str, Any]]:
    for finding in marked.findings(Mark.WRONG):
        yield {
            "where": marked.case.where,
            "kind": marked.case.kind,
            "is_trap": marked.case.fix is None,
            "rule": finding.rule,
            "before": finding.before,
            "after": finding.after,
        }
