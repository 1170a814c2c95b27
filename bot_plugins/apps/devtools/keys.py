"""Terminal prompts that are answered with a single key."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

QUIT = "q"
_CONTROL_D = "\x04"


def ask(question: str, choices: str) -> str:
    """Ask until the answer is a letter of ``choices``; return it.

    On a terminal the answer is a single key; elsewhere, the first letter of a line. The end of the
    input counts as "q".

    Raises:
        KeyboardInterrupt: Ctrl-C.
    """
    while True:
        with _single_keys() as single:
            sys.stdout.write(question)
            sys.stdout.flush()
            answer = _key() if single else _line()
        sys.stdout.write((answer if single and answer.isprintable() else "") + "\n")
        if answer in choices:
            return answer


def line(question: str) -> str:
    """Ask for a line of text, which may be empty.

    Raises:
        KeyboardInterrupt: Ctrl-C.
    """
    sys.stdout.write(question)
    sys.stdout.flush()
    answer = sys.stdin.readline().strip()
    if not sys.stdin.isatty():  # a terminal echoes the line end itself
        sys.stdout.write("\n")
    return answer


@contextmanager
def _single_keys() -> Iterator[bool]:
    """Make a terminal pass on each key at once, without echo; tell whether it does.

    Keys typed ahead are kept, and Ctrl-C still interrupts.
    """
    try:
        import termios
        import tty
    except ImportError:  # Windows: the answer needs Enter
        yield False
        return
    if not sys.stdin.isatty():
        yield False
        return
    stream = sys.stdin.fileno()
    settings = termios.tcgetattr(stream)
    try:
        tty.setcbreak(stream, termios.TCSADRAIN)
        yield True
    finally:
        termios.tcsetattr(stream, termios.TCSADRAIN, settings)


def _line() -> str:
    """Return the first letter of a line; a space for an empty line."""
    line = sys.stdin.readline()
    return (line.strip()[:1].lower() or " ") if line else QUIT


def _key() -> str:
    """Return one key. Capitals are not answers: the codes of the arrow keys end in them."""
    key = sys.stdin.read(1)
    return QUIT if key in ("", _CONTROL_D) else key
