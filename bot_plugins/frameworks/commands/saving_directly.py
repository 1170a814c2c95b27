"""Saving for ``-ask`` and ``-always``: connects the queue, the wiki and the decider."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Generic, Protocol

from bot_plugins.apps.maintenance.watching.looking import WatchedWiki, look_after
from bot_plugins.core import exit_codes, registry
from bot_plugins.core.rule import Rule
from bot_plugins.core.summary import Translator
from bot_plugins.ports import PageT, RunStopped, SaveFlags, SavingWiki
from bot_plugins.run import Mode, RunSettings
from bot_plugins.run.saving.direct import Decider, DirectSaver, TrustingDecider
from bot_plugins.run.saving.run import SaveRun
from bot_plugins.run.saving.savers import is_gone, saver_name
from bot_plugins.run.saving.settings import SaveSettings
from bot_plugins.run.saving.stop_page import StopPage
from bot_plugins.run.words import CommandNames
from bot_plugins.store.database import Store
from bot_plugins.store.errors import StoreError
from bot_plugins.store.saves import Save, free_claims
from bot_plugins.store.standings import switched_off
from bot_plugins.ui.review import Review
from bot_plugins.ui.review.asking import AskingDecider
from bot_plugins.ui.review.finding_pages import TextOf
from bot_plugins.ui.review.queueing import Queueing
from bot_plugins.ui.review.terminal import Keyboard

WATCHED = timedelta(days=14)
"""For how long after a save a run checks whether somebody undid it, as scheduled passes do."""


class DirectWiki(SavingWiki[PageT], WatchedWiki, Protocol[PageT]):
    """A wiki that a run saves on while it reads."""

    name: str

    @property
    def user(self) -> str:
        """The name of the account that saves."""

    def log_in(self) -> None:
        """Log in.

        Raises:
            RunStopped: the account cannot log in; the message says why.
        """


@dataclass(frozen=True)
class DirectSaving(Generic[PageT]):
    """What saving needs: the wiki, the queue, a screen, and how edits are marked.

    ``texts`` fetches revisions for a person who decides. ``grace`` and ``every`` are seconds;
    ``every`` is 0 if the framework itself pauses between edits.
    """

    wiki: DirectWiki[PageT]
    queue: Queueing
    screen: Keyboard
    texts: TextOf | None
    translate: Translator
    flags: SaveFlags
    grace: float
    names: CommandNames
    every: float = 0
    stop_page: StopPage | None = None

    @property
    def store(self) -> Store:
        """The queue's database."""
        return self.queue.store

    @contextmanager
    def saver(self, settings: RunSettings) -> Iterator[DirectSaver[PageT]]:
        """Yield the saver, after checking which earlier saves others have undone.

        Raises:
            RunStopped: the queue fails, or the wiki does not answer.
        """
        try:
            self._look_back()
            if settings.mode is Mode.ALWAYS:
                yield self.decided_by(self._trusting(settings.rules), settings)
                return
            review = Review(self.store, self.wiki.user or getpass.getuser(), self.texts)
            try:
                asking = AskingDecider(review, self.screen, self.names.save)
                yield self.decided_by(asking, settings)
            finally:
                review.leave()
        except StoreError as error:
            raise RunStopped(str(error), exit_codes.QUEUE) from error

    def decided_by(self, decider: Decider, settings: RunSettings) -> DirectSaver[PageT]:
        """Return a saver of what ``decider`` accepts."""
        run = SaveRun(self._settings(settings), self.store, self.wiki, self.screen)
        return DirectSaver(run, decider, self.names.undo)

    def _trusting(self, rules: Sequence[Rule]) -> TrustingDecider:
        """Return a decider that accepts trusted changes, except of rules switched off here."""
        name = self.wiki.name
        off = switched_off(self.store, name)
        for rule in sorted(registry.trusted(rules).intersection(off)):
            said = f"{rule} is switched off on {name} and saves nothing: {off[rule].reason}"
            self.screen.say(said)
        return TrustingDecider(self.store, off, simulated=self.wiki.simulated)

    def _look_back(self) -> None:
        """Find earlier saves that others have undone; their changes are never proposed again."""

        def undo_summary(save: Save) -> str:
            return self.translate("copyedit-undo", {"num": save.revid or 0})

        free_claims(self.store, is_gone)
        since = datetime.now(UTC) - WATCHED
        look_after(self.store, self.wiki, since, self.screen.say, undo_summary)

    def _settings(self, settings: RunSettings) -> SaveSettings:
        """Return how pages are saved."""
        return SaveSettings(
            run=self.queue.run,
            saver=saver_name(self.wiki.user),
            rules=settings.rules,
            style=settings.style,
            translate=settings.translate,
            flags=self.flags,
            stop_page=self.stop_page,
            most_edits=settings.most_edits,
            every=self.every,
            grace=self.grace,
        )
