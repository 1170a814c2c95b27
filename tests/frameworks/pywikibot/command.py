"""Run ``pwb copyedit`` as people do: a process of its own, at a terminal or without one.

The processes are forked from a warm one (``tests.harness.warm``): Pywikibot is imported anew in
each, what it needs is not. tests/test_packaging.py and tests/harness/demo start theirs the long
way.
"""

from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
import sysconfig
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from tests import trusting
from tests.harness.warm import Process, begin
from tests.harness.wiki import paths
from tests.harness.wiki.bot_config import CODE, FAMILY

SECONDS = 60
"""No run here may take longer, whatever is wrong with the wiki."""
PATIENCE = 5
"""Seconds after which a person would press Ctrl-C once more."""
REPORT = "copyedit-report"
_CTRL_C = "\x03"
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Ended:
    """A process that ended: its exit code, all it said, and the folder it ran in."""

    code: int
    said: str
    folder: Path

    @property
    def totals(self) -> str:
        """What stands below the heading "Totals"."""
        return self.said.rpartition("\nTotals\n")[2]

    def proposals(self, report: str = REPORT) -> list[dict[str, Any]]:
        """Return the proposals in the report's JSON Lines."""
        lines = (self.folder / report / "proposals.jsonl").read_text("ascii").splitlines()
        return [json.loads(line) for line in lines]

    def outcomes(self) -> list[tuple[str, str]]:
        """Return title and outcome of every proposal in the report."""
        return [(row["title"], row["outcome"]) for row in self.proposals()]


@dataclass(frozen=True)
class Pwb:
    """``pwb`` with the configuration folder ``config``, run in ``folder``.

    ``trusted`` are the rules that are trusted there, separated by commas.
    """

    config: Path
    folder: Path
    trusted: str = trusting.TRUSTED

    @property
    def wiki(self) -> str:
        """The wiki's name in messages and in the queue."""
        return f"{FAMILY}:{CODE}"

    def command(self, name: str, *arguments: str) -> list[str]:
        """Return the command line of a command."""
        return [*PWB, name, *arguments]

    def line(self, arguments: Sequence[str]) -> list[str]:
        """Return a command line of ``copyedit``; what saves has a queue of its own, and hurries."""
        return self.command("copyedit", *hurried(arguments))

    def copyedit(self, *arguments: str, **environment: str) -> Ended:
        """Run ``pwb copyedit`` with nobody at the keyboard."""
        return self.run(self.line(arguments), environment)

    def driver(self, name: str, *arguments: str) -> Ended:
        """Run a module of this package, which drives an adapter in its process."""
        return self.run([*python(name), *arguments], {})

    def run(self, command: Sequence[str], environment: Mapping[str, str]) -> Ended:
        """Run any command of ``pwb``, or a module, with the configuration."""
        process = begin(
            command,
            environment=self.environment(**environment),
            folder=self.folder,
            stdin=subprocess.DEVNULL,
        )
        return self.ended(process)

    def start(self, *arguments: str) -> Process:
        """Start ``pwb copyedit`` and return at once; ``ended`` waits for it."""
        return self.begin(self.line(arguments))

    def run_afresh(self, command: Sequence[str]) -> Ended:
        """Run any program, in a process that shares nothing with the tests'."""
        done = subprocess.run(
            command,
            env=self.environment(),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=SECONDS,
        )
        return Ended(done.returncode, done.stdout, self.folder)

    def begin(self, command: Sequence[str]) -> Process:
        """Start any command of ``pwb`` with the configuration, with pipes to and from it."""
        return begin(command, environment=self.environment(), folder=self.folder)

    def ended(self, process: Process, typed: str = "") -> Ended:
        """Type to a started process, and wait until it ends."""
        try:
            said = process.communicate(typed, timeout=SECONDS)
        finally:
            process.kill()
        return Ended(process.wait(), said, self.folder)

    def at_terminal(self, *arguments: str, **environment: str) -> Terminal:
        """Start ``pwb copyedit`` at a terminal of its own."""
        return Terminal(self, self.line(arguments), environment)

    def environment(self, **more: str) -> dict[str, str]:
        """Return the environment of this process, with the configuration folder."""
        return {
            **os.environ,
            "PYWIKIBOT_DIR": str(self.config),
            "PYTHONPATH": str(paths.PROJECT),
            "PYTHONUTF8": "1",
            trusting.VARIABLE: self.trusted,
            **more,
        }


