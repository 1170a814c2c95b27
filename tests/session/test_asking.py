"""What each answer means, on one page and for the rest of the run."""

from __future__ import annotations

import pytest

from bot_plugins import engine, exit_codes, registry
from bot_plugins.session import Mode, Run, Settings
from bot_plugins.session.asking import Asker
from tests.session.memory import Person, Shelf

TEXT = "One , two , three.\n\nThey had began."


def decided(answers: str) -> tuple[str, Asker, Person]:
    """Return the text that these answers make of TEXT."""
    person = Person(answers)
    asker = Asker(person)
    return asker.decide(engine.propose(TEXT)).text, asker, person


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        ("yyy", "One, two, three.\n\nThey had begun."),
        ("nyn", "One , two, three.\n\nThey had began."),
        ("nnn", TEXT),
        ("an", "One, two, three.\n\nThey had began."),
        ("nay", "One , two, three.\n\nThey had begun."),
        ("yyp", TEXT),
        ("yq", "One, two , three.\n\nThey had began."),
        ("q", TEXT),
        ("bbyyn", "One, two, three.\n\nThey had began."),
    ],
)
def test_what_the_answers_make_of_a_page(answers: str, text: str) -> None:
    changed, asker, person = decided(answers)
    assert changed == text
    assert person.asked == len(answers)
    assert asker.quitting == answers.endswith("q")


def test_all_of_a_rule_lasts_for_the_run() -> None:
    shelf, person = Shelf({"A": "One , two.", "B": "Three , four."}), Person("a")
    run = Run(Settings(registry.rules_for("en"), Mode.ASK), person, shelf, shelf)
    assert run.over(["A", "B"]) == exit_codes.DONE
    assert shelf.pages == {"A": "One, two.", "B": "Three, four."}


def test_quitting_saves_what_was_accepted_and_reads_no_more() -> None:
    shelf, person = Shelf({"A": TEXT, "B": TEXT}), Person("yq")
    run = Run(Settings(registry.rules_for("en"), Mode.ASK), person, shelf, shelf)
    assert run.over(["A", "B"]) == exit_codes.DONE
    assert shelf.pages == {"A": TEXT.replace("One ,", "One,"), "B": TEXT}
    assert [title for title, _ in shelf.reads] == ["A"]


@pytest.mark.parametrize(("answers", "code"), [("y^", 130), ("y", 1)])
def test_leaving_without_an_answer_saves_nothing_of_the_page(answers: str, code: int) -> None:
    shelf, person = Shelf({"A": TEXT, "B": TEXT}), Person(answers)
    run = Run(Settings(registry.rules_for("en"), Mode.ASK), person, shelf, shelf)
    assert run.over(["A", "B"]) == code
    assert shelf.saves == []
    assert "Not saved: 1 accepted change of this page." in person.text


def test_the_browser_gets_the_pages_address() -> None:
    shelf, person = Shelf({"A": "One , two."}), Person("by")
    run = Run(Settings(registry.rules_for("en"), Mode.ASK), person, shelf, shelf)
    assert run.over(["A"]) == exit_codes.DONE
    assert person.opened == ["shelf/A"]
