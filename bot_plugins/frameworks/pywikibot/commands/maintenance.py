"""The command ``pwb copyedit_maintenance``: from the command line to an exit code."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pywikibot
from pywikibot import config

from bot_plugins.apps.maintenance.config.model import Configuration, Log, Task
from bot_plugins.apps.maintenance.config.reading import ConfigurationError, read
from bot_plugins.apps.maintenance.journal import set_up
from bot_plugins.apps.maintenance.stopping import StopRequest
from bot_plugins.core import exit_codes, registry
from bot_plugins.core.nearest import did_you_mean
from bot_plugins.frameworks.commands.parsing import OptionError, parse
from bot_plugins.frameworks.pywikibot.commands.global_options import (
    handle_args_offline,
    names_of,
)
from bot_plugins.frameworks.pywikibot.commands.maintenance_check import check_tasks
from bot_plugins.frameworks.pywikibot.commands.maintenance_init import (
    FILE,
    write_configuration,
)
from bot_plugins.frameworks.pywikibot.commands.maintenance_live import (
    follow_task,
    only_task,
)
from bot_plugins.frameworks.pywikibot.commands.maintenance_passes import passes
from bot_plugins.frameworks.pywikibot.commands.queue import open_queue
from bot_plugins.frameworks.pywikibot.errors import configured_user
from bot_plugins.store.database import Store
from bot_plugins.store.standings import switch_on

DASHBOARD = "copyedit-dashboard.html"
LOGGERS = ("pywiki", "py.warnings")
"""Loggers of Pywikibot, and of Python's warnings, which it captures."""


@dataclass
class MaintenanceOptions:
    """What the command line asks for; the fields are the options' names."""

    conf: str = ""
    task: str = ""
    json: bool = False
    check: bool = False
    init: bool = False
    live: bool = False
    dashboard: str = ""
    switchon: str = ""

    @property
    def path(self) -> Path:
        """Where the configuration is."""
        return Path(self.conf) if self.conf else Path(config.base_dir) / FILE


def maintenance(arguments: Sequence[str]) -> int:
    """Run ``pwb copyedit_maintenance`` with command line ``arguments``; return an exit code."""
    options = parse(
        _with_file(handle_args_offline(arguments, names_of(MaintenanceOptions()))),
        MaintenanceOptions(),
    )
    if options.init:
        return write_configuration(options.path)
    chosen = _configured(options)
    if options.check:
        return check_tasks(chosen.task)
    is_read = bool(options.dashboard or options.switchon)
    with open_queue(chosen.queue or "", make=not is_read) as store:
        if options.dashboard:
            return _draw(store, Path(options.dashboard))
        if options.switchon:
            return _switch_on(store, chosen.task, options.switchon)
        _speak(chosen.log, as_json=options.json)
        with StopRequest() as leaving:
            if options.live:
                return follow_task(only_task(chosen.task), store, leaving)
            return passes(chosen.task, store, leaving)


def _with_file(arguments: Sequence[str]) -> list[str]:
    """Add the default file name to a bare ``-dashboard``."""
    return [
        f"-dashboard:{DASHBOARD}" if argument == "-dashboard" else argument
        for argument in arguments
    ]


def _configured(options: MaintenanceOptions) -> Configuration:
    """Read the configuration, reduced to the task that ``-task:`` names, if any.

    Raises:
        OptionError: it has mistakes, or no such task.
    """
    try:
        found = read(options.path)
    except ConfigurationError as error:
        raise OptionError(str(error)) from error
    if not options.task:
        return found
    tasks = tuple(task for task in found.task if task.name == options.task)
    if not tasks:
        names = [task.name for task in found.task]
        hint = did_you_mean(options.task, names, f"it has {', '.join(names)}")
        raise OptionError(f"-task: {options.path} has no task {options.task}; {hint}")
    return found.model_copy(update={"task": tasks})


def _speak(log: Log, *, as_json: bool) -> None:
    """Send the log of passes, and Pywikibot's messages, to where the configuration says.

    Raises:
        OptionError: the log's file cannot be written.
    """
    pywikibot.bot.init_handlers()  # else Pywikibot would put its own handlers back
    chosen = log.model_copy(update={"format": "json"}) if as_json else log
    try:
        set_up(chosen, *LOGGERS)
    except OSError as error:
        raise OptionError(f"log.file: cannot write {log.file}: {error.strerror}") from error


def _draw(store: Store, path: Path) -> int:
    """Write the dashboard.

    Raises:
        OptionError: its file cannot be written.
    """
    from bot_plugins.ui.dashboard import write_dashboard  # late: charts take time to import

    try:
        pywikibot.stdout(f"Dashboard: {write_dashboard(store, path).absolute()}")
    except OSError as error:
        raise OptionError(f"-dashboard: cannot write {path}: {error.strerror}") from error
    return exit_codes.DONE


def _switch_on(store: Store, tasks: Sequence[Task], rule: str) -> int:
    """Let a rule be used again on the wikis of some tasks.

    Raises:
        UnknownRuleError: there is no such rule.
    """
    name = registry.find(rule).name
    for wiki in dict.fromkeys(task.wiki for task in tasks):
        by = configured_user() or getpass.getuser()
        is_changed = switch_on(store, wiki, name, by)
        told = "is used again, and judged anew" if is_changed else "was not switched off"
        pywikibot.stdout(f"{wiki}: the rule {name} {told}.")
    return exit_codes.DONE
