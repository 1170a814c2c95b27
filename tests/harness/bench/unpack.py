"""Unpack a multistream dump, and do nothing else.

``python -m tests.harness.bench.unpack FILE WORKERS``

The floor of a dump scan: each of the processes unpacks streams that the index names, with
Python's bz2, as the scan does.
"""

from __future__ import annotations

import bz2
import itertools
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

STREAMS = 8
"""Streams that a process takes at once."""


def unpacked(path: Path, part: tuple[int, int]) -> int:
    """Unpack the streams of a part of the file; return their bytes."""
    with path.open("rb") as file:
        file.seek(part[0])
        data = file.read(part[1] - part[0])
    return sum(map(len, _streams(data)))


def _streams(data: bytes) -> list[bytes]:
    found = []
    while data:
        reader = bz2.BZ2Decompressor()
        found.append(reader.decompress(data))
        data = reader.unused_data
    return found


def parts(path: Path) -> list[tuple[int, int]]:
    """Return where the parts of the dump begin and end."""
    with bz2.open(index_of(path), "rt", encoding="utf-8") as index:
        starts = sorted({int(line.partition(":")[0]) for line in index})
    bounds = [0, *starts[STREAMS::STREAMS], path.stat().st_size]
    return list(itertools.pairwise(bounds))


def index_of(path: Path) -> Path:
    """Return where a dump's index is: "x-multistream.xml.bz2" -> "x-multistream-index.txt.bz2"."""
    return path.with_name(f"{path.name.removesuffix('.bz2').removesuffix('.xml')}-index.txt.bz2")


def main() -> int:
    """Unpack, and print the bytes there were."""
    path, workers = Path(sys.argv[1]), int(sys.argv[2])
    work = partial(unpacked, path)
    if workers == 1:
        print(sum(map(work, parts(path))))
    else:
        with ProcessPoolExecutor(workers) as pool:
            print(sum(pool.map(work, parts(path))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
