"""Somebody else edits, deletes or moves the page between reading and saving it.

A held request is the gap: ``LOOK`` is the last look before the edit, ``SAVE`` the edit.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.frameworks.pages import MILL, TRUSTED
from tests.frameworks.pywikibot.command import Ended, Pwb
from tests.harness.wiki import Client, Wiki
from tests.kin import kin

pytestmark = pytest.mark.usefixtures("fresh")

LOOK = {"intestactions": "edit"}
SAVE = {"action": "edit"}
GAPS = kin([LOOK, SAVE], [SAVE])
OTHER_PARAGRAPH = MILL.replace("Its wheel was", "Its great wheel was")
SAME_SENTENCE = MILL.replace("The town grew", "The whole town grew")
SAME_SLIP = MILL.replace("1911.The", "1911. The")


def run_with(wiki: Wiki, bot: Pwb, gap: dict[str, str], meanwhile: Callable[[], object]) -> Ended:
    """Run ``-always`` on the mill, with something happening while a request is held."""
    wiki.hold(**gap)
    process = bot.start("-page:Mill", "-always")
    try:
        wiki.wait_for_held()
        meanwhile()
    finally:
        wiki.release()
    return bot.ended(process)


@pytest.mark.parametrize("foreign", kin([OTHER_PARAGRAPH, SAME_SENTENCE], [SAME_SENTENCE]))
def test_a_foreign_edit_is_kept_and_the_page_read_again(
    wiki: Wiki, client: Client, bot: Pwb, foreign: str
) -> None:
    client.edit("Mill", MILL)
    done = run_with(wiki, bot, LOOK, lambda: client.edit("Mill", foreign))
    assert done.code == 0, done.said
    assert "Mill was edited meanwhile: reading it again." in done.said
    assert client.text("Mill") == foreign.replace(".The", ". The")
    assert [entry.user for entry in client.history("Mill")] == ["CopyBot", "Author", "Author"]
    assert done.outcomes() == [("Mill", "saved")]
    assert "1 page read" in done.totals
    assert "4 proposed changes on 1 page" in done.totals


@pytest.mark.slow
def test_what_somebody_else_has_mended_is_not_saved_again(
    wiki: Wiki, client: Client, bot: Pwb
) -> None:
    client.edit("Mill", MILL)
    done = run_with(wiki, bot, LOOK, lambda: client.edit("Mill", SAME_SLIP))
    assert done.code == 0, done.said
    assert client.text("Mill") == TRUSTED
    assert client.history("Mill")[0].comment == "Copyedit: space after full stop"


@pytest.mark.slow
def test_a_foreign_edit_that_leaves_nothing_to_mend(wiki: Wiki, client: Client, bot: Pwb) -> None:
    client.edit("Mill", MILL)
    revid: list[int] = []
    done = run_with(wiki, bot, LOOK, lambda: revid.append(client.edit("Mill", TRUSTED)))
    assert done.code == 0, done.said
    assert client.history("Mill")[0].revid == revid[0]


@pytest.mark.wide
def test_the_same_second_is_no_hiding_place(wiki: Wiki, client: Client, bot: Pwb) -> None:
    client.edit("Mill", MILL)

    def edit_in_the_same_second() -> None:
        client.edit("Mill", SAME_SENTENCE)
        wiki.same_second("Mill")

    done = run_with(wiki, bot, LOOK, edit_in_the_same_second)
    newest, foreign, first = client.history("Mill")
    assert foreign.timestamp == first.timestamp
    assert (newest.user, foreign.user) == ("CopyBot", "Author")
    assert done.code == 0, done.said
    assert client.text("Mill") == SAME_SENTENCE.replace(".The", ". The")


@pytest.mark.wide
@pytest.mark.parametrize("same_second", [False, True])
def test_a_foreign_edit_between_the_last_look_and_the_save(
    wiki: Wiki, client: Client, bot: Pwb, same_second: bool
) -> None:
    client.edit("Mill", MILL)

    def meanwhile() -> None:
        client.edit("Mill", SAME_SENTENCE)
        if same_second:
            wiki.same_second("Mill")

    done = run_with(wiki, bot, SAVE, meanwhile)
    assert done.code == 0, done.said
    assert "Mill was edited meanwhile: reading it again." in done.said
    assert client.text("Mill") == SAME_SENTENCE.replace(".The", ". The")


def test_in_that_blink_mediawiki_merges_what_lies_apart(
    wiki: Wiki, client: Client, bot: Pwb
) -> None:
    """Its way with any two editors; nothing is lost, and this is what the look cannot see."""
    text = MILL.replace("broken.The", "broken. The")
    foreign = text.replace("soon after", "long after")
    client.edit("Mill", text)
    done = run_with(wiki, bot, SAVE, lambda: client.edit("Mill", foreign))
    assert done.code == 0, done.said
    assert client.text("Mill") == foreign.replace("1911.The", "1911. The")


@pytest.mark.slow
@pytest.mark.parametrize("gap", GAPS)
def test_a_page_deleted_meanwhile_stays_deleted(
    wiki: Wiki, client: Client, admin: Client, bot: Pwb, gap: dict[str, str]
) -> None:
    client.edit("Mill", MILL)
    done = run_with(wiki, bot, gap, lambda: admin.delete("Mill"))
    assert done.code == 1, done.said
    assert "deleted or moved away meanwhile" in done.totals
    assert done.outcomes() == [("Mill", "skipped")]
    assert not client.exists("Mill")


@pytest.mark.parametrize("gap", GAPS)
def test_a_page_moved_away_meanwhile_is_left_alone(
    wiki: Wiki, client: Client, admin: Client, bot: Pwb, gap: dict[str, str]
) -> None:
    client.edit("Mill", MILL)
    done = run_with(wiki, bot, gap, lambda: admin.move("Mill", "Old mill", noredirect=1))
    assert done.code == 1, done.said
    assert "deleted or moved away meanwhile" in done.totals
    assert not client.exists("Mill")
    assert client.text("Old mill") == MILL
    assert "CopyBot" not in {entry.user for entry in client.history("Old mill")}


@pytest.mark.slow
@pytest.mark.parametrize("gap", GAPS)
def test_a_page_that_became_a_redirect_meanwhile_is_left_alone(
    wiki: Wiki, client: Client, admin: Client, bot: Pwb, gap: dict[str, str]
) -> None:
    client.edit("Mill", MILL)
    done = run_with(wiki, bot, gap, lambda: admin.move("Mill", "Old mill"))
    assert done.code == 1, done.said
    assert "redirect" in done.totals
    assert client.text("Mill") == "#REDIRECT [[Old mill]]"
    assert client.text("Old mill") == MILL
    assert "CopyBot" not in {entry.user for entry in client.history("Old mill")}


def test_a_page_protected_meanwhile_is_left_alone(
    wiki: Wiki, client: Client, admin: Client, bot: Pwb
) -> None:
    client.edit("Mill", MILL)
    done = run_with(wiki, bot, SAVE, lambda: admin.protect("Mill"))
    assert done.code == 1, done.said
    assert "protected" in done.totals
    assert client.text("Mill") == MILL


@pytest.mark.slow
def test_others_who_keep_editing_are_left_to_it(wiki: Wiki, client: Client, bot: Pwb) -> None:
    client.edit("Mill", MILL)
    wiki.hold(**LOOK)
    process = bot.start("-page:Mill", "-always")
    for number in range(3):
        wiki.wait_for_held()
        client.edit("Mill", f"{MILL} Number {number}.")
        wiki.hold(**LOOK)
        wiki.release()
    wiki.clear()
    done = bot.ended(process)
    assert done.code == 1, done.said
    assert "others keep editing it" in done.totals
    assert client.text("Mill") == f"{MILL} Number 2."


@pytest.mark.slow
def test_ask_asks_again_about_the_new_text(client: Client, bot: Pwb) -> None:
    client.edit("Mill", "Four , five.")
    with bot.at_terminal("-page:Mill", "-ask") as terminal:
        terminal.expect("What now?")
        client.edit("Mill", "Three , four , five.")
        terminal.press("a\n")
        terminal.expect("Mill was edited meanwhile: reading it again.")
        assert "Three" in terminal.answer("a")
        terminal.answer("r")
        done = terminal.end()
    assert done.code == 0, done.said
    assert client.text("Mill") == "Three, four , five."
    assert client.history("Mill")[0].user == "CopyBot"


def test_a_lost_answer_is_not_saved_twice(wiki: Wiki, client: Client, bot: Pwb) -> None:
    client.edit("Mill", MILL)
    wiki.fault(500, action="edit", count=1, late=True)
    logged = len(wiki.log(action="edit"))
    done = bot.copyedit("-page:Mill", "-always")
    assert wiki.log(action="edit")[logged:], done.said
    assert wiki.log(action="edit")[logged]["status"] == 500
    assert client.text("Mill") == TRUSTED
    assert [entry.user for entry in client.history("Mill")] == ["CopyBot", "Author"]
    assert done.code == 0, done.said
    assert "1 page saved." in done.totals
    assert done.outcomes() == [("Mill", "saved")]
