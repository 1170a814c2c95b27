"""Pywikibot: a wiki that scheduled passes maintain (bot_plugins/ports.py).

One object reads and saves. For a pass that may save nothing, it switches on Pywikibot's own
``simulate``, which blocks every write action where requests are sent, whoever sends them. Only
``publish`` bypasses that (``OwnPageRequest``), for the bot's own pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Self

from pywikibot import Page, config
from pywikibot.site import APISite

from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.apps.maintenance.config.sources import RecentChangesSource, Source
from bot_plugins.core.proposal import Revision
from bot_plugins.frameworks.pywikibot.client.transport import transport
from bot_plugins.frameworks.pywikibot.editing.guard import control_page
from bot_plugins.frameworks.pywikibot.editing.wiki import Writer
from bot_plugins.frameworks.pywikibot.errors import TROUBLE, run_stopped
from bot_plugins.frameworks.pywikibot.maintenance.fetching import fetched, page_of
from bot_plugins.frameworks.pywikibot.maintenance.rights import missing_rights
from bot_plugins.frameworks.pywikibot.maintenance.sources import source_of
from bot_plugins.frameworks.pywikibot.reading.fetching import Row, has_text, is_missing
from bot_plugins.ports import ControlPage, Listed, PageGone, PageSkipped, PageSource


class MaintainedSite(Writer):
    """A wiki as a pass needs it; its ``with`` block resets ``simulate`` for the next pass.

    ``may_save`` says whether anything but the bot's own pages can be saved. ``requests``
    counts from the creation of this object on.
    """

    def __init__(
        self,
        site: APISite,
        *,
        namespaces: frozenset[int] | None = None,
        may_save: bool = False,
    ) -> None:
        self._transport = transport()
        self._sent_before = self._transport.sent
        self._simulate_asked = config.simulate
        super().__init__(site, namespaces=namespaces)
        self._leads: list[PageSource] = []
        config.simulate = config.simulate or not may_save

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        config.simulate = self._simulate_asked

    @property
    def is_told_to_simulate(self) -> bool:
        """Whether a person switched simulate on, rather than only a task that saves nothing."""
        return bool(self._simulate_asked)

    @property
    def requests(self) -> int:
        """How many requests were sent since the creation, including those that failed."""
        return self._transport.sent - self._sent_before

    @property
    def language(self) -> str:
        """The code of the wiki's language."""
        return str(self.site.lang)

    def missing_rights(self, task: Task) -> list[str]:
        """Return what the account lacks for a task (rights, change tags), a sentence each.

        Raises:
            RunStopped: the wiki does not answer.
        """
        try:
            return missing_rights(self.site, task)
        except TROUBLE as error:
            raise run_stopped(self.site, error) from error

    def now(self) -> datetime:
        """Return the wiki's own time, in UTC, based on its last answer.

        Raises:
            RunStopped: the wiki does not answer.
        """
        return self.asker.now()

    def sources(self, task: Task) -> Sequence[PageSource]:
        """Return the sources of a task, in its order.

        Raises:
            RunStopped: it has an invalid title, or the wiki does not answer.
        """
        wanted = [source for source in task.source if not (self._leads and _is_changes(source))]
        try:
            others = [source_of(self.asker, category, task, self.user) for category in wanted]
        except TROUBLE as error:
            raise run_stopped(self.site, error) from error
        return [*self._leads, *others]

    def changes(self, task: Task) -> PageSource:
        """Return the recent changes of a task that reads them."""
        wanted = next(source for source in task.source if _is_changes(source))
        return source_of(self.asker, wanted, task, self.user)

    def lead_with(self, source: PageSource) -> None:
        """From now on, read this source first, instead of recent changes."""
        self._leads = [source]

    def texts(
        self, pages: Sequence[Listed]
    ) -> Iterator[tuple[Listed, Page, Revision | PageSkipped]]:
        """Fetch the latest revisions of pages, many per request; yield each page once.

        A moved page has its new title, both in its page and its revision.

        Raises:
            RunStopped: the wiki does not answer.
        """
        for listed, row in fetched(self.fetcher, pages):
            page = page_of(self.site, listed, row)
            yield listed, page, self._revision_of(page, row)

    def _elsewhere(self, namespace: int) -> str:
        """Return why pages of a namespace are left alone; a task has no option to name."""
        return f"not in the task's namespaces ({namespace})"

    def _revision_of(self, page: Page, row: Row) -> Revision | PageSkipped:
        if is_missing(row):
            return PageGone("the page does not exist")
        if self.namespaces is not None and row["ns"] not in self.namespaces:
            return PageSkipped(self._elsewhere(row["ns"]))
        if not has_text(row):
            return PageSkipped("the wiki does not show its text")
        try:
            return self.read(page)
        except PageSkipped as skip:
            return skip

    def control_page(self, title: str) -> ControlPage | None:
        """Return a page that controls the bot, directly from the wiki; None if it is missing.

        Raises:
            RunStopped: the wiki does not answer.
        """
        return control_page(self.asker, title)

    def check_guard(self) -> None:
        """Check the stop page, the account's blocks and its talk page, as before an edit.

        Raises:
            RunStopped: the bot is to stop, or the wiki does not answer.
        """
        self._look_at_account()

    @property
    def _publishes(self) -> bool:
        """Whether the bot's own pages are saved: even in a pass that may save nothing else."""
        return not self._simulate_asked


def _is_changes(source: Source) -> bool:
    return isinstance(source, RecentChangesSource)
