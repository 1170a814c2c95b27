"""Scheduled tasks: each keeps its own bookmarks, readings and passes."""

from __future__ import annotations

from sqlalchemy import Connection

from bot_plugins.store.pages import found_or_made, site_id
from bot_plugins.store.queue import transaction
from bot_plugins.store.schema import task


@transaction
def task_id(connection: Connection, site: str, name: str) -> int:
    """Return the id of a task on a wiki, by its name in the configuration; created if new."""
    which = {"site_id": site_id(connection, site), "name": name}
    return found_or_made(connection, task, which, {})
