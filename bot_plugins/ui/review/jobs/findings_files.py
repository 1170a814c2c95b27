"""Files of findings that a scan wrote, as a list of pages to read.

A browser, which may be far away, chooses one by its name only. Which files there are is decided by
the person who starts the review, on the command line: without that, there are none. So no request
can read another file of the machine: a name must be one of those in the folder, and links are not
followed.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from bot_plugins.ui.review.jobs.workbench import ChoiceError

ENDING = ".jsonl"
_READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
MOST_FILES = 100
"""Files of a folder that are offered."""


class FindingsFiles:
    """The files at ``path``: one file, or those of a folder that end with .jsonl; None for none."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path

    def names(self) -> list[str]:
        """Return the names of the files, the newest first."""
        if self._path is None:
            return []
        if not self._path.is_dir():
            return [self._path.name]
        found = [
            (entry.stat().st_mtime, entry.name)
            for entry in os.scandir(self._path)
            if entry.name.endswith(ENDING) and entry.is_file(follow_symlinks=False)
        ]
        return [name for _, name in sorted(found, reverse=True)][:MOST_FILES]

    def titles(self, name: str, site: str) -> Iterator[str]:
        """Yield the titles of the pages of ``site`` that a file has findings of, each once.

        Raises:
            ChoiceError: there is no such file, or it is none that a scan wrote.
        """
        with self._opened(name) as file:
            seen: set[str] = set()
            others = ""
            for number, line in enumerate(file, 1):
                wiki, title = _page(name, number, line)
                if wiki not in ("", site):
                    others = wiki
                elif title not in seen:
                    seen.add(title)
                    yield title
        if others and not seen:
            raise ChoiceError(f"the findings of {name} are of another wiki: {others}, not {site}")

    def _opened(self, name: str) -> BinaryIO:
        if self._path is None or name not in self.names():
            raise ChoiceError(f"there is no file of findings called {name!r}")
        path = self._path / name if self._path.is_dir() else self._path
        try:
            file = os.fdopen(os.open(path, _READING), "rb")
        except OSError as error:
            raise ChoiceError(f"{name} cannot be read: {error.strerror}") from error
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            file.close()
            raise ChoiceError(f"{name} is not a file")
        return file


def _page(name: str, number: int, line: bytes) -> tuple[str, str]:
    """Return the wiki and the title of a line."""
    try:
        row = json.loads(line)
        wiki, title, _ = row["site"], row["title"], row["findings"]
    except (ValueError, KeyError, TypeError, RecursionError):
        wiki = title = None
    if not (isinstance(wiki, str) and isinstance(title, str) and title):
        raise ChoiceError(f"line {number} of {name} has no findings of a page")
    return wiki, title
