"""Whatever is answered, the file that is written says the same."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.maintenance.config.asking import asked, written
from bot_plugins.apps.maintenance.config.mistakes import validated
from bot_plugins.apps.maintenance.config.model import Configuration
from bot_plugins.apps.maintenance.config.reading import read
from bot_plugins.apps.maintenance.config.writing import as_toml


class Person:
    """Gives answers in turn, "" for what is suggested; then always what is suggested."""

    def __init__(self, answers: Iterable[str] = ()) -> None:
        self.answers = list(answers)
        self.questions: list[str] = []

    def __call__(self, question: str, suggested: str) -> str:
        """Answer."""
        self.questions.append(question)
        return (self.answers.pop(0) if self.answers else "") or suggested

    @property
    def reasons(self) -> list[str]:
        """Why answers were asked for again."""
        firsts = [question.partition("\n")[0] for question in self.questions]
        return [line for line in firsts if "?" not in line]


def configured(folder: Path, person: Person, user: str = "ExampleBot") -> Configuration:
    path = folder / "asked.toml"
    path.write_text(written(person, "wikipedia:test", user, folder), encoding="utf-8")
    return read(path)


def test_what_is_suggested_is_right_and_saves_nothing(tmp_path: Path) -> None:
    person = Person()
    task = configured(tmp_path, person).task[0]
    assert (task.wiki, task.name, task.save) == ("wikipedia:test", "copyedit", "nothing")
    assert [source.name for source in task.source] == ["recentchanges"]
    assert task.stop_page == "User:ExampleBot/Stop"
    assert task.report_page == "User:ExampleBot/Report"
    assert task.settings_page == "User:ExampleBot/Settings.json"
    assert len(person.questions) == 8


def test_wrong_answers_are_asked_for_again_with_the_reason(tmp_path: Path) -> None:
    person = Person(
        "enwiki;wikipedia:en;a b;spelling;"
        "categroy;category;;recentchanges;worklist;none.txt;random;0;random;7;recentchanges;none;"
        "everything;accepted;none;Stop;User:B/Stop;User:B/Stop;none;none".split(";")
    )
    task = configured(tmp_path, person).task[0]
    assert person.answers == []
    assert [source.name for source in task.source] == [
        "category:Category:...",
        "recentchanges",
        "random",
    ]
    assert (task.save, task.stop_page) == ("accepted", "User:B/Stop")
    assert (task.report_page, task.settings_page) == (None, None)
    assert [" ".join(reason.split()[:3]) for reason in person.reasons] == [
        "write the family",
        "write up to",
        "Input should have",
        f"{tmp_path}/none.txt cannot be",
        "Input should be",
        "is the same",
        "Input should be",
        'save = "accepted"',
        '"Stop" is not',
        '"User:B/Stop" is the',
    ]


AWKWARD = st.text(max_size=12) | st.sampled_from(
    [
        '"',
        "\\",
        '\\"',
        "\n",
        "a\nb = 1",
        "\r\n",
        "\x7f",
        "\x85",
        "\ud800",
        "é",
        "𝄞",
        "'''",
        '"""',
        "none",
    ]
)


KINDS = st.sampled_from(["category", "search", "pagelist", "random", "recentchanges", "none", ""])
ANSWERS = st.lists(AWKWARD | KINDS | AWKWARD.map("User:{}".format), max_size=16)


@given(ANSWERS)
def test_whatever_is_answered_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, answers: list[str]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    task = asked(Person(answers), "wikipedia:test", "ExampleBot", folder)
    expected, mistakes = validated({"task": [task]}, folder)
    assert mistakes == []
    (folder / "asked.toml").write_text(as_toml(task), encoding="utf-8")
    assert read(folder / "asked.toml") == expected
