"""The lists of pages that a task's sources stand for."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot_plugins.apps.maintenance.config import sources
from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.frameworks.mediawiki.api import WikiApi
from bot_plugins.frameworks.mediawiki.maintenance.changes import RecentChanges
from bot_plugins.frameworks.mediawiki.maintenance.listing import (
    GeneratedList,
    LinkList,
    RandomList,
    SearchList,
)
from bot_plugins.frameworks.mediawiki.maintenance.worklist import Worklist
from bot_plugins.ports import PageSource

_CATEGORY = 14
"""The namespace of categories (Manual:Namespace)."""


def source_of(asker: WikiApi, source: sources.Source, task: Task, user: str) -> PageSource:
    """Return the list of pages that a source of a task stands for; ``user`` is the bot."""
    namespaces = "|".join(str(namespace) for namespace in task.namespaces)
    match source:
        case sources.RecentChangesSource():
            quiet = timedelta(seconds=task.settle_seconds)
            return RecentChanges(asker, namespaces, user, quiet)
        case sources.Category():
            return _category(asker, source, namespaces)
        case sources.Search():
            return _search(asker, source, namespaces)
        case sources.PageList():
            return _links(asker, source, namespaces)
        case sources.Random():
            return _random(asker, source, namespaces)
        case sources.WorklistSource():
            file = Path(source.file).expanduser()
            return Worklist(asker, source.name, file, frozenset(task.namespaces))


def _category(asker: WikiApi, source: sources.Category, namespaces: str) -> PageSource:
    """Return a category's pages; its title may have the local or English namespace, or none."""
    title = asker.title(source.title, _CATEGORY)
    params = {"generator": "categorymembers", "gcmtitle": title, "gcmnamespace": namespaces}
    return GeneratedList(asker, source.name, title, params, "gcmlimit")


def _search(asker: WikiApi, source: sources.Search, namespaces: str) -> PageSource:
    """Return a full-text search; without CirrusSearch, a wiki searches titles by default."""
    params = {
        "generator": "search",
        "gsrsearch": source.query,
        "gsrwhat": "text",
        "gsrnamespace": namespaces,
    }
    return SearchList(asker, source.name, f'the search "{source.query}"', params, "gsrlimit")


def _links(asker: WikiApi, source: sources.PageList, namespaces: str) -> PageSource:
    title = asker.title(source.title)
    params = {"generator": "links", "titles": title, "gplnamespace": namespaces}
    return LinkList(asker, source.name, title, params, "gpllimit")


def _random(asker: WikiApi, source: sources.Random, namespaces: str) -> PageSource:
    params = {"generator": "random", "grnnamespace": namespaces}
    return RandomList(asker, source.name, "random pages", params, "grnlimit", number=source.pages)
