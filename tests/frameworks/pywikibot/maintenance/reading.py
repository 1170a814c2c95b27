"""Reading a source of a task to its end, as passes do."""

from __future__ import annotations

from collections.abc import Mapping

from bot_plugins.apps.maintenance.config.model import Task
from bot_plugins.frameworks.pywikibot.maintenance.maintained import MaintainedSite
from bot_plugins.ports import Batch, PageSource


def source(
    maintained: MaintainedSite,
    kind: str,
    task: Mapping[str, object] | None = None,
    /,
    **keys: object,
) -> PageSource:
    """Return the source of a task that has just one."""
    wiki = {"name": "test", "wiki": "copywiki:en", **(task or {})}
    [made] = maintained.sources(Task.model_validate({**wiki, "source": [{"kind": kind, **keys}]}))
    return made


def through(source: PageSource, place: str = "", most: int = 500) -> list[Batch]:
    """Read a source from a place to its end."""
    batches = [source.batch(place, most)]
    while not batches[-1].is_last:
        batches.append(source.batch(batches[-1].place, most))
    return batches


def titles(batches: list[Batch]) -> list[str]:
    """Return the titles of the pages in batches, in order."""
    return [one.title for batch in batches for one in batch.pages]


def notes(batches: list[Batch]) -> str:
    """Return all that batches said."""
    return "\n".join(batch.note for batch in batches if batch.note)
