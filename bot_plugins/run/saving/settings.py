"""Settings of a run that saves, and hooks that can end it or veto changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bot_plugins.core import summary
from bot_plugins.core.rule import Rule
from bot_plugins.ports import SaveFlags
from bot_plugins.run.saving.pacing import EVERY_SECONDS, GRACE_SECONDS
from bot_plugins.run.saving.stop_page import StopPage
from bot_plugins.store.findings import Item


@dataclass(frozen=True)
class Oversight:
    """Hooks that can end a run, and keep changes from being made.

    ``check`` is called before each page and raises ``RunStopped`` to end the run; ``veto`` returns
    why an accepted change is not to be made now, empty if it may be made. ``sleep`` waits some
    seconds, and may raise ``RunStopped`` too.
    """

    check: Callable[[], None] = lambda: None
    veto: Callable[[Item], str] = lambda _: ""
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True)
class SaveSettings:
    """How a run saves.

    ``run`` is its id in the queue, ``title`` the only page it may save if not empty; ``every``
    and ``grace`` are seconds.
    """

    run: int = 0
    saver: str = ""
    rules: Sequence[Rule] = ()
    style: summary.SummaryStyle = field(default_factory=summary.SummaryStyle)
    translate: summary.Translator | None = None
    flags: SaveFlags = field(default_factory=SaveFlags)
    stop_page: StopPage | None = None
    most_edits: int | None = None
    title: str = ""
    every: float = EVERY_SECONDS
    grace: float = GRACE_SECONDS
    oversight: Oversight = field(default_factory=Oversight)