def entrance(process: Process) -> tuple[str, str]:
    """Return the address that a review prints once it is there, and all it said until then."""
    assert process.stdout is not None
    said = ""
    while not (found := re.search(r"http://127\.0\.0\.1:\d+/enter\?\S+", said)):
        line = process.stdout.readline()
        assert line, said
        said += line
    return found[0], said


PWB = (str(Path(sysconfig.get_path("scripts"), "pwb")),)


QUEUE = "q.sqlite3"
"""The queue of what saves at once, in the folder it runs in: wikis that are reset give the same
revision ids again."""

GRACE = 1
"""Seconds that suffice on these wikis: without a fault the slowest answer takes 0.3."""


def copyedit(arguments: Sequence[str]) -> list[str]:
    """Return a command line of ``pwb copyedit``."""
    return [*PWB, "copyedit", *hurried(arguments)]


def hurried(arguments: Sequence[str]) -> list[str]:
    """Return the arguments of a run; one that saves has a queue of its own, and little patience."""
    saves = {"-ask", "-always"}.intersection(arguments)
    is_named = any(one.startswith(("-queue", "-noqueue")) for one in arguments)
    queue = [] if is_named else [f"-queue:{QUEUE}"]
    own = [*queue, f"-grace:{GRACE}"] if saves else []
    return [*arguments, *own]


def python(name: str) -> list[str]:
    """Return the command that runs a module of this package."""
    return ["-m", f"tests.frameworks.pywikibot.{name}"]


class Terminal:
    """A process at a pseudo-terminal (man 7 pty), 100 columns wide, where Ctrl-C arrives."""

    def __init__(self, pwb: Pwb, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._folder = pwb.folder
        self._keyboard, screen = pty.openpty()
        termios.tcsetwinsize(screen, (40, 100))
        self._process = begin(
            command,
            environment=pwb.environment(TERM="xterm", **environment),
            folder=pwb.folder,
            terminal=screen,
        )
        os.close(screen)
        self._shown = b""
        self._seen = 0

    def expect(self, text: str) -> str:
        """Wait until ``text`` is shown, after all that was expected before; return what led there.

        Raises:
            AssertionError: it never was; the message is all that was shown.
        """
        deadline = time.monotonic() + SECONDS
        while (found := self.said.find(text, self._seen)) < 0:
            assert self._read(deadline), f"{text!r} never came in:\n{self.said[self._seen :]}"
        start, self._seen = self._seen, found + len(text)
        return self.said[start : self._seen]

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self._keyboard, keys.encode())

    def answer(self, key: str) -> str:
        """Wait for the question, press a key and Enter; return what was shown before."""
        shown = self.expect("What now?")
        self.press(f"{key}\n")
        return shown

    def interrupt(self) -> Ended:
        """Press Ctrl-C, as a person does: again if nothing comes of it; return how it ended.

        A signal that comes while ``input()`` is on its way from the prompt to its first read is
        kept until that read returns (CPython, Parser/myreadline.c): only the next key is seen.
        """
        deadline = time.monotonic() + SECONDS
        self.press(_CTRL_C)
        self.expect("^C")
        while not self._stirs(PATIENCE) and time.monotonic() < deadline:
            self.press(_CTRL_C)
            self.expect("^C")
        return self.end()

    def end(self) -> Ended:
        """Read on until the process ends by itself."""
        deadline = time.monotonic() + SECONDS
        while self._read(deadline):
            pass
        return Ended(self._process.wait(SECONDS), self.said, self._folder)

    @property
    def said(self) -> str:
        """All that was shown so far, without colours."""
        return _COLOURS.sub("", self.raw.replace("\r\n", "\n"))

    @property
    def raw(self) -> str:
        """All that was shown so far, as the terminal got it."""
        return self._shown.decode("utf-8", "ignore")

    def _read(self, deadline: float) -> bool:
        """Read what is shown next; False once the process has ended."""
        if not self._stirs(max(0, deadline - time.monotonic())):
            raise AssertionError(f"nothing happened in {SECONDS} s after:\n{self.said}")
        try:
            piece = os.read(self._keyboard, 65536)
        except OSError:  # Linux: the other side is closed
            return False
        self._shown += piece
        return bool(piece)

    def _stirs(self, seconds: float) -> bool:
        """Wait until something is shown or the process ends; False if neither comes."""
        return bool(select.select([self._keyboard], [], [], seconds)[0])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._keyboard)
