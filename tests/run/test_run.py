"""A run's control flow: what is counted, when it ends, and with which exit code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot_plugins.core import exit_codes, registry
from bot_plugins.run import EditConflict, Mode, PageSkipped, Records, Run, RunSettings, RunStopped
from bot_plugins.run.closing import closing_lines
from bot_plugins.run.run import MOST_CONFLICTS
from bot_plugins.ui.display.terminal import plain
from bot_plugins.ui.report import ReportWriter
from tests.run.memory import Person, Shelf

SLIP, MENDED = "One came.Two went.", "One came. Two went."
RULES = registry.rules_for("en")


def run_of(shelf: Shelf, mode: Mode = Mode.ALWAYS, person: Person | None = None) -> Run[str]:
    """Return a run; a dry one gets nothing to save with."""
    saver = None if mode is Mode.DRY else shelf
    return Run(RunSettings(RULES, mode), person or Person(), shelf, saver)


def raiser(error: Exception, only: str = "") -> Callable[[str], None]:
    """Return what raises ``error`` for the page ``only``, or for any."""

    def act(title: str) -> None:
        if only in ("", title):
            raise error

    return act


def three() -> Shelf:
    return Shelf({"A": SLIP, "B": "Nothing to mend.", "C": SLIP})


def test_a_run_saves_every_page_once() -> None:
    shelf = three()
    run = run_of(shelf)
    assert run.over(list(shelf.pages)) == exit_codes.DONE
    assert shelf.pages == {"A": MENDED, "B": "Nothing to mend.", "C": MENDED}
    assert shelf.saves == ["A", "C"]
    assert shelf.steps == ["start", "finish"]
    totals = run.totals
    assert (totals.pages_read, totals.pages_with_proposals, totals.saved) == (3, 2, 2)
    assert totals.rules == {"space_after_full_stop": 2}
    assert run.over(list(shelf.pages)) == exit_codes.DONE
    assert len(shelf.saves) == 2


def test_a_dry_run_has_nothing_to_save_with() -> None:
    shelf = three()
    run = run_of(shelf, Mode.DRY)
    assert run.over(list(shelf.pages)) == exit_codes.DONE
    assert shelf.saves == []
    assert (run.totals.changes, run.totals.saved) == (2, 0)


def test_the_limit_ends_the_run() -> None:
    shelf = three()
    run = Run(RunSettings(RULES, Mode.ALWAYS, most_edits=1), Person(), shelf, shelf)
    assert run.over(list(shelf.pages)) == exit_codes.DONE
    assert [title for title, _ in shelf.reads] == ["A"]
    assert run.totals.saved == 1
    assert "limit of 1 edit" in run.totals.stopped_because


@pytest.mark.parametrize("code", [exit_codes.LOGIN, exit_codes.UNAVAILABLE, exit_codes.STOPPED])
@pytest.mark.parametrize("where", ["on_read", "on_recheck", "on_save"])
def test_a_stop_ends_the_run_with_its_code(code: int, where: str, tmp_path: Path) -> None:
    shelf = three()
    setattr(shelf, where, raiser(RunStopped("the wiki is gone", code), "C"))
    with ReportWriter(tmp_path) as report:
        run = Run(RunSettings(RULES, Mode.ALWAYS), Person(), shelf, shelf, Records(report))
        assert run.over([*shelf.pages, "A"]) == code
        report.finish(run.totals)
    assert run.totals.stopped_because == "the wiki is gone"
    assert run.totals.saved == 1
    rows = (tmp_path / "proposals.jsonl").read_text().splitlines()
    assert len(rows) == (2 if where == "on_save" else 1)
    assert '"outcome": "saved"' in rows[0]
    assert where != "on_save" or '"outcome": "not saved"' in rows[1]


def test_what_cannot_be_saved_is_a_failure_and_what_need_not_is_none() -> None:
    shelf = replace(three(), on_save=raiser(PageSkipped("protected"), "A"))
    run = run_of(shelf)
    assert run.over([*shelf.pages, "gone"]) == exit_codes.PARTIAL
    assert run.totals.skipped == {"protected": 1, "the page does not exist": 1}
    assert run.totals.saved == 1
    assert run_of(three()).over(["gone"]) == exit_codes.DONE


def test_a_page_refused_at_the_second_look_is_not_shown() -> None:
    shelf = replace(Shelf({"A": SLIP}), on_recheck=raiser(PageSkipped("a disambiguation page")))
    person = Person()
    run = run_of(shelf, Mode.DRY, person)
    assert run.over(["A"]) == exit_codes.DONE
    assert person.shown == []
    assert run.totals.changes == 0


def test_a_conflict_is_read_anew_and_counted_once() -> None:
    shelf = Shelf({"A": SLIP})

    def edited(title: str) -> None:
        if shelf.pages[title] == SLIP:
            shelf.pages[title] = f"Zero. {SLIP}"
            raise EditConflict

    shelf.on_save = edited
    run = run_of(shelf)
    assert run.over(["A"]) == exit_codes.DONE
    assert shelf.pages["A"] == f"Zero. {MENDED}"
    assert shelf.reads == [("A", False), ("A", True)]
    assert (run.totals.pages_read, run.totals.changes, run.totals.saved) == (1, 1, 1)


def test_conflicts_without_end_end() -> None:
    shelf = replace(Shelf({"A": SLIP}), on_save=raiser(EditConflict()))
    run = run_of(shelf)
    assert run.over(["A"]) == exit_codes.PARTIAL
    assert len(shelf.reads) == MOST_CONFLICTS
    assert run.totals.skipped == {"others keep editing it": 1}


def test_quitting_reads_no_more() -> None:
    shelf = replace(three(), quitting=True)
    run = run_of(shelf, Mode.ASK)
    assert run.over(list(shelf.pages)) == exit_codes.DONE
    assert [title for title, _ in shelf.reads] == ["A"]
    assert "you chose to quit" in run.totals.stopped_because


def test_a_save_whose_end_is_unknown_is_told_by_the_exit_code() -> None:
    shelf = replace(three(), are_known=False)
    assert run_of(shelf).over(list(shelf.pages)) == exit_codes.PARTIAL


def test_ctrl_c_while_reading_ends_the_run() -> None:
    def interrupt(title: str) -> None:
        if title == "C":
            raise KeyboardInterrupt

    shelf = replace(three(), on_read=interrupt)
    run = run_of(shelf)
    assert run.over(list(shelf.pages)) == exit_codes.INTERRUPTED
    assert run.totals.saved == 1
    assert "interrupted" in run.totals.stopped_because


def test_a_failure_and_a_stop_give_the_stops_code() -> None:
    shelf = three()
    errors = {"A": PageSkipped("protected"), "C": RunStopped("gone", exit_codes.UNAVAILABLE)}

    def fail(title: str) -> None:
        raise errors[title]

    shelf.on_save = fail
    assert run_of(shelf).over(list(shelf.pages)) == exit_codes.UNAVAILABLE


def test_the_last_words_say_what_was_done() -> None:
    shelf = replace(three(), on_save=raiser(PageSkipped("protected"), "A"))
    run = run_of(shelf)
    run.over(list(shelf.pages))
    words = plain(closing_lines(run.totals, Mode.ALWAYS, Path("folder"))).splitlines()
    assert words[2].startswith("3 pages read in ")
    assert words[2].endswith(": 2 proposed changes on 2 pages")
    assert words[3:] == [
        "      2  space_after_full_stop",
        "1 page skipped:",
        "      1  protected",
        "1 page saved.",
        "Report: folder/report.html (also proposals.jsonl and changes.diff)",
    ]
