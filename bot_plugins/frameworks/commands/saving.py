"""Saving what was accepted: the options, the announcement, and the run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol

from bot_plugins.core.summary import Translator
from bot_plugins.frameworks.commands.known import check_title
from bot_plugins.frameworks.commands.parsing import page_title
from bot_plugins.frameworks.commands.save_options import SaveOptions
from bot_plugins.frameworks.commands.saving_directly import DirectWiki
from bot_plugins.ports import PageT, Screen
from bot_plugins.run.saving.run import SaveRun
from bot_plugins.run.saving.settings import SaveSettings
from bot_plugins.run.saving.starting import RunOrigin, started
from bot_plugins.run.saving.totals import closing_lines
from bot_plugins.run.words import counted
from bot_plugins.store.database import Store
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import count
from bot_plugins.store.states import State
from bot_plugins.store.tasks import end_run


class SavingScreen(Screen, Protocol):
    """A screen that shows how far a run is."""

    def advance(self, changes: int) -> None:
        """Note that a page is done, with the number of changes that were accepted for it."""

    def clear(self) -> None:
        """Remove what shows how far the run is."""


@dataclass(frozen=True)
class Saving(Generic[PageT]):
    """Saves what was accepted on one wiki.

    ``screen`` makes the screen for a number of changes, ``language`` asks the wiki for its
    language, and ``command`` is what the queue stores of the command line.
    """

    options: SaveOptions
    store: Store
    wiki: DirectWiki[PageT]
    screen: Callable[[int], SavingScreen]
    language: Callable[[], str]
    translator: Callable[[str], Translator]
    command: str

    def go(self) -> int:
        """Save page by page; return an exit code.

        Raises:
            OptionError: the queue has no page of a title, or no page can have it.
            RunStopped: the account cannot log in, or the queue fails.
        """
        self.options.stop_page  # noqa: B018 - checks the title
        if title := page_title(self.options.page):
            check_title(self.store, title, self.wiki.name)
        total = count(self.store, self._accepted())
        screen = self.screen(total)
        screen.say(self._announcement(total))
        self.wiki.log_in()
        run = self._started(screen)
        try:
            return run.go()
        finally:
            screen.clear()
            end_run(self.store, run.settings.run, pages=run.totals.pages)
            found = len(run.reconciler.found)
            screen.show(closing_lines(run.totals, found, simulated=self.wiki.simulated))

    def _accepted(self) -> Filters:
        title = page_title(self.options.page)
        return Filters(site=self.wiki.name, title=title, states=(State.ACCEPTED,))

    def _started(self, screen: SavingScreen) -> SaveRun[PageT]:
        """Record the start of the run in the queue and return it."""
        options, language = self.options, self.language()
        settings = SaveSettings(
            style=options.style,
            translate=self.translator(language),
            flags=options.flags,
            stop_page=options.stop_page,
            most_edits=options.maxedits,
            title=page_title(options.page) or "",
            every=options.every,
            grace=options.grace,
        )
        origin = RunOrigin(self.command, language, names_run=options.runid)
        run = started(settings, origin, self.store, self.wiki, screen)
        run.on_page = screen.advance
        return run

    def _announcement(self, total: int) -> str:
        doing = f"{counted(total, 'accepted change')} in the queue {self.store.name}"
        simulated = " (simulate is on: nothing will be saved)" if self.wiki.simulated else ""
        return f"Saving on {self.wiki.name}: {doing}{simulated}."
