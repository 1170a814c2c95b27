"""Every format, and every division of a dump, gives what ``propose`` gives page by page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from bot_plugins.apps.scan.jobs import RangeJob, do
from bot_plugins.apps.scan.reading import open_dump
from bot_plugins.apps.scan.unpacking import NoDumpError
from tests.apps.scan.exports import (
    OPTIONS,
    PACKED,
    multistream,
    pages,
    parts_of,
    proposed,
    scanned,
    streams,
)

WRITTEN = pages(60)
NO_DUMPS = {
    "empty.xml": b"",
    "page.html": b"<html><title>not found</title></html>",
    "garbage.bin": bytes(range(256)) * 8,
    "words.xml.bz2": multistream([b"no XML at all"]),
    "garbage.bz2": b"BZh91AY&SY and so on",
    "garbage.gz": b"\x1f\x8b\x08 and so on",
    "garbage.xz": b"\xfd7zXZ\x00 and so on",
    "garbage.zst": b"\x28\xb5\x2f\xfd and so on",
    "garbage.7z": b"7z\xbc\xaf\x27\x1c and so on",
}


@pytest.mark.parametrize("name", NO_DUMPS)
def test_what_is_no_dump_is_refused_by_name(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(NO_DUMPS[name])
    with pytest.raises(NoDumpError, match=name):
        open_dump(str(tmp_path / name))


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.xml", tmp_path):
        with pytest.raises(NoDumpError, match=path.name):
            open_dump(str(path))


@pytest.mark.wide
@pytest.mark.parametrize("name", PACKED)
def test_every_format_gives_what_propose_gives(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(PACKED[name](streams(WRITTEN)))
    assert proposed(WRITTEN)
    assert scanned(tmp_path / name) == (proposed(WRITTEN), [])


@pytest.mark.parametrize("name", [name for name in PACKED if not name.endswith(".7z")])
def test_a_pipe_gives_the_same(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = PACKED[name](streams(WRITTEN))
    with io.TextIOWrapper(io.BytesIO(content)) as pipe:
        monkeypatch.setattr("sys.stdin", pipe)
        jobs = list(open_dump("-").jobs())
    found = [page.title for job in jobs for page in do(job, OPTIONS).found]
    assert found == [row[0] for row in proposed(WRITTEN)]


def test_7z_through_a_pipe_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = PACKED["export.xml.7z"](streams(WRITTEN))
    with io.TextIOWrapper(io.BytesIO(content)) as pipe:
        monkeypatch.setattr("sys.stdin", pipe)
        with pytest.raises(NoDumpError, match="7z cannot be read from a pipe"):
            open_dump("-")


@pytest.mark.wide
@pytest.mark.parametrize("size", [1, 7, 100, 997, 20_000])
@pytest.mark.parametrize("name", ["plain.xml", "multistream.xml.bz2", "single.xml.bz2"])
def test_parts_of_any_size_give_each_page_once(name: str, size: int, tmp_path: Path) -> None:
    # 300 KB of text: four blocks of a single stream, with pages across their ends.
    written = pages(12 if size < 100 else 150, words=260)
    path = tmp_path / name
    path.write_bytes(PACKED[name](streams(written)))
    if size == 1:  # one byte after another is slow, and shows no more than a few hundred do
        size = max(1, path.stat().st_size // 300)
    is_bzip2 = name.endswith("bz2")
    results = [
        do(RangeJob(path, is_bzip2, start, stop), OPTIONS) for start, stop in parts_of(path, size)
    ]
    assert [page.title for one in results for page in one.found] == [
        row[0] for row in proposed(written)
    ]
    assert sum(one.pages for one in results) == len(written)
    assert [one.damage for one in results if one.damage] == []


def test_a_dump_says_what_it_is_of(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml"
    path.write_bytes(b"".join(streams(WRITTEN)))
    head = open_dump(str(path)).head
    assert (head.base, head.language) == ("https://en.wikipedia.org/wiki/Main_Page", "en")
    assert head.namespaces == {"": 0, "talk": 1, "wikipedia": 4}
