"""Pywikibot's terminal: marks around changes, and colours if the terminal has any."""

from __future__ import annotations

import shutil
import sys
import webbrowser
from collections import Counter
from collections.abc import Iterable, Sequence

import pywikibot
from pywikibot.bot_choice import StandardOption

from bot_plugins.frameworks.pywikibot.client.log import without_colour_tags
from bot_plugins.ui.display.terminal import Line, Segment, TextStyle, marked, plain

COLOURS = {
    TextStyle.REMOVED: "lightred",
    TextStyle.ADDED: "lightgreen",
    TextStyle.DIM: "gray",
    TextStyle.HEADING: "lightaqua",
    TextStyle.RULE: "lightyellow",
}
"""Pywikibot's colour tags (userinterfaces/terminal_interface_base.py) by style."""


class PywikibotScreen:
    """Shows lines and asks questions through Pywikibot's user interface."""

    def __init__(self) -> None:
        self.columns = max(40, shutil.get_terminal_size().columns)
        self.coloured = sys.stdout.isatty()

    def show(self, lines: Iterable[Line]) -> None:
        """Show styled lines."""
        for line in lines:
            self._write(_coloured(line) if self.coloured else without_colour_tags(plain([line])))

    def say(self, text: str) -> None:
        """Show one plain line."""
        self._write(without_colour_tags(text))

    def ask(self, question: str, answers: Sequence[tuple[str, str]]) -> str:
        """Ask for one of ``answers`` (word, shortcut); return the shortcut."""
        if not sys.stdin.isatty():
            self.say(question)
        options = _options(answers)
        answer: str = pywikibot.input_choice(question, options, automatic_quit=False)
        return answer

    def enter(self, question: str) -> str:
        """Ask for a line of text; return it as it was typed."""
        return str(pywikibot.input(question))

    def browse(self, url: str) -> None:
        """Open an address in the person's browser."""
        if not (url and webbrowser.open(url)):
            self.say(f"No browser could be opened; the address is {url or 'unknown'}")

    def _write(self, text: str) -> None:
        pywikibot.stdout(text)


class _CaseSensitiveOption(StandardOption):  # type: ignore[misc] # Pywikibot is not typed
    """An option whose key differs from another's by case alone, such as a and A."""

    def __init__(self, word: str, key: str) -> None:
        super().__init__(word, key)
        self.shortcut = key  # Pywikibot's own would be in lower case

    def test(self, value: str) -> bool:
        """Tell whether this is what was typed."""
        return value == self.shortcut or value.lower() == self.option.lower()


class _Numbered(StandardOption):  # type: ignore[misc] # Pywikibot is not typed
    """An option with several keys, such as 1, 2 and 3, each of which is a separate answer."""

    def format(self, default: str | None = None) -> str:
        """Return the option as it is shown: its word, and its first and last key."""
        return f"{self.option} [{self.shortcut[0]}-{self.shortcut[-1]}]"

    def test(self, value: str) -> bool:
        """Tell whether one of its keys was typed."""
        return len(value) == 1 and value in self.shortcut

    def result(self, value: str) -> str:
        """Return the key that was typed."""
        return value


def _options(answers: Sequence[tuple[str, str]]) -> list[StandardOption]:
    """Return options; case matters only for keys that differ by nothing else."""
    keys = Counter(key.lower() for _, key in answers)

    def option(word: str, key: str) -> StandardOption:
        if len(key) > 1:
            return _Numbered(word, key)
        return (_CaseSensitiveOption if keys[key.lower()] > 1 else StandardOption)(word, key)

    return [option(word, key) for word, key in answers]


def _coloured(line: Line) -> str:
    """Colour a line; its marks stay, for people who cannot distinguish red from green."""
    return "".join(map(_tagged, marked(line)))


def _tagged(segment: Segment) -> str:
    text, style = segment
    colour = COLOURS.get(style)
    shown = without_colour_tags(text)
    return f"<<{colour}>>{shown}<<default>>" if colour and shown else shown
