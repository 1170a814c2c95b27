"""Damaged files: what is before and after the damage is read, and the rest reported."""

from __future__ import annotations

import bz2
import io
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot_plugins.apps.scan import bzip2
from bot_plugins.apps.scan.unpacking import NoDumpError
from tests.apps.scan.exports import (
    HEAD,
    OPTIONS,
    PACKED,
    Page,
    flipped,
    pages,
    proposed,
    scanned,
    streams,
)

SLIPS = [Page(f"P {number}", ["The mill , the the pond."]) for number in range(40)]
STREAMS = streams(SLIPS, 4)
EXPECTED = proposed(SLIPS)
WORDS = Random(2).randbytes(120_000).hex().encode()  # noqa: S311
SINGLE = bz2.compress(WORDS, 1)
BLOCKS = list(bzip2.pieces(io.BytesIO(SINGLE)))


def test_a_stream_is_unpacked_from_any_byte() -> None:
    assert len(BLOCKS) == 3
    assert b"".join(one.data for one in BLOCKS) == WORDS
    for start in (0, 1, 4, 5, BLOCKS[1].start, BLOCKS[1].start + 1, len(SINGLE) - 12):
        file = io.BytesIO(SINGLE)
        file.seek(start)
        expected = [one.data for one in BLOCKS if one.start >= start]
        assert [one.data for one in bzip2.pieces(file, start)] == expected


@pytest.mark.parametrize("byte", range(-2, 9))
def test_a_damaged_mark_costs_one_block(byte: int) -> None:
    at = BLOCKS[1].start + byte
    pieces = list(bzip2.pieces(io.BytesIO(flipped(SINGLE, at, Random(1)))))  # noqa: S311
    lost = [one.data for one in BLOCKS if one.data not in {piece.data for piece in pieces}]
    assert len(lost) == 1
    assert [one.why for one in pieces if not one.data] == [bzip2.DAMAGED]


def test_bytes_between_streams_are_reported() -> None:
    content = bz2.compress(b"one") + b"something else" + bz2.compress(b"two") + b"and more"
    pieces = list(bzip2.pieces(io.BytesIO(content)))
    assert [one.data for one in pieces] == [b"one", b"", b"two", b""]
    assert [one.why for one in pieces if one.why] == [bzip2.DAMAGED] * 2


@pytest.mark.wide
@pytest.mark.parametrize("name", ["multistream.xml.bz2", "single.xml.bz2", "plain.xml"])
@settings(max_examples=30)
@given(seed=st.integers(0, 2**32))
def test_whatever_is_damaged_all_else_is_found(
    name: str, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    random = Random(seed)  # noqa: S311
    content = PACKED[name](STREAMS)
    at = random.randrange(len(content))
    broken = content[:at] if seed % 2 else flipped(content, at, random)
    path = tmp_path_factory.mktemp("damaged") / name
    path.write_bytes(broken)
    try:
        rows, damage = scanned(path)
    except NoDumpError:
        assert at < len(bz2.compress(HEAD)) if name.startswith("multi") else True
        return
    assert [row for row in rows if row in EXPECTED] == [row for row in EXPECTED if row in rows]
    if name.startswith("multi"):
        assert len(EXPECTED) - len(rows) <= (len(EXPECTED) if seed % 2 else 4)
    if rows != EXPECTED and name != "plain.xml":
        assert damage
        assert all(0 <= one.start <= len(broken) for one in damage)


@pytest.mark.wide
@pytest.mark.parametrize("name", ["export.xml.gz", "members.xml.gz", "export.xml.zst"])
def test_before_damage_that_ends_a_file_all_is_found(name: str, tmp_path: Path) -> None:
    written = pages(60, words=600)
    content = PACKED[name](streams(written))
    for broken in (content[:-9], flipped(content, len(content) - 5_000, Random(1))):  # noqa: S311
        (tmp_path / name).write_bytes(broken)
        rows, damage = scanned(tmp_path / name)
        assert rows == proposed(written)[: len(rows)]
        assert damage or rows == proposed(written)
        assert len(rows) > 5


def test_damaged_7z_is_no_dump_or_reported(tmp_path: Path) -> None:
    content = PACKED["export.xml.7z"](streams(pages(60, words=600)))
    path = tmp_path / "damaged.7z"
    for broken in (content[:-40], flipped(content, len(content) // 2, Random(1))):  # noqa: S311
        path.write_bytes(broken)
        try:
            assert scanned(path)[1]
        except NoDumpError as error:
            assert "nothing after it can be read" in str(error)


def test_the_page_that_is_cut_off_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cut.xml"
    content = b"".join(STREAMS)
    path.write_bytes(content[: content.index(b"<title>P 30") + 60])
    rows, [damage] = scanned(path, OPTIONS)
    assert rows == EXPECTED[:30]
    assert (damage.title, damage.start) == ("P 30", path.stat().st_size)
    assert "closing tag is missing" in damage.why
