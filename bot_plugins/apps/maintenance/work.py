"""The state that the parts of a pass share, with the task as the wiki has narrowed it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bot_plugins.apps.maintenance.budget import Budget
from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.apps.maintenance.control.exceptions import Exceptions
from bot_plugins.apps.maintenance.control.settings import WikiSettings
from bot_plugins.apps.maintenance.figures import PassFigures
from bot_plugins.apps.maintenance.journal import Journal
from bot_plugins.apps.maintenance.stopping import StopRequest
from bot_plugins.apps.maintenance.task_state import TaskState
from bot_plugins.core import exit_codes
from bot_plugins.core.rule import Rule
from bot_plugins.core.summary import Translator
from bot_plugins.ports import MaintainedWiki, RunStopped
from bot_plugins.store.database import Store
from bot_plugins.store.saves import Save
from bot_plugins.store.standings import RuleRecord
from bot_plugins.store.tasks import note_pass

PageT = TypeVar("PageT")


@dataclass
class PassWork(Generic[PageT]):
    """The state of one pass of one task.

    ``run`` is its id in the queue; ``is_held`` tells whether the pass still has its lock.
    ``task`` includes the limits of the wiki's settings page; ``rules`` are those in use, with
    the applicability they have on this wiki, where some ``earned`` trust and some ``lost`` it;
    ``version`` identifies them in readings; those that are ``off`` were switched off because of
    what became of their findings here. ``notes`` are what the report tells people of the wiki.
    """

    task: Task
    run: int
    store: Store
    wiki: MaintainedWiki[PageT]
    journal: Journal
    leaving: StopRequest
    translate: Translator
    kept: TaskState
    budget: Budget
    figures: PassFigures
    is_held: Callable[[], bool] = lambda: True
    settings: WikiSettings = field(default_factory=WikiSettings)
    exceptions: Exceptions = field(default_factory=Exceptions)
    rules: tuple[Rule, ...] = ()
    version: str = ""
    off: frozenset[str] = frozenset()
    earned: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()
    standings: Mapping[str, RuleRecord] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def check(self) -> None:
        """Check, between two pages, whether the pass may go on.

        Raises:
            RunStopped: a limit is reached, the pass is asked to end, or its lock is lost.
        """
        self.leaving.check()
        self.budget.check()
        if not self.is_held():
            raise RunStopped(
                "the connection that held this pass's lock is lost, so another pass may be running",
                exit_codes.LOCKED,
            )

    def note(self) -> None:
        """Write the figures so far into the queue's record of the pass."""
        self.budget.note()
        note_pass(self.store, self.run, self.figures.record())

    def undo_summary(self, save: Save) -> str:
        """Return the summary of our own edit that undoes a save: not a revert by others."""
        return self.translate("copyedit-undo", {"num": save.revid or 0})

    @property
    def saves(self) -> bool:
        """Whether the pass may save pages."""
        return self.task.save != "nothing" and self.settings.saves and not self.wiki.simulated

    @property
    def saves_trusted(self) -> bool:
        """Whether what is trusted is accepted without a person."""
        return self.task.save == "trusted" and self.saves
