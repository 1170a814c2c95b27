"""Checks of a whole configuration that need no wiki: values that contradict each other.

Only titles that are wrong on every MediaWiki are rejected here; ``-check`` asks the wiki itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot_plugins.apps.maintenance.config.model import Configuration, Task
from bot_plugins.apps.maintenance.config.quiet import is_always_quiet

Place = tuple[str | int, ...]
"""Keys and, from 0, positions in arrays: ``("task", 0, "limits", "pages")``."""
Found = Iterator[tuple[Place, str]]
STEERING = ("stop_page", "settings_page", "exceptions_page", "report_page")
"""The keys of pages that belong to one task only; each key needs a page of its own."""
TITLES = (*STEERING, "task_page")
_NO_TITLE = re.compile(r"[#<>\[\]|{}]")
"""Characters that no title may contain (https://www.mediawiki.org/wiki/Manual:Page_title)."""
_LONGEST = 255
"""Bytes of UTF-8 in a title without its namespace (same source)."""
_NOWHERE = frozenset({"special", "media", "category", "file", "image", "talk"})
"""Canonical names of namespaces that are unsuitable for such a page (Manual:Namespace)."""


def checked(configuration: Configuration) -> Found:
    """Yield the path of each mistake, with what is wrong there and what would be right."""
    yield from _names(configuration.task)
    for at, task in enumerate(configuration.task):
        for path, what in (*_rules(task), *_sources(task), *_limits(task), *_quiet(task)):
            yield ("task", at, *path), what
    yield from _pages(configuration.task)


def _names(tasks: Sequence[Task]) -> Found:
    seen: set[tuple[str, str]] = set()
    for at, task in enumerate(tasks):
        if (task.wiki, task.name) in seen:
            yield ("task", at, "name"), f'two tasks on {task.wiki} are called "{task.name}"'
        seen.add((task.wiki, task.name))


def _rules(task: Task) -> Found:
    for at, name in enumerate(task.skip_rules):
        if name in task.rules:
            yield ("skip_rules", at), f'"{name}" is also in rules; name it in one of the two'


def _sources(task: Task) -> Found:
    names = [source.name for source in task.source]
    for at, name in enumerate(names):
        if name in names[:at]:
            yield (
                ("source", at),
                f"is the same as source.{names.index(name) + 1}; leave one of them out",
            )


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


def _pages(tasks: Sequence[Task]) -> Found:
    """Yield the path of each title that cannot be right, and what is wrong with it."""
    for at, task in enumerate(tasks):
        for key in TITLES:
            if why := _unfit(key, getattr(task, key)):
                yield ("task", at, key), why
        yield from ((("task", at, key), why) for key, why in _shared(task))
        yield from ((("task", at, key), why) for key, why in _overwritten(at, task, tasks))


def _unfit(key: str, title: str | None) -> str | None:
    """Return why no page with this title can be what ``key`` needs, or None."""
    if title is None:
        return None
    prefix, colon, name = title.removeprefix(":").partition(":")
    if bad := _NO_TITLE.search(title):
        return f'"{title}" is no title: no page of a wiki has "{bad[0]}" in its title'
    if len((name or prefix).encode()) > _LONGEST:
        return f'"{title}" is no title: it is longer than {_LONGEST} bytes'
    if key != "task_page" and (not colon or prefix.strip().lower() in _NOWHERE or not name.strip()):
        return (
            f'"{title}" is not below a user or project page; write a title such as'
            f' "User:NAME/{_WORDS[key]}"'
        )
    return None


_WORDS = {
    "stop_page": "Stop",
    "settings_page": "Settings.json",
    "exceptions_page": "Exceptions",
    "report_page": "Report",
}


def _shared(task: Task) -> Iterator[tuple[str, str]]:
    """Yield the keys of a task whose page is already named by another of its keys."""
    seen: dict[str, str] = {}
    for key in STEERING:
        title = getattr(task, key)
        if title is None:
            continue
        first = seen.setdefault(_same(title), key)
        if first != key:
            yield key, f'"{title}" is the {first} already; give each a page of its own'


def _overwritten(at: int, task: Task, tasks: Sequence[Task]) -> Iterator[tuple[str, str]]:
    """Yield the key of a report page that another task of the wiki writes or reads."""
    if task.report_page is None:
        return
    for number, other in enumerate(tasks):
        keys = STEERING if number < at else STEERING[:-1]
        titles = {_same(title): key for key in keys if (title := getattr(other, key))}
        key = titles.get(_same(task.report_page))
        if other.wiki == task.wiki and number != at and key:
            yield (
                "report_page",
                f'"{task.report_page}" is the {key} of task.{number + 1}, "{other.name}", and would'
                " be overwritten; give each task a page of its own",
            )


def _same(title: str) -> str:
    """Return a title in a form that is equal for titles of the same page on most wikis."""
    prefix, _, name = re.sub(r"[\s_]+", " ", title).strip(" :").rpartition(":")
    return f"{prefix.strip().lower()}:{name.strip()[:1].upper()}{name.strip()[1:]}"
