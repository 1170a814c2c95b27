"""The checkpoint of an interrupted scan, in a file beside its output."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


class PlaceError(ValueError):
    """A checkpoint that cannot be used: missing, unreadable, or of another dump or options."""


@dataclass(frozen=True)
class Checkpoint:
    """How far a scan came: ``reached`` is the last finished job's ``after``.

    ``dump`` and ``options`` identify what was scanned and how; ``lengths`` are the valid bytes of
    each output: what was written after them is written again.
    """

    dump: str
    options: str
    reached: int = 0
    lengths: dict[str, int] = field(default_factory=dict)
    tally: dict[str, Any] = field(default_factory=dict)

    def write(self, path: Path) -> None:
        """Write the checkpoint atomically.

        Raises:
            OSError: it cannot be written.
        """
        fresh = path.with_name(f"{path.name}.new")
        with fresh.open("w", encoding="ascii") as file:
            json.dump(vars(self), file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)


def read_place(path: Path, dump: str, options: str) -> Checkpoint:
    """Read the checkpoint of a scan of the same dump with the same options.

    Raises:
        PlaceError: there is none, it cannot be read, or it is of another scan.
    """
    try:
        place = Checkpoint(**json.loads(path.read_text(encoding="ascii")))
    except FileNotFoundError:
        raise PlaceError(f"there is nothing to resume: no {path}") from None
    except (OSError, ValueError, TypeError) as error:
        raise PlaceError(f"{path} cannot be read ({error}); remove it to start again") from error
    if place.dump != dump:
        raise PlaceError(f"{path} belongs to another dump, or this dump has changed since")
    if place.options != options:
        raise PlaceError(
            f"{path} belongs to a scan with other options or rules: use the same again"
        )
    return place
