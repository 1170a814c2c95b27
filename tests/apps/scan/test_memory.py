"""How much memory a worker takes, on what takes most."""

from __future__ import annotations

import bz2
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.apps.scan.exports import HEAD, TAIL, Page, page_xml

MOST_MEGABYTES = 300
WORK = """
import re, sys
from pathlib import Path
from bot_plugins.apps.scan.jobs import RangeJob, do
from bot_plugins.apps.scan.options import ScanOptions
path = Path(sys.argv[1])
result = do(RangeJob(path, path.suffix == ".bz2", 0, path.stat().st_size), ScanOptions())
assert not result.damage, result.damage
peak = re.search(r"VmHWM:\\s*(\\d+) kB", Path("/proc/self/status").read_text())  # man 5 proc
print(result.pages, int(peak[1]) // 1024)
"""


def a_large_page() -> Iterator[bytes]:
    """Yield a page of one line and 2 MB, the most a wiki keeps, and 4 MB as XML."""
    yield page_xml(Page("P", ["It is the the mill. " + '"mill" ' * 285_000]), 1)


def a_history() -> Iterator[bytes]:
    """Yield a page of 300 revisions, 300 MB in all."""
    before, after = page_xml(Page("P", ["\0"]), 1).split(b"\0")
    revision = before[before.index(b"    <revision>") :], after[: after.index(b"  </page>")]
    yield before + b"the the" + after.removesuffix(b"  </page>\n")
    for _ in range(300):
        yield revision[0] + b"A mill by a pond.\n\n" * 52_000 + revision[1]
    yield b"  </page>\n"


def blanks() -> Iterator[bytes]:
    """Yield pages of blanks, of which 45 MB fit into one block of bzip2."""
    for number in range(50):
        yield page_xml(Page(f"P {number}", ["." + " " * 2_000_000 + "."]), number + 1)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [a_large_page, a_history, blanks])
@pytest.mark.parametrize("suffix", [".xml", ".bz2"])
def test_a_worker_takes_less_than_300_mb(kind: object, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"dump{suffix}"
    packer = bz2.BZ2Compressor()
    with path.open("wb") as file:
        for part in (HEAD, *kind(), TAIL):  # type: ignore[operator]
            file.write(packer.compress(part) if suffix == ".bz2" else part)
        file.write(packer.flush() if suffix == ".bz2" else b"")
    done = subprocess.run(
        [sys.executable, "-c", WORK, path], check=True, capture_output=True, encoding="ascii"
    )
    pages, megabytes = map(int, done.stdout.split())
    print(kind, suffix, pages, megabytes, "MB")
    assert megabytes < MOST_MEGABYTES
