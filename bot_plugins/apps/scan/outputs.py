"""The files that a scan writes: findings as JSON Lines, and a list of pages."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from bot_plugins.apps.scan.found import Found


def json_line(page: Found) -> str:
    """Return a page as JSON, plain ASCII, with its line end."""
    return json.dumps(page.as_row(), ensure_ascii=True) + "\n"


def link_line(page: Found) -> str:
    """Return a page as a link, with its line end: what Pywikibot's ``-file:`` reads."""
    return f"[[{':' * (page.namespace != 0)}{page.title}]]\n"


WRITERS = {"jsonl": json_line, "pages": link_line}
"""The functions that format a page as a line, by the name of the option that asks for the file."""


class Output:
    """A file that is written page by page; use it in a ``with`` block.

    Its old content is removed, except the first ``keep`` bytes, of an interrupted scan.
    ``length`` is its size in bytes.

    Raises:
        OSError: it cannot be written.
        ValueError: it has become shorter than ``keep``.
    """

    def __init__(self, path: Path, kind: str, keep: int = 0) -> None:
        self.path, self.length = path, keep
        self._line = WRITERS[kind]
        self._file = path.open("r+b" if keep else "wb")
        if keep > self._file.seek(0, os.SEEK_END):
            self._file.close()
            raise ValueError(f"{path} is shorter than it was: it no longer fits the scan")
        self._file.truncate(keep)
        self._file.seek(keep)

    def add(self, pages: Iterable[Found]) -> None:
        """Write the pages that have findings."""
        lines = "".join(self._line(page) for page in pages if page.findings).encode()
        self._file.write(lines)
        self.length += len(lines)

    def sync(self) -> None:
        """Flush everything to disk."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
