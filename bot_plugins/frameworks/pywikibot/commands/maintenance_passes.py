"""The passes of ``pwb copyedit_maintenance``: one per task, under a lock, with an exit code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pywikibot

from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.apps.maintenance.config.quiet import is_quiet
from bot_plugins.apps.maintenance.journal import Journal
from bot_plugins.apps.maintenance.one_pass import Pass, PassInputs
from bot_plugins.apps.maintenance.stopping import StopRequest
from bot_plugins.core import exit_codes
from bot_plugins.frameworks.pywikibot.commands.messages import translator
from bot_plugins.frameworks.pywikibot.errors import TROUBLE, run_stopped
from bot_plugins.frameworks.pywikibot.maintenance.maintained import MaintainedSite
from bot_plugins.ports import RunStopped
from bot_plugins.store.database import Store
from bot_plugins.store.errors import LockedError
from bot_plugins.store.locks import Lock, hold


def passes(tasks: Sequence[Task], store: Store, leaving: StopRequest) -> int:
    """Make one pass of each task in turn; return the most serious of their exit codes.

    If a wiki fails, the next one still gets its pass; after a signal it does not.
    """
    codes = [exit_codes.DONE]
    for task in tasks:
        codes.append(one_pass(task, store, leaving))
        if leaving.is_asked:
            break
    return worst_of(codes)


_SERIOUS = (
    exit_codes.INTERRUPTED,
    exit_codes.TERMINATED,
    exit_codes.QUEUE,
    exit_codes.USAGE,
    exit_codes.LOGIN,
    exit_codes.UNAVAILABLE,
    exit_codes.STOPPED,
    exit_codes.LOCKED,
    exit_codes.PARTIAL,
    exit_codes.DONE,
)


def worst_of(codes: Sequence[int]) -> int:
    """Return the most serious of some exit codes."""
    return min(codes, key=_SERIOUS.index)


def one_pass(task: Task, store: Store, leaving: StopRequest) -> int:
    """Make one pass of a task, except in its quiet hours; return an exit code."""
    if until := is_quiet(task.quiet_hours, datetime.now(UTC)):
        journal_of(task).note(f"Quiet until {until:%H:%M} UTC: nothing is done.")
        return exit_codes.DONE

    def work(site: MaintainedSite, lock: Lock) -> int:
        """Make the pass."""
        return Pass(task, given(task, store, site, lock, leaving)).go()

    return alone(task, store, work)


def alone(task: Task, store: Store, work: Callable[[MaintainedSite, Lock], int]) -> int:
    """Call ``work`` with a task's wiki while holding the task's lock; return an exit code."""
    site: MaintainedSite | None = None
    try:
        with hold(store, f"{task.wiki} {task.name}") as lock, site_of(task) as site:
            return work(site, lock)
    except LockedError as error:
        journal_of(task).warn(str(error), code=exit_codes.LOCKED)
        return exit_codes.LOCKED
    except (RunStopped, *TROUBLE) as error:
        stop = run_stopped(site.site if site else None, error, task.wiki)
        journal_of(task).warn(str(stop), code=stop.code)
        return stop.code


def given(
    task: Task, store: Store, site: MaintainedSite, lock: Lock, leaving: StopRequest
) -> PassInputs[pywikibot.Page]:
    """Return the inputs of a pass."""
    say = translator(site.language)
    return PassInputs(store, site, journal_of(task), leaving, say, lock.is_held)


def journal_of(task: Task) -> Journal:
    """Return the journal of a task."""
    return Journal(task=task.name, wiki=task.wiki)


def site_of(task: Task) -> MaintainedSite:
    """Return a task's wiki; pass on Pywikibot's exceptions."""
    family, _, code = task.wiki.partition(":")
    site = pywikibot.Site(code, family)
    may_save = task.save != "nothing"
    return MaintainedSite(site, namespaces=frozenset(task.namespaces), may_save=may_save)
