"""``-check``: checks that a task has all it needs, without writing anything here or on the wiki."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.apps.maintenance.config.sources import Category, PageList
from bot_plugins.apps.maintenance.control.exceptions import read_exceptions
from bot_plugins.apps.maintenance.control.settings_page import SettingsError, read_settings
from bot_plugins.apps.maintenance.reporting.page import ReportFacts, reported
from bot_plugins.apps.maintenance.steering import configured_rules, use_lists
from bot_plugins.core import exit_codes, registry
from bot_plugins.core.summary import english
from bot_plugins.core.wikitext import NoPlaceError
from bot_plugins.ports import MaintainedWiki, RunStopped
from bot_plugins.run.saving.stop_page import why_stopped
from bot_plugins.run.words import counted


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The result of one check: ``code`` is DONE if everything is as it should be."""

    what: str
    told: str
    code: int = exit_codes.DONE


Look = Callable[[Task, MaintainedWiki[Any]], Iterator[CheckResult]]


def check(task: Task, wiki: MaintainedWiki[Any]) -> Iterator[CheckResult]:
    """Check the login, the rules, the pages that control the task, and its sources, in turn.

    What the wiki refuses to show is yielded as well, with the exit code it would have.
    """
    for what, look in _LOOKS.items():
        try:
            yield from look(task, wiki)
        except RunStopped as stop:
            yield CheckResult(what, str(stop), stop.code)
            if stop.code == exit_codes.UNAVAILABLE:
                return


def _simulate(task: Task, wiki: MaintainedWiki[Any]) -> Iterator[CheckResult]:
    if wiki.is_told_to_simulate:
        saves = "saves nothing and publishes no report"
        told = f"simulate is on (in user-config.py, or by -simulate): a pass of {task.name} {saves}"
        yield CheckResult("simulate", told)


def _login(task: Task, wiki: MaintainedWiki[Any]) -> Iterator[CheckResult]:
    wiki.log_in()
    yield CheckResult("login", f"{wiki.user} on {wiki.name}")
    for missing in wiki.missing_rights(task):
        yield CheckResult("rights", missing, exit_codes.LOGIN)


def _rules(task: Task, wiki: MaintainedWiki[Any]) -> Iterator[CheckResult]:
    for note in use_lists(task, wiki):
        yield CheckResult("typos", note, exit_codes.PARTIAL)
    rules = configured_rules(task, wiki.language)
    code = exit_codes.DONE if rules else exit_codes.USAGE
    yield CheckResult(
        "rules", f"{counted(len(rules), 'rule')} for the language {wiki.language}", code
    )
    yield from (CheckResult("rules", line) for line in registry.lacking(rules))


def _stop_page(task: Task, wiki: MaintainedWiki[Any]) -> Iterator[CheckResult]:
    if task.stop_page:
        page = wiki.control_page(task.stop_page)
        why = why_stopped(page, task.stop_page, task.stop_text)
        code = exit_codes.STOPPED if why else exit_codes.DONE
        yield CheckResult("stop page", why or f"{task.stop_page} allows the bot to run", code)


def _settings_page(task: Task, wiki: MaintainedWiki[Any]) -> Iterator[CheckResult]:
    if not task.settings_page:
        return
    page = wiki.control_page(task.settings_page)
    names = [rule.name for rule in registry.all_rules()]
    try:
        settings = read_settings(page, task, names)
    except SettingsError as wrong:
        yield CheckResult("settings page", f"{task.settings_page}: {wrong}", exit_codes.USAGE)
        return
    told = "is missing and restricts nothing" if page is None else "is well"
    if settings.paused:
        yield CheckResult("settings page", f"{task.settings_page} says paused", exit_codes.STOPPED)
    else:
        yield CheckResult("settings page", f"{task.settings_page} {told}")


def _exceptions_page(task: Task, wiki: MaintainedWiki[Any]) -> Iterator[CheckResult]:
    if task.exceptions_page:
        found = read_exceptions(wiki.control_page(task.exceptions_page))
        number = len(found.phrases) + len(found.titles) + sum(map(len, found.by_title.values()))
        yield CheckResult(
            "exceptions", f"{task.exceptions_page} has {counted(number, 'line')} in use"
        )
        for note in found.notes:
            yield CheckResult("exceptions", f"{task.exceptions_page}: {note}", exit_codes.PARTIAL)


def _report_page(task: Task, wiki: MaintainedWiki[Any]) -> Iterator[CheckResult]:
    if not task.report_page:
        return
    page = wiki.control_page(task.report_page)
    try:
        reported(page.text if page else "", ReportFacts(task, (), {}, {}), english)
    except NoPlaceError as error:
        yield CheckResult("report page", f"{task.report_page}: {error}", exit_codes.USAGE)
    else:
        yield CheckResult("report page", f"{task.report_page} {'has' if page else 'gets'} a place")


def _sources(task: Task, wiki: MaintainedWiki[Any]) -> Iterator[CheckResult]:
    for source, configured in zip(wiki.sources(task), task.source, strict=True):
        batch = source.batch("", 1)
        is_empty = not batch.pages and batch.is_last
        title = configured.title if isinstance(configured, Category | PageList) else ""
        if is_empty and title and wiki.control_page(title) is None:
            told = f"{source.name}: there is no page {title}, and nothing in it"
            yield CheckResult("source", told, exit_codes.USAGE)
            continue
        told = batch.note or ("nothing there now" if is_empty else "can be read")
        yield CheckResult("source", f"{source.name}: {told}")


_LOOKS: dict[str, Look] = {
    "simulate": _simulate,
    "login": _login,
    "rules": _rules,
    "stop page": _stop_page,
    "settings page": _settings_page,
    "exceptions": _exceptions_page,
    "report page": _report_page,
    "source": _sources,
}
