"""``pwb copyedit_maintenance -check``: what is wrong, and what a pass would do."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Sequence

import pywikibot

from bot_plugins.apps.maintenance.checking import CheckResult, check
from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.apps.maintenance.config.plan import plan_lines
from bot_plugins.core import exit_codes
from bot_plugins.frameworks.pywikibot.commands.maintenance_passes import (
    site_of,
    worst_of,
)
from bot_plugins.frameworks.pywikibot.errors import TROUBLE, run_stopped
from bot_plugins.run.words import counted

WIDEST = 100
"""Most columns of a line that is easy to read."""


def check_tasks(tasks: Sequence[Task]) -> int:
    """Check every task and print its plan; return the most serious of the exit codes."""
    codes = [_check_task(task) for task in tasks]
    wrong = sum(code != exit_codes.DONE for code in codes)
    told = (
        "Nothing is wrong." if not wrong else f"{counted(wrong, 'task')} cannot do all of the work."
    )
    pywikibot.stdout(f"{told} Nothing was written or changed.")
    return worst_of(codes)


def _check_task(task: Task) -> int:
    pywikibot.stdout(f"\n{task.name} on {task.wiki}")
    codes = [exit_codes.DONE]
    for result in _looked(task):
        mark = "ok   " if result.code == exit_codes.DONE else "WRONG"
        pywikibot.stdout(_wrapped(f"{mark} {result.what}: {result.told}"))
        codes.append(result.code)
    pywikibot.stdout("  The plan:")
    for line in plan_lines(task)[1:]:  # the first line says whose plan it is
        pywikibot.stdout(_wrapped(line))
    return worst_of(codes)


def _wrapped(line: str) -> str:
    """Return a line below a task's heading, no wider than the terminal."""
    stripped = line.lstrip()
    indent = " " * (2 + len(line) - len(stripped))
    columns = min(shutil.get_terminal_size().columns, WIDEST)
    return textwrap.fill(
        stripped, columns, initial_indent=indent, subsequent_indent=f"{indent}  ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _looked(task: Task) -> Iterator[CheckResult]:
    try:
        with site_of(task) as site:
            yield from check(task, site)
    except TROUBLE as error:
        stop = run_stopped(None, error, task.wiki)
        yield CheckResult("wiki", str(stop), stop.code)
