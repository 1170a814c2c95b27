"""Write a request for approval of a scheduled task, to paste on the wiki.

Large wikis ask what a bot will do before it may do it. The text is taken from
the configuration of copyedit_maintenance and from the rules with their measured
precision, and written as wikitext. Read it, fill in the parts in capitals, and
add what else your wiki asks for. Write it again when you change the
configuration.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from bot_plugins.apps.devtools import console
from bot_plugins.apps.devtools.languages import language_code
from bot_plugins.apps.devtools.request import RequestFacts, request
from bot_plugins.apps.maintenance.config.model import Configuration, Task
from bot_plugins.apps.maintenance.config.reading import ConfigurationError, read
from bot_plugins.core import exit_codes
from bot_plugins.core.nearest import did_you_mean

_HOURS = 24
_MOST_PASSES = 1440


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    say = parser.add_argument
    say("configuration", metavar="CONFIG", type=Path, help="the file copyedit.toml")
    say("--task", metavar="NAME", help="the task, where the file has several")
    say("--bot", default="BOT ACCOUNT", metavar="NAME", help="the bot's account")
    say("--operator", default="YOUR ACCOUNT", metavar="NAME", help="who answers for it")
    say("--passes-a-day", type=_passes, default=_HOURS, metavar="N",
        help=f"how often your timer starts it (default: {_HOURS})")  # fmt: skip
    say("--language", type=language_code, metavar="CODE",
        help="the wiki's language (default: the code in its name, en of wikipedia:en)")  # fmt: skip


def run(chosen: argparse.Namespace) -> int:
    """Write the text."""
    try:
        configuration = read(chosen.configuration)
    except ConfigurationError as error:
        raise console.ToolError("; ".join(error.mistakes)) from error
    task = _chosen(configuration, chosen.task)
    language = chosen.language or task.wiki.partition(":")[2]
    asked = RequestFacts(chosen.bot, chosen.operator, chosen.passes_a_day, language)
    console.write(request(task, asked))
    return exit_codes.DONE


def _chosen(configuration: Configuration, name: str | None) -> Task:
    """Return the task called ``name``, or the only one."""
    tasks = [task for task in configuration.task if name in (None, task.name)]
    if not tasks:
        names = [task.name for task in configuration.task]
        hint = did_you_mean(name or "", names, f"there are {', '.join(names)}")
        raise console.ToolError(f"there is no task {name!r}; {hint}")
    if len(tasks) > 1 and name is None:
        raise console.ToolError(f"name one task with --task: {_named(tasks)}")
    if len(tasks) > 1:
        wikis = ", ".join(task.wiki for task in tasks)
        raise console.ToolError(
            f"tasks on {wikis} are called {name!r}; give them names of their own"
        )
    return tasks[0]


def _named(tasks: Sequence[Task]) -> str:
    return ", ".join(task.name for task in tasks)


def _passes(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= _MOST_PASSES:
        return int(text)
    raise argparse.ArgumentTypeError(
        f"{text!r} is not a number of passes a day: 1 to {_MOST_PASSES}"
    )
