"""Builds a configuration from answers: asks only for keys that have no safe default.

It asks each question again until the answer is valid.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot_plugins.apps.maintenance.config.mistakes import validated
from bot_plugins.apps.maintenance.config.sources import KINDS
from bot_plugins.apps.maintenance.config.writing import as_toml

Ask = Callable[[str, str], str]
"""Asks a person a question; the second argument is the answer if the person gives none."""
Task = dict[str, Any]
NONE = "none"
_SOURCES = f"Where do pages come from? {', '.join(KINDS)}"
_MORE = f"And where else? {', '.join(KINDS)}, or {NONE}"
_DETAILS = {
    "category": ("title", "Which category?", "Category:..."),
    "search": ("query", "What is searched for?", ""),
    "pagelist": ("title", "Which page links to the pages?", "User:{user}/Pages"),
    "random": ("pages", "How many pages in each pass?", "100"),
    "worklist": ("file", "Which file has the titles, one a line?", "titles.txt"),
}
"""What is asked about each kind of source: the key, the question, and the suggested answer."""
_SAVE = """\
What may it save?
  nothing   only propose, for review
  accepted  also save what people accepted in review
  trusted   also save changes that are trusted, unseen, where the community agreed
"""
_PAGES = (
    ("stop_page", "Which page stops it?", "Stop"),
    ("report_page", "Which page has its reports?", "Report"),
    (
        "settings_page",
        "By which page may people of the wiki narrow what it does?",
        "Settings.json",
    ),
)


def written(ask: Ask, wiki: str, user: str, folder: Path | None = None) -> str:
    """Return a configuration as TOML, with all the comments of the sample.

    After an invalid answer the question is asked again, preceded by the reason.

    Args:
        ask: Asks a person; its exceptions are not caught here.
        wiki: The suggested wiki, as Pywikibot names it: family and language.
        user: The bot's account there; subpages of its user page are suggested.
        folder: The folder of the future file, by default the working folder.
    """
    return as_toml(asked(ask, wiki, user, folder or Path.cwd()))


def asked(ask: Ask, wiki: str, user: str, folder: Path) -> Task:
    """Return the task that `written` writes, in TOML's types."""
    form = _TaskForm(ask, folder, _first())
    form.fill("wiki", "Which wiki? Its family and language", wiki)
    form.fill("name", "What is the task called?", "copyedit")
    form.fill_sources(user)
    form.fill("save", _SAVE, "nothing")
    for key, question, page in _PAGES:
        form.fill(key, f"{question} A title, or {NONE}", f"User:{user}/{page}")
    return form.task


def _first() -> Task:
    """Return a valid task, so that only an answer put into it can be wrong."""
    return {
        "name": "copyedit",
        "wiki": "wikipedia:test",
        "source": [{"kind": "recentchanges"}],
        "stop_page": "User:Example/Stop",
    }


@dataclass
class _TaskForm:
    """A task that is being filled in and is valid at every step."""

    ask: Ask
    folder: Path
    task: Task

    def fill(self, key: str, question: str, suggested: str) -> None:
        """Ask for the value of a key until the task is valid with it."""
        self._until_right(question, suggested, lambda answer: _with(self.task, key, answer))

    def fill_sources(self, user: str) -> None:
        """Ask for sources until there are no more."""
        given: list[Task] = []
        while self._adds_source(given, user):
            given = self.task["source"]

    def _adds_source(self, given: list[Task], user: str) -> bool:
        """Ask for one more source; tell whether there was one."""

        def change(kind: str) -> Task | None:
            if given and kind == NONE:
                return None
            return {**self.task, "source": [*given, self._source(kind, user)]}

        question, suggested = (_MORE, NONE) if given else (_SOURCES, "recentchanges")
        return self._until_right(question, suggested, change)

    def _source(self, kind: str, user: str) -> Task:
        if kind not in _DETAILS:
            return {"kind": kind}
        key, question, suggested = _DETAILS[kind]
        answer = self.ask(question, suggested.format(user=user)).strip()
        is_number = key == "pages" and re.fullmatch("[0-9]{1,9}", answer)
        return {"kind": kind, key: int(answer) if is_number else answer}

    def _until_right(
        self, question: str, suggested: str, change: Callable[[str], Task | None]
    ) -> bool:
        """Ask until the task changed by the answer is valid; tell whether the answer changed it."""
        why = ""
        while True:
            task = change(self.ask(f"{why}{question}", suggested).strip())
            if task is None:
                return False
            _, mistakes = validated({"task": [task]}, self.folder)
            if not mistakes:
                self.task = task
                return True
            why = "".join(f"{mistake.what}\n" for mistake in mistakes)


def _with(task: Mapping[str, Any], key: str, answer: str) -> Task:
    changed = {name: value for name, value in task.items() if name != key}
    return changed if answer == NONE and key.endswith("_page") else {**changed, key: answer}
