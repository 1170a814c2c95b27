"""Bookmarks: values that a task stores between passes, such as how far it has read a list."""

from __future__ import annotations

from sqlalchemy import select

from bot_plugins.store.columns import now
from bot_plugins.store.queue import Store
from bot_plugins.store.schema import bookmark as table
from bot_plugins.store.upserts import upsert

_KEY = ("task_id", "name")


def bookmark(store: Store, task: int, name: str) -> str:
    """Return the value that a task stored under a name; empty if there is none."""
    which = (table.c.task_id == task, table.c.name == name)
    with store.reading() as connection:
        return connection.scalar(select(table.c.value).where(*which)) or ""


def set_bookmark(store: Store, task: int, name: str, value: str) -> None:
    """Store a value under a name, replacing the previous one.

    Raises:
        TextError: the value cannot be stored.
    """
    row = {"task_id": task, "name": name, "value": value, "updated": now()}
    store.write(upsert, table, _KEY, [row])
