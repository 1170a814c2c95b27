"""What a run tells of the queue, and what it does when the queue fails."""

from __future__ import annotations

from pathlib import Path

from bot_plugins.core import exit_codes, registry
from bot_plugins.run import Mode, Records, Run, RunSettings
from bot_plugins.run.closing import closing_lines
from bot_plugins.store.database import Store, open_store
from bot_plugins.store.decisions import REJECT, decide
from bot_plugins.store.findings import listed
from bot_plugins.store.schema import finding
from bot_plugins.store.tasks import latest_runs
from bot_plugins.ui.display.terminal import plain
from bot_plugins.ui.review.queueing import Queueing
from tests.run.memory import Person, Shelf

SLIP = "One came.Two went."
RULES = registry.rules_for("en")


def dry_run(store: Store, shelf: Shelf) -> tuple[int, str]:
    """Return the exit code of a dry run over a shelf, and its closing lines."""
    with Queueing(store, RULES, "Ada") as queue:
        run: Run[str] = Run(RunSettings(RULES), Person(), shelf, records=Records(queue=queue))
        code = run.over(list(shelf.pages))
        return code, plain(closing_lines(run.totals, Mode.DRY, None, queue.closing()))


def test_what_was_added_known_and_refused(tmp_path: Path) -> None:
    shelf = Shelf({"A": SLIP, "B": "All is well.", "C": SLIP})
    with open_store(tmp_path / "q") as store:
        code, said = dry_run(store, shelf)
        assert (code, "2 changes added for review." in said) == (exit_codes.DONE, True)
        assert said.splitlines()[-1] == "Next: pwb copyedit_review"
        decide(store, "Ada", listed(store)[0].id, REJECT)
        _, said = dry_run(store, shelf)
        assert "0 changes added for review, 2 known already." in said
        assert "Next:" not in said
        first = latest_runs(store)[-1]
        assert (first.command, first.user, first.pages, first.findings) == ("copyedit", "Ada", 3, 2)
        assert first.ended is not None


def test_a_text_that_cannot_be_stored_is_skipped(tmp_path: Path) -> None:
    shelf = Shelf({"A": f"\ud800 {SLIP}", "B": SLIP})
    with open_store(tmp_path / "q") as store:
        code, said = dry_run(store, shelf)
        assert [item.title for item in listed(store)] == ["B"]
    assert code == exit_codes.DONE
    assert "it cannot be queued" in said


def test_a_queue_that_fails_ends_the_run_with_its_totals(tmp_path: Path) -> None:
    shelf = Shelf({"A": SLIP, "B": SLIP})
    with open_store(tmp_path / "q") as store:
        with store.engine.begin() as connection:
            connection.exec_driver_sql(f"CREATE TRIGGER full BEFORE INSERT ON {finding.name}"
                                       " BEGIN SELECT RAISE(ABORT, 'disk'); END")  # fmt: skip
        code, said = dry_run(store, shelf)
    assert code == exit_codes.QUEUE
    assert "1 page read" in said
    assert "Stopped early: " in said


def test_the_report_says_how_to_review_its_changes(tmp_path: Path) -> None:
    with open_store(tmp_path / "q") as store:
        for texts, command in (
            ({"A": "All is well."}, ""),
            ({"A": SLIP}, "pwb copyedit_review -queue:'my q' -run:2"),
            ({"A": SLIP, "B": SLIP}, "pwb copyedit_review -queue:'my q'"),
        ):
            shelf = Shelf(texts)
            with Queueing(store, RULES, "Ada") as queue:
                records = Records(queue=queue)
                Run(RunSettings(RULES), Person(), shelf, records=records).over(list(shelf.pages))
                assert queue.review_command("my q") == command
        assert "secret" not in queue.review_command("mysql://ann:secret@host/db")
