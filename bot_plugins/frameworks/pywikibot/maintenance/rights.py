"""Pywikibot: what an account lacks for a task (https://www.mediawiki.org/wiki/Manual:User_rights)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pywikibot.site import APISite

from bot_plugins.apps.maintenance.config.model import Task


def missing_rights(site: APISite, task: Task) -> list[str]:
    """Return what the account lacks, a sentence each; pass on Pywikibot's exceptions."""
    return [*_rights(site, task), *_tags(site, task)] if _edits(task) else []


def _edits(task: Task) -> bool:
    return task.save != "nothing"


def _rights(site: APISite, task: Task) -> Iterator[str]:
    name = site.username()
    if not site.has_right("edit"):
        yield f"{name} may not edit: the right edit is missing"
    if task.bot and not site.has_right("bot"):
        yield f"{name} has no bot flag: ask for it, or write bot = false"
    if task.minor and not site.has_right("minoredit"):
        yield f"{name} may not mark edits as minor: write minor = false"


def _tags(site: APISite, task: Task) -> Iterator[str]:
    """Yield problems with the tags; only active ones made by people can be applied (Help:Tags)."""
    if not task.tags:
        return
    if not site.has_right("applychangetags"):
        yield f"{site.username()} may not apply change tags: leave tags out"
    known = {str(row["name"]) for row in _asked(site) if "active" in row}
    for tag in task.tags:
        if tag not in known:
            yield f"the change tag {tag} does not exist on the wiki, or is not active"


def _asked(site: APISite) -> Iterator[dict[str, Any]]:
    answer = site.simple_request(
        action="query", list="tags", tglimit="max", tgprop="active"
    ).submit()
    yield from answer["query"]["tags"]
