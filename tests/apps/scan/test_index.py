"""The index of a multistream dump."""

from __future__ import annotations

import bz2
from pathlib import Path

import pytest

from bot_plugins.apps.scan import index
from bot_plugins.apps.scan.jobs import do
from bot_plugins.apps.scan.reading import open_dump
from bot_plugins.apps.scan.unpacking import NoDumpError
from tests.apps.scan.exports import OPTIONS, escaped, multistream, pages, proposed, streams

WRITTEN = pages(30)
NAME = "wiki-1-pages-articles-multistream1.xml-p1p30.bz2"
INDEX = "wiki-1-pages-articles-multistream-index1.txt-p1p30.bz2"


def write(folder: Path) -> tuple[Path, Path]:
    """Write a dump of five pages a stream, and its index."""
    parts = streams(WRITTEN)
    lines, offset = [], len(bz2.compress(parts[0]))
    for number, part in enumerate(parts[1:-1]):
        for one in range(5 * number, 5 * number + 5):
            lines.append(f"{offset}:{one + 1}:{escaped(WRITTEN[one].title)}\n")
        offset += len(bz2.compress(part))
    (folder / NAME).write_bytes(multistream(parts))
    (folder / INDEX).write_bytes(bz2.compress("".join(lines).encode()))
    return folder / INDEX, folder / NAME


def test_only_streams_with_wanted_titles_are_read(tmp_path: Path) -> None:
    file, dump = write(tmp_path)
    wanted = {WRITTEN[3].title, WRITTEN[24].title}
    ranges = index.ranges(file, dump, wanted.__contains__)
    assert len(ranges) == 2
    results = [do(job, OPTIONS) for job in open_dump(str(dump)).jobs(0, ranges)]
    assert [one.pages for one in results] == [5, 5]
    assert [one.damage for one in results if one.damage] == []
    titles = {page.title for one in results for page in one.found}
    assert titles == {row[0] for row in proposed(WRITTEN[0:5] + WRITTEN[20:25])}


def test_streams_beside_each_other_are_read_together(tmp_path: Path) -> None:
    file, dump = write(tmp_path)
    [(start, stop)] = index.ranges(file, dump, bool)
    assert start > 0
    assert stop == dump.stat().st_size
    assert index.ranges(file, dump, "nothing".__eq__) == []


def test_it_is_found_beside_the_dump(tmp_path: Path) -> None:
    file, dump = write(tmp_path)
    assert index.beside(dump) == file
    assert index.beside(tmp_path / "other.xml.bz2") is None
    assert index.beside(tmp_path / "other.7z") is None
    (tmp_path / "wiki2-index.txt.bz2").write_bytes(b"")
    assert index.beside(tmp_path / "wiki2.xml.bz2") == tmp_path / "wiki2-index.txt.bz2"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"no index\n", "see line 1"),
        (b"5:1:A\n", "does not fit .*: no stream begins at 5"),
        (b"99999999:1:A\n", "does not fit"),
        (bz2.compress(b"0:1:A\n")[:-20], "is damaged"),
    ],
)
def test_what_is_no_index_of_the_dump_is_refused(
    content: bytes, message: str, tmp_path: Path
) -> None:
    file, dump = write(tmp_path)
    file.write_bytes(content)
    with pytest.raises(NoDumpError, match=message):
        index.ranges(file, dump, bool)


def test_an_index_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NoDumpError, match=r"none\.txt cannot be read"):
        index.ranges(tmp_path / "none.txt", tmp_path / "none.bz2", bool)
