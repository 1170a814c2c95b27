"""The text that contenders work on: pages in memory, and as files for programs that read files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Texts:
    """Pages, their size in MB (as UTF-8), a folder with a file of each, and one with none.

    ``nothing`` holds one file that says nothing: what a program takes for it is its start.
    """

    pages: Sequence[str]
    megabytes: float
    folder: Path
    nothing: Path


@contextmanager
def texts(pages: Sequence[str]) -> Iterator[Texts]:
    """Write the pages down as long as they are needed."""
    with tempfile.TemporaryDirectory() as name:
        folder, nothing = Path(name) / "pages", Path(name) / "nothing"
        folder.mkdir()
        nothing.mkdir()
        (nothing / "0.txt").write_text("Nothing.\n", encoding="utf-8")
        size = 0
        for number, page in enumerate(pages):
            data = page.encode()
            (folder / f"{number}.txt").write_bytes(data)
            size += len(data)
        yield Texts(pages, size / 1e6, folder, nothing)
