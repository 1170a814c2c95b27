"""A terminal, for commands of frameworks that have no user interface of their own."""

from __future__ import annotations

import sys
import webbrowser
from collections import Counter
from collections.abc import Iterable, Sequence

from bot_plugins.apps.devtools import console
from bot_plugins.ui.display import escaped
from bot_plugins.ui.display.terminal import Line


class TerminalScreen:
    """Shows lines and asks questions on standard output and input."""

    def __init__(self) -> None:
        self.columns = console.columns()

    def show(self, lines: Iterable[Line]) -> None:
        """Show styled lines."""
        console.show([(escaped(text), style) for text, style in line] for line in lines)
        sys.stdout.flush()

    def say(self, text: str) -> None:
        """Show one plain line."""
        console.write(escaped(text))
        sys.stdout.flush()

    def ask(self, question: str, answers: Sequence[tuple[str, str]]) -> str:
        """Ask for one of ``answers`` (word, shortcuts); return the shortcut.

        Raises:
            KeyboardInterrupt: the person wants to end.
            EOFError: nobody is there to answer.
        """
        told = ", ".join(f"{word} [{_range(keys)}]" for word, keys in answers)
        while True:
            typed = self.enter(f"{question} ({told})").strip()
            if (answer := _meant(typed, answers)) is not None:
                return answer

    def enter(self, question: str) -> str:
        """Ask for a line of text; return it as it was typed.

        Raises:
            KeyboardInterrupt: the person wants to end.
            EOFError: nobody is there to answer.
        """
        return input(f"{escaped(question)} ")

    def browse(self, url: str) -> None:
        """Open an address in the person's browser."""
        if not (url and webbrowser.open(url)):
            self.say(f"No browser could be opened; the address is {url or 'unknown'}")

    def advance(self, changes: int) -> None:
        """Do nothing: each page has a line of its own."""

    def clear(self) -> None:
        """Do nothing: no line shows how far a run is."""


def _range(keys: str) -> str:
    return keys if len(keys) == 1 else f"{keys[0]}-{keys[-1]}"


def _meant(typed: str, answers: Sequence[tuple[str, str]]) -> str | None:
    """Return the shortcut that was typed; case matters only where shortcuts differ by it."""
    alike = Counter(key.lower() for _, keys in answers for key in keys)
    for word, keys in answers:
        if typed.lower() == word.lower() and len(keys) == 1:
            return keys
        for key in keys:
            if typed == key or (typed.lower() == key.lower() and alike[key.lower()] == 1):
                return key
    return None
