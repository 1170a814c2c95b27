"""Opens the queue, for every command that uses it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot_plugins.core import exit_codes
from bot_plugins.ports import RunStopped

if TYPE_CHECKING:
    from bot_plugins.store.database import Store


@contextmanager
def opened(place: str | Path, *, make: bool = True) -> Iterator[Store]:
    """Open the queue at a path or database URL; ``make`` it if there is none.

    Raises:
        RunStopped: the database fails, at once or later, or another pass is at work; the
            message names the file or server, and what to do.
    """
    # Imported here, as code that only reads the command line needs no database.
    from bot_plugins.store.database import open_store
    from bot_plugins.store.errors import LockedError, StoreError

    try:
        with open_store(place, make=make) as store:
            yield store
    except LockedError as error:
        raise RunStopped(str(error), exit_codes.LOCKED) from error
    except StoreError as error:
        raise RunStopped(str(error), exit_codes.QUEUE) from error
