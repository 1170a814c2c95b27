"""A wiki that scheduled passes maintain (bot_plugins/ports.py), through the API."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from datetime import datetime

from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.apps.maintenance.config.sources import RecentChangesSource, Source
from bot_plugins.core.proposal import Revision
from bot_plugins.frameworks.mediawiki.api import ApiT
from bot_plugins.frameworks.mediawiki.editing import ApiWriter
from bot_plugins.frameworks.mediawiki.fetching import Fetcher, Row, has_text, is_missing
from bot_plugins.frameworks.mediawiki.guard import control_page
from bot_plugins.frameworks.mediawiki.maintenance.fetching import fetched
from bot_plugins.frameworks.mediawiki.maintenance.rights import missing_rights
from bot_plugins.frameworks.mediawiki.maintenance.sources import source_of
from bot_plugins.ports import (
    ControlPage,
    Listed,
    PageGone,
    PageSkipped,
    PageSource,
    PageT,
)


class ApiMaintainer(ApiWriter[PageT, ApiT]):
    """What a pass needs of a wiki beyond reading and saving; a framework's reader comes first.

    Only ``publish`` saves in a pass that may save nothing else: the bot's own pages.
    """

    fetcher: Fetcher[ApiT]
    namespaces: frozenset[int] | None
    _leads: tuple[PageSource, ...] = ()

    @property
    @abstractmethod
    def is_told_to_simulate(self) -> bool:
        """Whether a person switched simulate on, rather than only a task that saves nothing."""

    @abstractmethod
    def read(self, page: PageT, *, fresh: bool = False) -> Revision:
        """Return the page's latest revision, as ``WikiReader`` says."""

    @abstractmethod
    def _page_of(self, listed: Listed, row: Row) -> PageT:
        """Return a page with its fetched data, so that nothing more is requested."""

    def missing_rights(self, task: Task) -> list[str]:
        """Return what the account lacks for a task (rights, change tags), a sentence each.

        Raises:
            RunStopped: the wiki does not answer.
        """
        try:
            return missing_rights(self.asker, task)
        except self.asker.trouble as error:
            raise self.asker.stopped(error) from error

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
        except self.asker.trouble as error:
            raise self.asker.stopped(error) from error
        return [*self._leads, *others]

    def changes(self, task: Task) -> PageSource:
        """Return the recent changes of a task that reads them."""
        wanted = next(source for source in task.source if _is_changes(source))
        return source_of(self.asker, wanted, task, self.user)

    def lead_with(self, source: PageSource) -> None:
        """From now on, read this source first, instead of recent changes."""
        self._leads = (source,)

    def texts(
        self, pages: Sequence[Listed]
    ) -> Iterator[tuple[Listed, PageT, Revision | PageSkipped]]:
        """Fetch the latest revisions of pages, many per request; yield each page once.

        A moved page has its new title, both in its page and its revision.

        Raises:
            RunStopped: the wiki does not answer.
        """
        for listed, row in fetched(self.fetcher, pages):
            page = self._page_of(listed, row)
            yield listed, page, self._revision_of(page, row)

    def _revision_of(self, page: PageT, row: Row) -> Revision | PageSkipped:
        if is_missing(row):
            return PageGone("the page does not exist")
        if self.namespaces is not None and row["ns"] not in self.namespaces:
            return PageSkipped(not_in_task(row["ns"]))
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
        return not self.is_told_to_simulate


def not_in_task(namespace: int) -> str:
    """Return why pages of a namespace are left alone; a task has no option to name."""
    return f"not in the task's namespaces ({namespace})"


def _is_changes(source: Source) -> bool:
    return isinstance(source, RecentChangesSource)
