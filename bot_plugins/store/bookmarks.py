"""Bookmarks: what a task keeps from pass to pass, such as how far it has read a list."""

from __future__ import annotations

from sqlalchemy import select

from bot_plugins.store.columns import now
from bot_plugins.store.queue import Store
from bot_plugins.store.schema import bookmark as table
from bot_plugins.store.upserts import upsert

_KEY = ("task_id", "name")


def bookmark(store: Store, task: int, name: str) -> str:
    """Return what a task keeps under a name; empty if nothing."""
    which = (table.c.task_id == task, table.c.name == name)
    with store.reading() as connection:
        return connection.scalar(select(table.c.value).where(*which)) or ""


def set_bookmark(store: Store, task: int, name: str, value: str) -> None:
    """Keep a value under a name, in place of the one before.

    Raises:
        TextError: the value cannot be stored.
    """
    row = {"task_id": task, "name": name, "value": value, "updated": now()}
    store.write(upsert, table, _KEY, [row])
