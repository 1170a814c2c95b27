"""``-ask`` at a real terminal: every key, Ctrl-C, and nobody there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import suggesting
from tests.frameworks.pages import ALL, MILL, RULES
from tests.frameworks.pywikibot.command import PWB, QUEUE, Pwb
from tests.frameworks.pywikibot.conftest import PwbAs
from tests.harness.wiki import Client, Wiki

pytestmark = pytest.mark.usefixtures("fresh")

ONE_OF_EACH = MILL.replace("had began", "had begun").replace("broken.The", "broken. The")
"""The mill with the first and the third of its slips mended."""


def test_one_accepted_one_rejected(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", MILL)
    with pwb.at_terminal("-page:Mill", "-ask") as terminal:
        for rule, key in zip(RULES, "arar", strict=True):
            assert rule in terminal.answer(key)
        done = terminal.end()
    assert done.code == 0, done.said
    assert client.text("Mill") == ONE_OF_EACH
    assert client.history("Mill")[0].comment == (
        "Copyedit: began → begun (verb form); space after full stop"
    )
    [proposal] = done.proposals()
    assert [one["rule"] for one in proposal["findings"]] == [RULES[0], RULES[2]]
    assert "1 page saved." in done.totals


@pytest.mark.slow
def test_all_rejected_saves_nothing(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", MILL)
    before = client.revision_ids()
    with pwb.at_terminal("-page:Mill", "-ask") as terminal:
        for _ in RULES:
            terminal.answer("r")
        done = terminal.end()
    assert done.code == 0, done.said
    assert "0 pages saved." in done.totals
    assert client.revision_ids() == before


@pytest.mark.wide
def test_all_of_a_rule_is_shown_and_ends_with_the_page(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", "One , two , three.\n\nIt ended . Then it rained.")
    client.edit("Pond", "Four , five.")
    with pwb.at_terminal("-page:Mill", "-page:Pond", "-ask") as terminal:
        assert "One" in terminal.answer("A")
        shown = terminal.expect("Accept 2 changes of space_before_comma on this page?")
        assert "three" in shown
        terminal.press("y\n")
        assert "space_before_full_stop" in terminal.answer("r")
        assert "Pond" in terminal.answer("s")  # a page not seen before is asked about
        done = terminal.end()
    assert done.code == 0, done.said
    assert client.text("Mill") == "One, two, three.\n\nIt ended . Then it rained."
    assert client.text("Pond") == "Four , five."


@pytest.mark.slow
def test_a_page_left_early_is_saved_with_what_was_accepted(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", MILL)
    client.edit("Pond", "Four , five.")
    with pwb.at_terminal("-page:Mill", "-page:Pond", "-ask") as terminal:
        terminal.answer("a")
        terminal.answer("p")
        said = terminal.expect("in the queue.")
        assert "1 accepted change to save; 3 changes of this page left in the queue." in said
        assert "Pond" in terminal.answer("a")
        done = terminal.end()
    assert done.code == 0, done.said
    assert client.text("Mill") == MILL.replace("had began", "had begun")
    assert client.text("Pond") == "Four, five."
    assert "5 changes added, 3 of them for review" in done.totals


def test_quitting_saves_what_was_accepted_before(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", MILL)
    client.edit("Pond", "Four , five.")
    with pwb.at_terminal("-page:Mill", "-page:Pond", "-ask") as terminal:
        terminal.answer("a")
        terminal.answer("q")
        done = terminal.end()
    assert done.code == 0, done.said
    assert "1 accepted change to save; 3 changes of this page left in the queue." in done.said
    assert "Stopped early: you chose to quit." in done.totals
    assert client.text("Mill") == MILL.replace("had began", "had begun")
    assert client.text("Pond") == "Four , five."


@pytest.mark.slow
def test_edited_taken_back_and_decided_anew(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", "They had began it.")
    with pwb.at_terminal("-page:Mill", "-ask") as terminal:
        terminal.answer("r")
        done = terminal.end()
    assert done.code == 0
    client.edit("Pond", "They had began it. It was over , they said.")
    with pwb.at_terminal("-page:Pond", "-ask") as terminal:
        terminal.answer("r")
        terminal.answer("u")
        terminal.answer("e")
        terminal.expect("Replacement for 'began'")
        terminal.press("started\n")
        terminal.answer("a")
        done = terminal.end()
    assert done.code == 0, done.said
    assert client.text("Pond") == "They had started it. It was over, they said."


def test_help_says_what_becomes_of_answers_already_given(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", "Four , five.")
    with pwb.at_terminal("-page:Mill", "-ask") as terminal:
        terminal.answer("?")
        shown = terminal.answer("q")
        terminal.end()
    for said in (
        "p  Save what you accepted on this page; the rest of it stays in the queue",
        "q  Save what you accepted on this page, then end; the rest stays in the queue",
        "A  Show all of this rule on this page, then ask about them",
    ):
        assert said in shown


def test_the_browser_shows_the_page_and_the_question_comes_again(
    client: Client, pwb: Pwb, tmp_path: Path
) -> None:
    client.edit("Mill", "Four , five.")
    browser = tmp_path / "browser"
    browser.write_text('#!/bin/sh\nprintf %s "$1" > opened\n')
    browser.chmod(0o700)
    with pwb.at_terminal("-page:Mill", "-ask", BROWSER=str(browser)) as terminal:
        terminal.answer("o")
        terminal.answer("a")
        done = terminal.end()
    assert done.code == 0, done.said
    assert (tmp_path / "opened").read_text().endswith("/Mill")
    assert client.text("Mill") == "Four, five."


def test_without_a_browser_the_address_is_shown(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", "Four , five.")
    with pwb.at_terminal("-page:Mill", "-ask", BROWSER="no-such-browser", PATH="") as terminal:
        terminal.answer("o")
        assert "/Mill" in terminal.answer("r")
        assert terminal.end().code == 0


@pytest.mark.wide
def test_ctrl_c_at_the_question_ends_the_run(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", "Four , five.")
    client.edit("Pond", MILL)
    with pwb.at_terminal("-page:Mill", "-page:Pond", "-ask") as terminal:
        terminal.answer("a")
        terminal.answer("a")
        terminal.expect("What now?")
        done = terminal.interrupt()
    assert done.code == 130, done.said
    assert "Traceback" not in done.said
    assert "Not saved: 1 accepted change of this page, kept in the queue" in done.said
    assert "Stopped early: interrupted (Ctrl-C)." in done.totals
    assert (client.text("Mill"), client.text("Pond")) == ("Four, five.", MILL)
    assert (done.folder / "copyedit-report/report.html").read_text().rstrip().endswith("</html>")


@pytest.mark.wide
@pytest.mark.parametrize("typed", ["", "a\n"])
def test_nobody_at_the_keyboard_saves_nothing(client: Client, pwb: Pwb, typed: str) -> None:
    """Answers in a pipe count; where they end, the run ends, and the page is left alone."""
    client.edit("Mill", MILL)
    done = pwb.ended(pwb.start("-page:Mill", "-ask"), typed)
    assert done.code == 1, done.said
    assert "Traceback" not in done.said
    assert "nobody answered: -ask needs a terminal" in done.totals
    assert client.text("Mill") == MILL


def test_a_page_cannot_colour_the_screen(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", "Four lamps , five <<red>> and \x9b31m more.")
    with pwb.at_terminal("-page:Mill", "-ask") as terminal:
        shown = terminal.answer("r")
        assert terminal.end().code == 0
    assert "red" in shown
    assert "\x9b" not in shown


def test_marks_stay_where_there_are_colours(client: Client, pwb: Pwb) -> None:
    """Red and green alone tell those nothing who do not see them apart."""
    client.edit("Mill", "Four , five. In 1950 it was over.The end was near.")
    with pwb.at_terminal("-page:Mill", "-ask") as terminal:
        assert "Four[-␣-], five." in terminal.answer("r")
        assert "over.{+␣+}The" in terminal.answer("r")
        terminal.end()
        assert "\x1b[" in terminal.raw


@pytest.mark.wide
def test_all_accepted(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", MILL)
    with pwb.at_terminal("-page:Mill", "-ask") as terminal:
        for _ in RULES:
            terminal.answer("a")
        assert terminal.end().code == 0
    assert client.text("Mill") == ALL


def test_ctrl_c_while_the_wiki_is_slow_ends_the_run(wiki: Wiki, client: Client, pwb: Pwb) -> None:
    client.edit("Mill", MILL)
    wiki.hold(action="query", titles="Mill")
    with pwb.at_terminal("-page:Mill", "-ask") as terminal:
        wiki.wait_for_held()
        done = terminal.interrupt()
    assert done.code == 130, done.said
    assert "Traceback" not in done.said


def test_ctrl_c_while_logging_in_ends_the_run(wiki: Wiki, client: Client, pwb_as: PwbAs) -> None:
    client.edit("Mill", MILL)
    wiki.hold(action="clientlogin")
    with pwb_as().at_terminal("-page:Mill", "-always") as terminal:
        wiki.wait_for_held()
        done = terminal.interrupt()
    assert done.code == 130, done.said
    assert "Traceback" not in done.said
    assert client.text("Mill") == MILL


def test_one_of_several_and_what_is_doubtful(client: Client, pwb: Pwb) -> None:
    client.edit("Mill", "They had began it. In 1950 he plays for Rome. They had went home.")
    told = suggesting.told("participle_after_have", "commenced", "just begun")
    with pwb.at_terminal("-page:Mill", "-ask", "-doubtful", **told) as terminal:
        shown = terminal.answer("3")
        assert "1 begun · 2 commenced · 3 just begun" in shown
        shown = terminal.answer("2")
        assert "tense_slip (doubtful)" in shown
        shown = terminal.expect("there is no second choice")
        terminal.answer("1")
        terminal.answer("2")
        done = terminal.end()
    assert done.code == 0, done.said
    assert client.text("Mill") == (
        "They had just begun it. In 1950 he played for Rome. They had commenced home."
    )
    assert client.history("Mill")[0].comment == (
        "Copyedit: began → just begun (verb form); plays → played (tense);"
        " went → commenced (verb form)"
    )
    undone = pwb.run([*PWB, "copyedit_undo", f"-queue:{QUEUE}", "-page:Mill", "-yes"], {})
    assert undone.code == 0, undone.said
