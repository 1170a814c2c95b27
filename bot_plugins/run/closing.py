"""The summary at the end of a run: what was read, found, saved and skipped, and what is next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bot_plugins.run.run import Mode
from bot_plugins.run.words import counted
from bot_plugins.ui.display.terminal import Line, totals_lines
from bot_plugins.ui.report import RunTotals


def closing_lines(
    totals: RunTotals, mode: Mode, folder: Path | None, more: Iterable[str] = ()
) -> list[Line]:
    """Return the totals of a run as lines to show; ``more`` are further lines."""
    return totals_lines([*_texts(totals, mode, folder), *more])


def _texts(totals: RunTotals, mode: Mode, folder: Path | None) -> Iterator[str]:
    doubtful = f", {totals.doubtful:,} of them doubtful," if totals.doubtful else ""
    yield (
        f"{counted(totals.pages_read, 'page')} read in {totals.duration}:"
        f" {counted(totals.changes, 'proposed change')}{doubtful}"
        f" on {counted(totals.pages_with_proposals, 'page')}"
    )
    for name, number in totals.most_first(totals.rules):
        yield f"  {number:5}  {name}"
    if totals.skipped:
        yield f"{counted(sum(totals.skipped.values()), 'page')} skipped:"
    for reason, number in totals.most_first(totals.skipped):
        yield f"  {number:5}  {reason}"
    if mode is Mode.DRY:
        yield "Nothing was saved: this was a dry run."
    else:
        yield f"{counted(totals.saved, 'page')} saved."
    if totals.stopped_because:
        yield f"Stopped early: {totals.stopped_because}."
    if folder:
        yield f"Report: {folder / 'report.html'} (also proposals.jsonl and changes.diff)"
