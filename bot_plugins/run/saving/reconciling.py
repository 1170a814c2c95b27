"""Finding out the outcome of saves that a crash or a lost answer left open.

A save that the page's history has is confirmed. One that it does not have may still be in progress
on the server: only if it is still not there ``grace`` seconds after the first look, or was sent
long ago, has it certainly failed. Until then the queue gives the page to nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bot_plugins.ports import SavingWiki, Stored
from bot_plugins.run.saving.pacing import GRACE_SECONDS, Pacer
from bot_plugins.run.saving.recognising import find_save
from bot_plugins.store.database import Store
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.saves import Save, left_pending
from bot_plugins.store.saving import confirm, fail

LONG_AGO = timedelta(hours=1)
"""After this time a request is over, however much the clocks of two machines differ."""
NOT_THERE = "it is not in the page's history"
DELETED = "the wiki does not show the page's history: it was deleted, or its revisions are hidden"


@dataclass
class Reconciler:
    """Reconciles the saves of one wiki; ``unclear`` says why some stay open, by their id.

    ``found`` are the saves that the history has, by id; ``given_back`` are the pages (ids in the
    queue) whose changes are to be saved again.
    """

    store: Store
    wiki: SavingWiki[Any]
    saver: str
    pacer: Pacer
    grace: float = GRACE_SECONDS
    say: Callable[[str], None] = lambda _: None
    found: dict[int, Stored] = field(default_factory=dict)
    given_back: set[int] = field(default_factory=set)
    waiting: set[int] = field(default_factory=set)
    unclear: dict[int, str] = field(default_factory=dict)
    _first_seen: dict[int, float] = field(default_factory=dict)

    def look(self) -> None:
        """Ask the wiki about every open save.

        Raises:
            RunStopped: the wiki does not answer.
            StoreError: the database fails.
        """
        self.waiting.clear()
        self.unclear.clear()
        for save in left_pending(self.store, self.saver, self.wiki.name):
            self._look_for(save)

    def due(self) -> float:
        """Return in how many seconds the next of the ``waiting`` saves is decided."""
        left = [self._first_seen[number] + self.grace for number in self.waiting]
        return max(0.0, min(left) - self.pacer.now()) if left else 0.0

    def _look_for(self, save: Save) -> None:
        since = self._first_seen.setdefault(save.id, self.pacer.now())
        is_over = self.pacer.now() - since >= self.grace or _is_old(save)
        history = self.wiki.history(save.base_revid)
        if history is None:
            self.unclear[save.id] = f"{save.title}: {DELETED}"
            return
        seen = find_save(save, history)
        if seen.revid is None:
            self.unclear[save.id] = f"{save.title}: {seen.reason}"
        elif seen.revid:
            self._confirm(save, Stored(seen.revid, seen.parentid))
        elif is_over:
            self._fail(save)
        else:
            self.waiting.add(save.id)

    def _confirm(self, save: Save, stored: Stored) -> None:
        if _is_recorded(confirm, self.store, save.id, stored.revid):
            self.found[save.id] = stored
            self.say(
                f"{save.title} was saved before, as revision {stored.revid}: it is recorded now."
            )

    def _fail(self, save: Save) -> None:
        if _is_recorded(fail, self.store, save.id, NOT_THERE):
            self.given_back.add(save.page_id)
            self.say(f"{save.title} was not saved before: its changes will be saved again.")


def _is_recorded(record: Callable[..., None], *arguments: object) -> bool:
    """Record how a save ended; return False if another process did so at the same moment."""
    try:
        record(*arguments)
    except RefusedError:
        return False
    return True


def _is_old(save: Save) -> bool:
    return datetime.now(UTC) - save.intended > LONG_AGO
