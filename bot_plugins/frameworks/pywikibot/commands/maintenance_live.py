"""``pwb copyedit_maintenance -live``: pass after pass, whenever edited pages have become quiet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pywikibot

from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.apps.maintenance.config.quiet import is_quiet
from bot_plugins.apps.maintenance.config.sources import RecentChangesSource
from bot_plugins.apps.maintenance.live import follow
from bot_plugins.apps.maintenance.one_pass import Pass, PassInputs
from bot_plugins.apps.maintenance.stopping import StopRequest
from bot_plugins.core import exit_codes
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.commands.maintenance_passes import alone, given
from bot_plugins.frameworks.pywikibot.maintenance.live import Following, live_source
from bot_plugins.frameworks.pywikibot.maintenance.maintained import MaintainedSite
from bot_plugins.store.database import Store
from bot_plugins.store.locks import Lock


def only_task(tasks: Sequence[Task]) -> Task:
    """Return the one task to follow.

    Raises:
        OptionError: there are several, or it does not read recent changes.
    """
    if len(tasks) > 1:
        names = ", ".join(task.name for task in tasks)
        raise OptionError(f"-live follows one task: say which with -task: ({names})")
    if not any(isinstance(source, RecentChangesSource) for source in tasks[0].source):
        raise OptionError(f'-live: {tasks[0].name} has no [[task.source]] kind = "recentchanges"')
    return tasks[0]


def follow_task(task: Task, store: Store, leaving: StopRequest) -> int:
    """Follow a task's wiki until told to stop or a person is needed; return an exit code."""

    def work(site: MaintainedSite, lock: Lock) -> int:
        """Follow the wiki with the inputs of its passes."""
        source = live_source(site.site, task, site.changes(task))
        site.lead_with(source)
        try:
            return _follow(task, given(task, store, site, lock, leaving), source)
        finally:
            source.close()

    return alone(task, store, work)


def _follow(task: Task, to_passes: PassInputs[pywikibot.Page], source: Following) -> int:
    """Make passes whenever there is something to read; return an exit code."""

    def one_pass() -> int:
        """Make one pass, except in the task's quiet hours."""
        if is_quiet(task.quiet_hours, datetime.now(UTC)):
            return exit_codes.DONE
        return Pass(task, to_passes).go()

    return follow(
        source.wait,
        one_pass,
        lambda: to_passes.leaving.is_asked,
        say=to_passes.journal.say,
        waits_for=source.waits_for,
    )
