"""What an account lacks for a task (https://www.mediawiki.org/wiki/Manual:User_rights)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.frameworks.mediawiki.api import WikiApi


def missing_rights(api: WikiApi, task: Task) -> list[str]:
    """Return what the account lacks, a sentence each; pass on the framework's exceptions."""
    return [*_rights(api, task), *_tags(api, task)] if _edits(task) else []


def _edits(task: Task) -> bool:
    return task.save != "nothing"


def _rights(api: WikiApi, task: Task) -> Iterator[str]:
    name = api.user
    if not api.has_right("edit"):
        yield f"{name} may not edit: the right edit is missing"
    if task.bot and not api.has_right("bot"):
        yield f"{name} has no bot flag: ask for it, or write bot = false"
    if task.minor and not api.has_right("minoredit"):
        yield f"{name} may not mark edits as minor: write minor = false"


def _tags(api: WikiApi, task: Task) -> Iterator[str]:
    """Yield problems with the tags; only active ones made by people can be applied (Help:Tags)."""
    if not task.tags:
        return
    if not api.has_right("applychangetags"):
        yield f"{api.user} may not apply change tags: leave tags out"
    known = {str(row["name"]) for row in _asked(api) if "active" in row}
    for tag in task.tags:
        if tag not in known:
            yield f"the change tag {tag} does not exist on the wiki, or is not active"


def _asked(api: WikiApi) -> Iterator[dict[str, Any]]:
    answer = api.answer(list="tags", tglimit="max", tgprop="active")
    yield from answer["query"]["tags"]
