"""Totals of a run that saves, and the lines that show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot_plugins.run.words import PWB, counted
from bot_plugins.ui.display.terminal import Line, totals_lines


@dataclass
class SaveTotals:
    """The numbers of a run, and why pages were skipped or saves left open."""

    pages: int = 0
    changes: int = 0
    simulated: int = 0
    stale: int = 0
    vanished: int = 0
    closed: int = 0
    vetoed: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    merged: list[str] = field(default_factory=list)
    open: tuple[str, ...] = ()
    stopped_because: str = ""


def closing_lines(totals: SaveTotals, confirmed: int, *, simulated: bool = False) -> list[Line]:
    """Return the totals of a run of saves as lines to show; ``simulated`` is how it was run."""
    return totals_lines(_texts(totals, confirmed, simulated=simulated))


def _texts(totals: SaveTotals, confirmed: int, *, simulated: bool) -> Iterator[str]:
    yield f"{counted(totals.pages, 'page')} saved: {counted(totals.changes, 'change')}."
    if simulated:
        yield f"{counted(totals.simulated, 'page')} would have been saved: simulate is on."
    yield from _found(confirmed)
    if totals.stale:
        yield f"{counted(totals.stale, 'change')} no longer match the page: back to review."
    if totals.vanished:
        yield f"{counted(totals.vanished, 'change')} are no longer needed: the page has changed."
    if totals.closed:
        yield f"{counted(totals.closed, 'change')} closed: the page is gone."
    yield from _merged(totals)
    if totals.skipped:
        yield f"{counted(sum(totals.skipped.values()), 'page')} left alone:"
    for reason, number in sorted(totals.skipped.items(), key=lambda entry: (-entry[1], entry[0])):
        yield f"  {number:5}  {reason}"
    yield from _open(totals)
    if totals.stopped_because:
        yield f"Stopped early: {totals.stopped_because}."


def direct_texts(totals: SaveTotals, found: int, run: int, undo: str = PWB.undo) -> Iterator[str]:
    """Yield what a run that reads and saves has to report besides its own totals.

    ``found`` saves were found in the history; ``run`` is its id if it can be undone, or 0;
    ``undo`` is the command to which that is added.
    """
    yield from _found(found)
    yield from _merged(totals)
    yield from _open(totals)
    if run:
        yield f"To undo all of it: {undo}{run}"


def _found(number: int) -> Iterator[str]:
    if number:
        yield f"{counted(number, 'page')} found saved in the history, recorded now."


def _merged(totals: SaveTotals) -> Iterator[str]:
    if totals.merged:
        yield f"{counted(len(totals.merged), 'page')} merged with another edit by the wiki:"
        yield from (f"  {note}" for note in totals.merged)


def _open(totals: SaveTotals) -> Iterator[str]:
    if totals.open:
        saves = counted(len(totals.open), "save")
        yield f"{saves} not known to be stored; checked again next time:"
        yield from (f"         {text}" for text in totals.open)
