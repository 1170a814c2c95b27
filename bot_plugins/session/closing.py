"""The last words of a run: what was read, found, saved and left alone, and what is next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot_plugins.report import Totals
from bot_plugins.session.run import Mode
from bot_plugins.view.terminal import Line, Style


def closing_lines(totals: Totals, mode: Mode, folder: Path | None) -> list[Line]:
    """Return the totals of a run as lines to show."""
    return [[], [("Totals", Style.HEADING)], *map(_plain, _texts(totals, mode, folder))]


def _texts(totals: Totals, mode: Mode, folder: Path | None) -> Iterator[str]:
    yield (
        f"{_count(totals.pages_read, 'page')} read in {totals.duration}:"
        f" {_count(totals.changes, 'proposed change')}"
        f" on {_count(totals.pages_with_proposals, 'page')}"
    )
    for name, number in totals.most_first(totals.rules):
        yield f"  {number:5}  {name}"
    if totals.skipped:
        yield f"{_count(sum(totals.skipped.values()), 'page')} skipped:"
    for reason, number in totals.most_first(totals.skipped):
        yield f"  {number:5}  {reason}"
    if mode is Mode.DRY:
        yield "Nothing was saved: this was a dry run."
    else:
        yield f"{_count(totals.saved, 'page')} saved."
    if totals.stopped_because:
        yield f"Stopped early: {totals.stopped_because}."
    if folder:
        yield f"Report: {folder / 'report.html'} (also proposals.jsonl and changes.diff)"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _plain(text: str) -> Line:
    return [(text, Style.PLAIN)]
