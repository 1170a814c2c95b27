"""This machine's clock wrong by years, ahead or behind: no pass is lost, nothing is saved twice."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

from bot_plugins.store.accepting import decide_all
from bot_plugins.store.database import Store, open_store
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import every
from bot_plugins.store.states import State
from tests.frameworks.pages import MILL
from tests.frameworks.pywikibot.command import PWB, SECONDS, Ended, Pwb
from tests.harness.wiki import Client, Wiki

pytestmark = pytest.mark.usefixtures("fresh")

QUEUE = "queue.sqlite"
TASK = """\
queue = "queue.sqlite"
[[task]]
name = "changes"
wiki = "copywiki:en"
settle_seconds = 0
[[task.source]]
kind = "recentchanges"
"""
AHEAD, RIGHT, BEHIND = "+10y", "+0", "-10y"


def with_clock(clock: str, *command: str) -> list[str]:
    """Return a command in a process with another time of day (man 1 faketime).

    What counts the seconds since the start (``time.monotonic``) no one can put back.
    """
    return ["env", "FAKETIME_DONT_FAKE_MONOTONIC=1", "faketime", "-f", clock, *PWB, *command]


def run(pwb: Pwb, clock: str, *command: str) -> Ended:
    """Run a command with a clock, to a good end."""
    done = pwb.run_afresh(with_clock(clock, *command))
    assert done.code == 0, done.said
    return done


def proposed(folder: Path) -> set[str]:
    """Return the titles of the pages with proposals in the queue."""
    with open_store(str(folder / QUEUE)) as store:
        return {item.title for item in every(store, Filters(states=tuple(State)))}


@pytest.mark.slow
@pytest.mark.parametrize("clocks", [(AHEAD, RIGHT), (BEHIND, AHEAD, BEHIND)])
def test_no_pass_is_lost(client: Client, pwb: Pwb, clocks: tuple[str, ...]) -> None:
    (pwb.folder / "copyedit.toml").write_text(TASK)
    wanted = set()
    for number, clock in enumerate(clocks):
        title = f"Mill {number}"
        client.edit(title, MILL)
        wanted.add(title)
        run(pwb, clock, "copyedit_maintenance", "-conf:copyedit.toml")
        assert wanted <= proposed(pwb.folder)


@pytest.mark.slow
@pytest.mark.parametrize(("before", "after"), [(AHEAD, RIGHT), (BEHIND, RIGHT), (RIGHT, BEHIND)])
def test_nothing_is_saved_twice(
    wiki: Wiki, client: Client, pwb: Pwb, before: str, after: str
) -> None:
    client.edit("Mill", MILL)
    run(pwb, before, "copyedit", "-page:Mill", f"-queue:{QUEUE}")
    with open_store(str(pwb.folder / QUEUE)) as store:
        accept(store)
    wiki.hold(action="edit")
    save = ("copyedit_save", f"-queue:{QUEUE}", "-every:0", "-grace:1")
    process = subprocess.Popen(
        with_clock(before, *save), cwd=pwb.folder, env=pwb.environment(),
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    wiki.wait_for_held()
    process.send_signal(signal.SIGKILL)
    process.wait(SECONDS)
    wiki.release()
    run(pwb, after, *save)
    assert [one.user for one in client.history("Mill")] == ["CopyBot", "Author"]
    with open_store(str(pwb.folder / QUEUE)) as store:
        left = every(store, Filters(states=tuple(State)))
        assert {item.state for item in left} == {State.SAVED}


def accept(store: Store) -> None:
    """Accept all that is open."""
    found = list(every(store))
    for rule in {item.change.rule for item in found}:
        decide_all(store, "Ann", Filters(rule=rule), max(item.id for item in found))
