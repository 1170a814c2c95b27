"""Reads large texts in batches, for the tools that count words in them."""

from __future__ import annotations

import gzip
import json
import lzma
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

BATCH = 200
"""Texts that are counted together."""


def batches(files: Iterable[Path]) -> Iterator[list[str]]:
    """Yield the texts of files that hold a JSON object with "text" on every line.

    Files that end in .xz and .gz are unpacked.
    """
    for file in files:
        with _open(file) as lines:
            while batch := [json.loads(line)["text"] for line in islice(lines, BATCH)]:
                yield batch


def size(texts: Iterable[str]) -> int:
    """Return the bytes of some texts in UTF-8."""
    return sum(len(text.encode()) for text in texts)


def _open(file: Path) -> TextIO:
    if file.suffix == ".xz":
        return lzma.open(file, "rt", encoding="utf-8")
    if file.suffix == ".gz":
        return gzip.open(file, "rt", encoding="utf-8")
    return file.open(encoding="utf-8")
