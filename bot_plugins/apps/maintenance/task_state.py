"""The state that a task keeps in the queue from pass to pass."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass

from bot_plugins.core import ruleset
from bot_plugins.core.rule import Rule
from bot_plugins.store.database import Store
from bot_plugins.store.tasks import bookmark, set_bookmark

_DIGITS = 32


@dataclass(frozen=True, slots=True)
class TaskState:
    """The bookmarks of the task with the id ``task``."""

    store: Store
    task: int

    def place(self, source: str) -> str:
        """Return how far a source was read; empty for its beginning."""
        return bookmark(self.store, self.task, _place_name(source))

    def set_place(self, source: str, place: str) -> None:
        """Store how far a source was read."""
        set_bookmark(self.store, self.task, _place_name(source), place)

    @property
    def settings(self) -> str:
        """The last good settings of the wiki's settings page; empty if there never were any."""
        return bookmark(self.store, self.task, "settings")

    def set_settings(self, text: str) -> None:
        """Store good settings."""
        if text != self.settings:
            set_bookmark(self.store, self.task, "settings", text)

    def rules_version(self, configured: Collection[Rule], active: Collection[Rule]) -> str:
        """Return the version to record with readings by the ``active`` of the configured rules.

        Fewer rules than before do not change it: what was read need not be read again. It changes
        with the configured rules, with their sources, and when a rule is active that was not in
        the previous pass: pages read without it are then read again.
        """
        known = json.loads(bookmark(self.store, self.task, "rules") or "{}")
        version = ruleset.of(configured).version
        names = {rule.name for rule in active}
        epoch = int(known.get("epoch", 0))
        if version == known.get("version") and names - set(known.get("active", ())):
            epoch += 1
        now = {"version": version, "active": sorted(names), "epoch": epoch}
        if now != known:
            set_bookmark(self.store, self.task, "rules", json.dumps(now))
        return f"{version}.{epoch}"


def _place_name(source: str) -> str:
    """Return a short name for a source, whose own name may be long."""
    return f"place:{hashlib.sha256(source.encode()).hexdigest()[:_DIGITS]}"
