"""Where the queue is, for every command that uses it."""

from __future__ import annotations

from pathlib import Path

from pywikibot import config

from bot_plugins.store import Store, open_store

FILE = "copyedit.sqlite3"
"""The queue's file in Pywikibot's folder, where no other place is named."""


def open_queue(where: str = "") -> Store:
    """Open the queue at a path or database URL (``-queue:``), by default beside user-config.py.

    Raises:
        StoreError: the message names the file or server, and the way out.
    """
    return open_store(where or Path(config.base_dir) / FILE)
