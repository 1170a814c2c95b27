"""The same memory for all commands: what somebody refused or took back is never done again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from bot_plugins.store.database import Store
from bot_plugins.store.decisions import NOT_AN_ERROR, REJECT, DecisionDetails, decide
from bot_plugins.store.findings import listed
from bot_plugins.store.states import DecisionKind, Scope
from bot_plugins.store.undoing import UndoSelection, undoable
from tests.frameworks.pywikibot.command import PWB, Ended, Pwb
from tests.harness.wiki import Client, Wiki, extensions
from tests.kin import kin
from tests.run.saving.conftest import Commands

pytestmark = pytest.mark.usefixtures("fresh")

SLIP = "The mill closed in 1964.The town grew around it for many years after that."
MENDED = SLIP.replace("1964.The", "1964. The")
NEXT_DAY = f"{SLIP}\n\nIn later years the mill became a museum."
"""The page after somebody else has written a paragraph more."""
EVERYWHERE = DecisionDetails(DecisionKind.NOT_AN_ERROR, scope=Scope.EVERYWHERE)


@dataclass(frozen=True)
class Desk:
    """All that a way of refusing needs."""

    client: Client
    admin: Client
    store: Store
    commands: Commands

    def copyedit(self, *arguments: str) -> Ended:
        """Run ``pwb copyedit`` with the queue."""
        queue = f"-queue:{self.commands.queue}"
        return self.commands.pwb.run([*PWB, "copyedit", "-noreport", queue, *arguments], {})

    def decide(self, verdict: DecisionDetails) -> None:
        """Queue the page by a dry run, and decide about it."""
        assert self.copyedit("-page:Mill").code == 0
        [item] = listed(self.store)
        decide(self.store, "Ann", item.id, verdict)

    def save(self) -> None:
        """Save the page unattended."""
        done = self.copyedit("-page:Mill", "-always")
        assert done.code == 0, done.said
        assert self.client.text("Mill") == MENDED


def rejected(desk: Desk) -> None:
    desk.decide(REJECT)


def no_error_here(desk: Desk) -> None:
    desk.decide(NOT_AN_ERROR)


def no_error_anywhere(desk: Desk) -> None:
    desk.decide(EVERYWHERE)


def rolled_back(desk: Desk) -> None:
    desk.save()
    desk.admin.rollback("Mill", "CopyBot")


def reverted_by_hand(desk: Desk) -> None:
    desk.save()
    desk.client.edit("Mill", SLIP)


def undone_by_us(desk: Desk) -> None:
    desk.save()
    done = desk.commands.undo("-page:Mill", "-yes")
    assert done.code == 0, done.said


REFUSALS = kin(
    [rejected, no_error_anywhere, rolled_back, undone_by_us, no_error_here, reverted_by_hand],
    [rolled_back],
)


@pytest.fixture
def desk(client: Client, admin: Client, store: Store, commands: Commands) -> Desk:
    """Return a page with a slip that a trusted rule mends, and what refusing takes."""
    client.edit("Mill", SLIP)
    return Desk(client, admin, store, commands)


@pytest.mark.wide
@pytest.mark.parametrize("refuse", REFUSALS, ids=lambda one: one.__name__)
def test_what_was_refused_is_neither_proposed_nor_saved_again(
    desk: Desk, refuse: Callable[[Desk], None]
) -> None:
    refuse(desk)
    assert desk.client.text("Mill") == SLIP
    assert_not_saved(desk)
    desk.client.edit("Mill", NEXT_DAY)
    before = desk.client.revision_ids()
    assert_not_saved(desk)
    asking = desk.copyedit("-page:Mill", "-ask")  # nobody is there; nobody is asked either
    assert (asking.code, "What now?" in asking.said) == (0, False), asking.said
    assert "0 changes added for review" in desk.copyedit("-page:Mill").totals
    assert desk.commands.save().code == 0
    assert desk.client.revision_ids() == before


def assert_not_saved(desk: Desk) -> None:
    """Assert that a run that asks nobody leaves all as it is."""
    before = desk.client.revision_ids()
    always = desk.copyedit("-recentchanges:3", "-always")
    assert (always.code, "0 pages saved." in always.totals) == (0, True), always.said
    assert desk.client.revision_ids() == before


@pytest.mark.wide
def test_saves_of_all_commands_can_be_undone(desk: Desk, pwb: Pwb) -> None:
    desk.save()
    desk.client.edit("Pond", SLIP)
    done = desk.copyedit("-page:Pond", "-always", "-maxedits:1")
    [newest, oldest] = undoable(desk.store, UndoSelection())
    assert (newest.title, oldest.title) == ("Pond", "Mill")
    assert f"To undo all of it: pwb copyedit_undo -run:{newest.run}" in done.totals
    assert newest.run != oldest.run
    undone = desk.commands.undo(f"-run:{newest.run}", "-yes")
    assert undone.code == 0, undone.said
    assert (desk.client.text("Pond"), desk.client.text("Mill")) == (SLIP, MENDED)


def test_what_is_not_trusted_waits_for_a_person(desk: Desk) -> None:
    desk.client.edit("Pond", "They had began it.")
    done = desk.copyedit("-page:Pond", "-always")
    assert done.code == 0, done.said
    assert desk.client.text("Pond") == "They had began it."
    assert [item.title for item in listed(desk.store)] == ["Pond"]


def test_what_could_not_be_saved_is_back_in_review(desk: Desk) -> None:
    desk.admin.protect("Mill")
    done = desk.copyedit("-page:Mill", "-always")
    assert done.code == 1, done.said
    assert "protected: this account may not edit it" in done.totals
    assert [item.state.value for item in listed(desk.store)] == ["open"]


@pytest.mark.wide
@pytest.mark.parametrize("mode", ["-ask", "-always"])
@pytest.mark.parametrize("address", ["-queue:no/such/folder/q", "-queue:postgresql://a:b@c/d"])
def test_without_a_queue_nothing_is_saved(desk: Desk, pwb: Pwb, mode: str, address: str) -> None:
    done = pwb.copyedit("-page:Mill", mode, address, "-noreport")
    assert done.code == 6, done.said
    assert desk.client.text("Mill") == SLIP


@pytest.mark.parametrize("mode", ["-ask", "-always"])
def test_the_queue_cannot_be_left_out(desk: Desk, pwb: Pwb, mode: str) -> None:
    done = pwb.copyedit("-page:Mill", mode, "-noqueue", "-noreport")
    assert done.code == 2, done.said
    assert "-noqueue is for dry runs" in done.said
    assert desk.client.text("Mill") == SLIP


@pytest.mark.wide
def test_a_warning_is_not_confirmed_unattended(wiki: Wiki, desk: Desk) -> None:
    """The second try of an edit that AbuseFilter warns of would be stored."""
    settings = wiki.folder / "LocalSettings.php"
    before = settings.read_bytes()
    try:
        extensions.use_abuse_filter(wiki)
        extensions.add_filter(wiki, 'added_lines irlike "1964"', "warn", "No mills")
        first = desk.copyedit("-page:Mill", "-always")
        assert first.code == 1, first.said
        assert "the wiki refuses the edit" in first.totals
        desk.client.edit("Mill", NEXT_DAY)
        for _ in range(2):
            again = desk.copyedit("-page:Mill", "-always")
            assert "0 pages saved." in again.totals
        assert desk.client.text("Mill") == NEXT_DAY
    finally:
        settings.write_bytes(before)
