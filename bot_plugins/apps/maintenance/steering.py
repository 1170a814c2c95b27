"""What controls a pass: the wiki's pages, the fate of earlier saves, and so the choice of rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.apps.maintenance.control.exceptions import read_exceptions
from bot_plugins.apps.maintenance.control.settings_page import as_kept, chosen
from bot_plugins.apps.maintenance.watching.looking import look_after
from bot_plugins.apps.maintenance.watching.switching import to_switch_off
from bot_plugins.apps.maintenance.watching.trust import earned, lost, with_trust
from bot_plugins.apps.maintenance.work import PassWork
from bot_plugins.community.entries import ListError
from bot_plugins.community.loading import load
from bot_plugins.core import exit_codes, registry
from bot_plugins.core.rule import Rule
from bot_plugins.ports import ControlPage, MaintainedWiki, RunStopped
from bot_plugins.store.standings import standings, switch_off, switched_off

PageT = TypeVar("PageT")


def use_lists(task: Task, wiki: MaintainedWiki[PageT]) -> tuple[str, ...]:
    """Use the rules of a task's lists from now on; return lines on rules that were left out.

    Raises:
        RunStopped: a list is missing or cannot be used, or the wiki does not answer.
    """

    def fetch(title: str) -> str:
        """Return the text of a page of the wiki."""
        if (page := wiki.control_page(title)) is None:
            raise ListError(f"there is no file or page {title}")
        return page.text

    try:
        lists = load(task.typos, fetch)
    except ListError as error:
        raise RunStopped(f"typos: {error}", exit_codes.USAGE) from error
    registry.use_lists(lists.rules)
    return lists.notes


def heed_the_wiki(work: PassWork[PageT]) -> None:
    """Check the stop page, read settings and exceptions, and narrow the task by them.

    Raises:
        RunStopped: the wiki stops the task, or does not answer.
    """
    task, wiki = work.task, work.wiki
    if task.stop_page:
        wiki.guard(task.stop_page, task.stop_text)
    wiki.check_guard()
    for note in use_lists(task, wiki):
        _tell(work, note)
    _heed_settings(work)
    work.exceptions = read_exceptions(_page(work, task.exceptions_page))
    for note in work.exceptions.notes:
        _tell(work, f"{task.exceptions_page}: {note}")
    work.task = work.settings.narrowed(task)
    work.budget.limits = work.task.limits
    if work.settings.paused:
        raise RunStopped(f"{task.settings_page} says that it is paused", exit_codes.STOPPED)


def _heed_settings(work: PassWork[PageT]) -> None:
    page = _page(work, work.task.settings_page)
    names = [rule.name for rule in registry.all_rules()]
    work.settings, refused = chosen(page, work.task, names, work.kept.settings)
    if refused:
        _tell(work, refused)
    elif page is not None:
        work.kept.set_settings(as_kept(work.settings))


def _page(work: PassWork[PageT], title: str | None) -> ControlPage | None:
    return work.wiki.control_page(title) if title else None


def _tell(work: PassWork[PageT], note: str) -> None:
    work.notes.append(note)
    work.journal.warn(note)


def look_back(work: PassWork[PageT]) -> None:
    """Check what became of earlier saves, and switch off the rules that did badly.

    Raises:
        RunStopped: the wiki does not answer.
        StoreError: the queue fails.
    """
    since = datetime.now(UTC) - timedelta(days=work.task.watch.days)
    looked = look_after(work.store, work.wiki, since, work.journal.say, work.undo_summary)
    work.figures.watched += looked.watched
    work.figures.revisited += looked.revisited
    work.figures.reverted += looked.reverted
    work.standings = standings(work.store, work.wiki.name)
    for rule, reason in to_switch_off(work.standings, work.task.watch).items():
        if switch_off(work.store, work.wiki.name, rule, reason):
            work.figures.switched_off += 1
            work.journal.warn(f"The rule {rule} is switched off: {reason}", rule=rule)


def choose_rules(work: PassWork[PageT], configured: Task) -> None:
    """Choose the rules of this pass, each with the applicability it has on this wiki.

    Raises:
        RunStopped: no rule is left.
    """
    rules = configured_rules(configured, work.wiki.language)
    off = switched_off(work.store, work.wiki.name)
    work.off = frozenset(off)
    active = [rule for rule in rules if rule.name not in (*off, *work.settings.rules_off)]
    if not active:
        raise RunStopped(
            "every rule of the task is switched off: see pwb copyedit_maintenance -help"
            " for -switchon",
            exit_codes.STOPPED,
        )
    for line in registry.lacking(active):
        work.journal.say(f"{line}.")
    work.version = work.kept.rules_version(rules, active)
    work.earned = earned(work.standings, active, configured, off)
    work.lost = lost(work.standings, active)
    work.rules = with_trust(active, work.earned, work.lost)


def configured_rules(task: Task, language: str) -> Sequence[Rule]:
    """Return the rules that a task's configuration chooses for a wiki's language."""
    chosen_rules = registry.rules_for(language, task.rules or None, doubtful=task.doubtful)
    return [rule for rule in chosen_rules if rule.name not in task.skip_rules]
