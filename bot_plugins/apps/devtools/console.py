"""Terminal output: the only module through which commands write and use colours."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable
from typing import TextIO

from bot_plugins.ui.display import escaped
from bot_plugins.ui.display.terminal import Line, TextStyle, plain

FOUND = 1
"""The exit code of a ``--check`` that found differences."""
WIDEST = 80
NARROWEST = 40

_COLOURS = {
    TextStyle.REMOVED: "31",
    TextStyle.ADDED: "32",
    TextStyle.DIM: "2",
    TextStyle.HEADING: "1",
    TextStyle.RULE: "33",
}
"""ANSI codes (ECMA-48, SGR) by style."""


class ToolError(Exception):
    """A command cannot do what it was asked to; the message is one line for people."""


def write(text: str) -> None:
    """Write a text and a line end to standard output."""
    sys.stdout.write(text + "\n")


def write_exactly(text: str) -> None:
    """Write a text for other programs: as UTF-8, without adding or changing line ends."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())


def warn(text: str) -> None:
    """Write one line, without terminal control characters, to standard error."""
    sys.stderr.write(escaped(text) + "\n")


def show(lines: Iterable[Line]) -> None:
    """Write styled lines: in colour on a terminal, elsewhere with word-diff marks."""
    coloured = has_colours(sys.stdout)
    for line in lines:
        write("".join(_coloured(*segment) for segment in line) if coloured else plain([line]))


def has_colours(stream: TextIO) -> bool:
    """Tell whether to use colours: on a terminal unless NO_COLOR (no-color.org) is set."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and stream.isatty()


def columns() -> int:
    """Return how many columns to use: the terminal's, up to a readable width."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))


def wrapped(text: str, indent: str = "", hanging: str | None = None) -> str:
    """Return ``text`` wrapped to fit; ``hanging`` indents all lines but the first."""
    return textwrap.fill(
        escaped(text),
        columns(),
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_on_hyphens=False,
    )


def _coloured(text: str, style: TextStyle) -> str:
    code = _COLOURS.get(style)
    return f"\x1b[{code}m{text}\x1b[0m" if code and text else text
