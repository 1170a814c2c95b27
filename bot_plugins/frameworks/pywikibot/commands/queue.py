"""Opens the queue beside user-config.py, or at a place that is named."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from pywikibot import config

from bot_plugins.frameworks.commands.queue import opened

if TYPE_CHECKING:
    from bot_plugins.store.database import Store

FILE = "copyedit.sqlite3"
"""The queue's file in Pywikibot's folder, used if no other place is named."""


def open_queue(where: str = "", *, make: bool = True) -> AbstractContextManager[Store]:
    """Open the queue at a path or database URL (``-queue:``), by default beside user-config.py.

    A command that only reads the queue does not ``make`` one at a named place, as a misspelt name
    would give an empty queue.

    Raises:
        RunStopped: the database fails, at once or later, or another pass is at work; the
            message names the file or server, and what to do.
    """
    return opened(where or Path(config.base_dir) / FILE, make=make or not where)
