"""A bot that makes passes: its configuration, its queue, and processes to start and to end."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from bot_plugins.apps.maintenance.config.writing import written
from bot_plugins.store.database import Store, open_store
from bot_plugins.store.filters import EVERYTHING
from bot_plugins.store.findings import every
from bot_plugins.store.schema import save
from bot_plugins.store.states import State
from bot_plugins.store.tasks import PassRecord, latest_passes
from tests.frameworks.pywikibot.command import Ended, Pwb
from tests.harness.wiki import Client, Wiki

SECONDS = 60
"""No pass here may take longer, whatever is wrong."""
WIKI = "copywiki:en"
STOP, SETTINGS, EXCEPTIONS, REPORT = (
    f"User:CopyBot/{name}" for name in ("Stop", "Settings.json", "Exceptions", "Report")
)
SLIP = "The mill was built in 1911.The town grew around it."
"""A slip that a trusted rule mends."""
MENDED = "The mill was built in 1911. The town grew around it."
TITLES = tuple(f"Mill {number}" for number in range(1, 6))
TEXTS = {"action": "query", "rvprop": "ids|timestamp|content"}
"""The request that fetches texts."""
QUICK: dict[str, Any] = {
    "max_retries": 1,
    "retry_wait": 0.1,
    "retry_max": 1,
    "socket_timeout": (3.05, 20),
}
"""Little patience with a wiki that fails."""
HASTE = {"socket_timeout": (1, 1)}
"""Settings for a wiki that hangs."""
_NUMBERS = count()


class Warm:
    """The process that forks; one for each configuration folder of Pywikibot."""

    def __init__(self, config: Path) -> None:
        self.config = config
        pwb = Pwb(config, config)
        self._process = pwb.begin(["-m", "tests.apps.maintenance.command.warm"])
        assert self._process.stdout is not None
        assert "ready\n" in self._process.stdout, "it did not start"  # after its warnings

    def start(self, arguments: tuple[str, ...], folder: Path, **more: object) -> Running:
        """Start the command."""
        said = folder / f"said-{next(_NUMBERS)}.txt"
        job = {"arguments": arguments, "folder": str(folder), "said": str(said), **more}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        return Running(said)

    def end(self) -> None:
        """End it; no command may be at work."""
        self._process.kill()
        self._process.close()
        self._process.wait()


@dataclass(frozen=True)
class Running:
    """A command at work; ``path`` has what it says."""

    path: Path

    @property
    def said(self) -> str:
        """All it said so far."""
        return self.path.read_text("utf-8") if self.path.exists() else ""

    @property
    def pid(self) -> int:
        """Its process id."""
        path = self.path.with_suffix(".pid")
        until(path.exists, "it never began")
        return int(path.read_text())

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self.path.with_suffix(".code").exists()

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    def expect(self, words: str) -> None:
        """Wait until it has said something."""
        until(lambda: words in self.said or self.is_over, f"{words!r} never came")
        assert words in self.said, self.said

    def ended(self, seconds: float = SECONDS) -> Ended:
        """Wait until it ends."""
        try:
            until(lambda: self.is_over, "it goes on and on", seconds)
        finally:
            if not self.is_over:
                self.signal(signal.SIGKILL)
        code = int(self.path.with_suffix(".code").read_text())
        return Ended(code, self.said, self.path.parent)


def running_at(wiki: Wiki, bot: Bot, **request: str) -> Running:
    """Start a pass, and return when a request of it has come to the wiki, and waits there."""
    wiki.hold(**request)
    running = bot.start()
    wiki.wait_for_held()
    return running


def assert_mended(client: Client, titles: Sequence[str] = TITLES) -> None:
    """Assert that each page was saved by the bot, and once."""
    for title in titles:
        assert client.text(title) == MENDED
        assert sorted(one.user for one in client.history(title)) == ["Author", "CopyBot"]


def until(is_so: Callable[[], bool], words: str, seconds: float = SECONDS) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, words
        time.sleep(0.01)


@dataclass
class Bot:
    """A bot with a configuration and a queue in ``folder``."""

    warm: Warm
    folder: Path
    queue: str = "queue.sqlite3"
    log: dict[str, object] = field(default_factory=dict)
    tasks: list[dict[str, Any]] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """The configuration's file."""
        return self.folder / "copyedit.toml"

    @property
    def address(self) -> str:
        """Where the queue is."""
        return self.queue if "://" in self.queue else str(self.folder / self.queue)

    def configure(self, name: str = "tidy", **keys: object) -> None:
        """Write a configuration with one task, by default one that saves what is accepted."""
        self.tasks = [task(name, **keys)]
        self.write()

    def also(self, name: str, **keys: object) -> None:
        """Add a task to the configuration."""
        self.tasks.append(task(name, **keys))
        self.write()

    def write(self) -> None:
        """Write the configuration's file."""
        top = f"queue = {written(self.queue)}\n" + _table("log", self.log)
        self.path.write_text(top + "".join(map(_task, self.tasks)), "utf-8")

    def start(self, *arguments: str, **more: object) -> Running:
        """Start a pass."""
        return self.warm.start((f"-conf:{self.path}", *arguments), self.folder, **more)

    def go(self, *arguments: str, code: int = 0, **more: object) -> str:
        """Make a pass that ends with an exit code; return what it said."""
        done = self.start(*arguments, **more).ended()
        assert done.code == code, f"{done.code}:\n{done.said}"
        assert "Traceback" not in done.said, done.said
        return done.said

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Open the queue."""
        with open_store(self.address) as store:
            yield store

    def age_saves(self) -> None:
        """Make saves whose end nobody knows hours old: then they are over for sure."""
        with self.store() as store, store.engine.begin() as connection:
            earlier = datetime.now(UTC) - timedelta(hours=2)
            connection.execute(save.update().values(intended=earlier))

    def states(self) -> dict[str, list[State]]:
        """Return the states of all findings by page."""
        found: dict[str, list[State]] = {}
        with self.store() as store:
            for item in every(store, EVERYTHING):
                found.setdefault(item.title, []).append(item.state)
        return found

    def last(self) -> PassRecord:
        """Return the record of the latest pass."""
        with self.store() as store:
            return latest_passes(store, limit=1)[0]


def task(name: str, **keys: object) -> dict[str, Any]:
    """Return a task as TOML has it; ``limits`` and ``watch`` are tables, ``source`` a list."""
    limits = {"every": 0, **_dictionary(keys.pop("limits", {}))}
    source = keys.pop("source", [{"kind": "recentchanges"}])
    first = {"wiki": WIKI, "save": "accepted", "stop_page": STOP, "settle_seconds": 0}
    given = {key: value for key, value in {**first, **keys}.items() if value is not None}
    return {"name": name, **given, "limits": limits, "source": source}


def _task(task: Mapping[str, Any]) -> str:
    plain = {key: value for key, value in task.items() if not isinstance(value, dict | list)}
    lists = {key: value for key, value in task.items() if key not in plain and key != "source"}
    tables = {key: value for key, value in lists.items() if isinstance(value, dict)}
    plain |= {key: value for key, value in lists.items() if key not in tables}
    return "".join(
        [
            _table("[task]", plain),
            *(_table(f"task.{key}", value) for key, value in tables.items()),
            *(_table("[task.source]", one) for one in task["source"]),
        ]
    )


def _table(name: str, keys: Mapping[str, object]) -> str:
    lines = (f"{key} = {written(value)}\n" for key, value in keys.items())
    return f"[{name}]\n" + "".join(lines)


def _dictionary(value: object) -> dict[str, Any]:
    assert isinstance(value, dict)
    return value
