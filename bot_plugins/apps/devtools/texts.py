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
"""The number of texts in a batch."""


def batches(files: Iterable[Path]) -> Iterator[list[str]]:
    """Yield batches of the texts in files that have a JSON object with "text" on every line.

    Files whose names end in .xz and .gz are decompressed.
    """
    for file in files:
        with _open(file) as lines:
            while batch := [json.loads(line)["text"] for line in islice(lines, BATCH)]:
                yield batch


def size(texts: Iterable[str]) -> int:
    """Return the total bytes of texts in UTF-8."""
    return sum(len(text.encode()) for text in texts)


def _open(file: Path) -> TextIO:
    if file.suffix == ".xz":
        return lzma.open(file, "rt", encoding="utf-8")
    if file.suffix == ".gz":
        return gzip.open(file, "rt", encoding="utf-8")
    return file.open(encoding="utf-8")
