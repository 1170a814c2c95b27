"""Checks of a whole configuration that need no wiki: values that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.apps.maintenance.config.lines import Path
from bot_plugins.apps.maintenance.config.model import Configuration, Task
from bot_plugins.apps.maintenance.config.pages import checked_pages
from bot_plugins.apps.maintenance.config.quiet import is_always_quiet

Found = Iterator[tuple[Path, str]]


def checked(configuration: Configuration) -> Found:
    """Yield the path of each mistake, with what is wrong there and what would be right."""
    for at, task in enumerate(configuration.task):
        for path, what in (*_rules(task), *_sources(task), *_limits(task), *_quiet(task)):
            yield ("task", at, *path), what
    yield from checked_pages(configuration.task)


def _rules(task: Task) -> Found:
    for at, name in enumerate(task.skip_rules):
        if name in task.rules:
            yield ("skip_rules", at), f'"{name}" is also in rules; name it in one of the two'


def _sources(task: Task) -> Found:
    names = [source.name for source in task.source]
    for at, name in enumerate(names):
        if name in names[:at]:
            yield ("source", at), f"is source[{names.index(name)}] once more; leave one of them out"


def _limits(task: Task) -> Found:
    limits = task.limits
    saves = task.save != "nothing"
    if saves and not limits.edits:
        yield ("limits", "edits"), f'0 contradicts save = "{task.save}"; write save = "nothing"'
    if not saves and not (limits.pages and limits.open_proposals):
        key = "open_proposals" if limits.pages else "pages"
        yield ("limits", key), 'with 0 and save = "nothing" a pass does nothing; raise one of them'
    if saves and limits.edits > 1 and limits.every > limits.minutes * 60:
        yield (
            ("limits", "every"),
            f"{limits.every:g} seconds are longer than a pass of {limits.minutes:g} minutes,"
            " which so never saves a second edit; lower it, or raise minutes",
        )


def _quiet(task: Task) -> Found:
    if is_always_quiet(task.quiet_hours):
        yield (
            ("quiet_hours",),
            "leave no minute of the day for work; shorten them, or do not start the pass",
        )
