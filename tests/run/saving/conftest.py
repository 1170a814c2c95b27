"""The wiki fixtures, an empty queue, and ``pwb`` with both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot_plugins.store.database import Store, open_store
from tests.frameworks.pywikibot.command import Ended, Pwb
from tests.frameworks.pywikibot.conftest import admin, client, config, fresh, golden, pwb, wiki

__all__ = ["admin", "client", "config", "fresh", "golden", "pwb", "wiki"]


@dataclass(frozen=True)
class Commands:
    """The commands that save and undo, with a queue."""

    pwb: Pwb
    queue: str

    def save(self, *arguments: str) -> Ended:
        """Run ``pwb copyedit_save``, hurrying."""
        return self.pwb.run(self.command("copyedit_save", *arguments), {})

    def undo(self, *arguments: str) -> Ended:
        """Run ``pwb copyedit_undo``, hurrying."""
        return self.pwb.run(self.command("copyedit_undo", *arguments), {})

    def command(self, name: str, *arguments: str) -> list[str]:
        """Return a command line."""
        return self.pwb.command(name, f"-queue:{self.queue}", "-every:0", *arguments)


@pytest.fixture
def queue(tmp_path: Path) -> str:
    """Return the path of a new queue."""
    return str(tmp_path / "queue.sqlite")


@pytest.fixture
def store(queue: str) -> Iterator[Store]:
    """Yield an empty queue, open."""
    with open_store(queue) as store:
        yield store


@pytest.fixture
def commands(pwb: Pwb, queue: str) -> Commands:
    """Return the commands, as CopyBot."""
    return Commands(pwb, queue)
