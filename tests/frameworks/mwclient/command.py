"""Run ``python -m bot_plugins run`` and its like, with the arguments that tests give to ``pwb``."""

from __future__ import annotations

from dataclasses import dataclass

from tests.frameworks.pywikibot.command import Pwb
from tests.harness.wiki import ports

_NAMES = {"copyedit": "run", "copyedit_save": "save", "copyedit_undo": "undo"}
_OPTIONS = {"cat": "category"}


@dataclass(frozen=True)
class MwclientBot(Pwb):
    """The commands for mwclient; ``config`` is the folder with the login, ``port`` the wiki's."""

    port: int = 0

    @property
    def wiki(self) -> str:
        """The wiki's name in messages and in the queue."""
        return f"{ports.HOST}:{self.port}"

    def command(self, name: str, *arguments: str) -> list[str]:
        """Return the command line of a command."""
        hurried = [] if any(one.startswith("-every") for one in arguments) else ["--every=0"]
        start = ["-m", "bot_plugins", _NAMES[name], "--site", f"http://{self.wiki}"]
        return [*start, *map(long_option, arguments), *hurried]

    def environment(self, **more: str) -> dict[str, str]:
        """Return the environment of this process, with the folder of logins."""
        return {**super().environment(**more), "COPYEDIT_DIR": str(self.config)}


def long_option(argument: str) -> str:
    """Return an option of ``pwb`` as ``python -m bot_plugins`` takes it."""
    name, colon, value = argument.removeprefix("-").partition(":")
    return f"--{_OPTIONS.get(name, name)}{'=' * bool(colon)}{value}"
