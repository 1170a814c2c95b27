"""A person who has just installed the package: an empty home folder, and no configuration."""

from __future__ import annotations

import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.frameworks.pywikibot.command import SECONDS, Ended, Pwb, Terminal
from tests.harness.wiki import Wiki, accounts, paths

SCRIPT = str(paths.SCRIPTS / "copyedit_setup.py")
PASSWORD = accounts.BOT_APP_PASSWORD
SECRET = "Bot password"  # noqa: S105 - a question
"""The question whose answer is not shown."""
QUESTIONS = ("Which wiki", "Which account", SECRET, "Only try", "Answer them now")
_MODES = 3
"""Where termios.tcgetattr has the local modes."""


class Discreet(Terminal):
    """A terminal at which passwords are typed."""

    def press_unseen(self, keys: str) -> None:
        """Press keys once what is typed is not shown: what came before is thrown away (getpass)."""
        deadline = time.monotonic() + SECONDS
        while termios.tcgetattr(self._keyboard)[_MODES] & termios.ECHO:
            assert time.monotonic() < deadline, self.said
            time.sleep(0.01)
        self.press(keys)


@dataclass(frozen=True)
class Newcomer(Pwb):
    """``pwb`` for somebody whose home folder is ``folder``/home; ``config`` is in it."""

    def environment(self, **more: str) -> dict[str, str]:
        """Return an environment that names no configuration."""
        named = super().environment(**more)
        del named["PYWIKIBOT_DIR"]
        loopback = {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
        return {**named, **loopback, "HOME": str(self.folder / "home"), **more}

    def setup(self, *arguments: str, **environment: str) -> Ended:
        """Run ``pwb copyedit_setup`` with nobody at the keyboard."""
        return self.run(self.command(SCRIPT, *arguments), environment)

    def asked(self, *arguments: str) -> Discreet:
        """Start ``pwb copyedit_setup`` at a terminal."""
        return Discreet(self, self.command(SCRIPT, *arguments), {})

    def left(self) -> set[str]:
        """Return the names of all files below the folder."""
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder)) for path in files}

    def written(self, name: str) -> str:
        """Return the text of a file of the configuration."""
        return (self.config / name).read_text(encoding="utf-8")


def answer(terminal: Discreet, question: str, keys: str) -> None:
    """Wait for a question and answer it."""
    terminal.expect(question)
    press = terminal.press_unseen if question == SECRET else terminal.press
    press(f"{keys}\n")


def newcomer(folder: Path, kind: type[Newcomer] = Newcomer) -> Newcomer:
    """Return somebody who has nothing yet."""
    (folder / "home").mkdir()
    return kind(folder / "home" / ".pywikibot", folder)


def main_page(wiki: Wiki) -> str:
    """Return the address that a browser shows for the wiki's main page."""
    return f"{wiki.origin}/w/index.php/Main_Page"


def typed(wiki: Wiki) -> dict[str, str]:
    """Return what a first user types at each question."""
    return dict(zip(QUESTIONS, (main_page(wiki), "CopyBot", PASSWORD, "", ""), strict=True))


def answers(wiki: Wiki, folder: Path, account: str = "CopyBot") -> dict[str, str]:
    """Return options that answer every question, by name."""
    secret = folder / "secret"
    secret.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return {
        "-wiki": main_page(wiki),
        "-account": account,
        "-passwordfile": str(secret),
        "-trial": "",
        "-nomaintenance": "",
    }


def options(given: Mapping[str, str]) -> Sequence[str]:
    """Return a command line of options and their values."""
    return [f"{name}:{value}" if value else name for name, value in given.items()]


def add_bot_password(wiki: Wiki, account: accounts.Account, *grants: str) -> None:
    """Give an account a bot password named copyedit, the same one that CopyBot has."""
    app, allowed = f"--appid={accounts.BOT_APP}", f"--grants={','.join(grants)}"
    wiki.maint("createBotPassword", app, allowed, account.name, PASSWORD)


def run_directly(person: Newcomer, python: str, *arguments: str, **environment: str) -> Ended:
    """Run the script by Python, without ``pwb``."""
    done = subprocess.run(
        [python, SCRIPT, *arguments],
        env=person.environment(**environment),
        cwd=person.folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=60,
    )
    return Ended(done.returncode, done.stdout, person.folder)
