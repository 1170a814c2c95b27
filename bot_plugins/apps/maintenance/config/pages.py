"""Checks of the wiki pages that control a task or that it writes, without the wiki.

Only titles that are wrong on every MediaWiki are rejected here; ``-check`` asks the wiki itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot_plugins.apps.maintenance.config.lines import Path
from bot_plugins.apps.maintenance.config.model import Task

STEERING = ("stop_page", "settings_page", "exceptions_page", "report_page")
"""The keys of pages that belong to one task only; each key needs a page of its own."""
TITLES = (*STEERING, "task_page")
_NO_TITLE = re.compile(r"[#<>\[\]|{}]")
"""Characters that no title may contain (https://www.mediawiki.org/wiki/Manual:Page_title)."""
_LONGEST = 255
"""Bytes of UTF-8 in a title without its namespace (same source)."""
_NOWHERE = frozenset({"special", "media", "category", "file", "image", "talk"})
"""Canonical names of namespaces that are unsuitable for such a page (Manual:Namespace)."""


def checked_pages(tasks: Sequence[Task]) -> Iterator[tuple[Path, str]]:
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
        first = seen.setdefault(same(title), key)
        if first != key:
            yield key, f'"{title}" is the {first} already; give each a page of its own'


def _overwritten(at: int, task: Task, tasks: Sequence[Task]) -> Iterator[tuple[str, str]]:
    """Yield the key of a report page that another task of the wiki writes or reads."""
    if task.report_page is None:
        return
    for other, one in enumerate(tasks):
        keys = STEERING if other < at else STEERING[:-1]
        titles = {same(title): key for key in keys if (title := getattr(one, key))}
        key = titles.get(same(task.report_page))
        if one.wiki == task.wiki and other != at and key:
            yield (
                "report_page",
                f'"{task.report_page}" is the {key} of task[{other}], "{one.name}", and would be'
                " overwritten; give each task a page of its own",
            )


def same(title: str) -> str:
    """Return a title in a form that is equal for titles of the same page on most wikis."""
    prefix, _, name = re.sub(r"[\s_]+", " ", title).strip(" :").rpartition(":")
    return f"{prefix.strip().lower()}:{name.strip()[:1].upper()}{name.strip()[1:]}"
