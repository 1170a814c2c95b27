"""Blocks of whole pages, in bounded memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from bot_plugins.apps.scan.cutting import BLOCK, MOST_REVISION, TOO_LONG, cut
from bot_plugins.apps.scan.pages import read_page, spans
from bot_plugins.apps.scan.pieces import DumpPiece
from tests.apps.scan.exports import HEAD, TAIL, Page, page_xml

MEGABYTE = 1 << 20


def pieces(content: bytes, size: int) -> Iterator[DumpPiece]:
    for at in range(0, len(content), size):
        yield DumpPiece(at, min(at + size, len(content)), content[at : at + size])


@given(st.integers(1, 500), st.integers(0, 5))
def test_pages_are_given_out_whole_whatever_the_pieces(size: int, number: int) -> None:
    xml = [page_xml(Page(f"P {one}", ["text " * one]), one) for one in range(number)]
    made = list(cut(pieces(b"".join([HEAD, *xml, TAIL]), size)))
    block = b"".join(one.block for one in made)
    assert [block[start:end] for start, end in spans(block)] == [one.strip() for one in xml]
    assert [one.damage for one in made if one.damage] == []


def test_a_block_is_no_longer_than_it_need_be() -> None:
    page = page_xml(Page("P", ["text " * 1000]), 1)
    content = HEAD + page * (4 * BLOCK // len(page)) + TAIL
    assert all(len(one.block) < 2 * BLOCK for one in cut(pieces(content, 100_000)))


def history(revisions: int, size: int) -> Iterator[DumpPiece]:
    """Yield a page with a long history, a revision a piece; the middle one is the latest."""
    times = ["2026-01-01T00:00:00Z"] * revisions
    times[revisions // 2] = "2026-06-01T00:00:00Z"
    xml = page_xml(Page("P", [""] * revisions, times=times), 1)
    at = 0
    for number, piece in enumerate(xml.split(b"</text>")):
        end = b"</text>" if number < revisions else b""
        data = piece + (b"%d " % number) * size + end if end else piece
        yield DumpPiece(at, at + len(data), data)
        at += len(data)
    yield DumpPiece(at, at, TAIL)


def test_of_a_whole_history_the_latest_revision_is_kept_in_little_memory() -> None:
    tracemalloc.start()
    made = list(cut(history(80, 500_000)))  # 120 MB
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 100 * MEGABYTE
    [page] = [one.block for one in made if one.block]
    read = read_page(page, *next(spans(page)))
    assert read.wikitext().startswith("40 40 ")
    assert read.revid == 140
    assert [one.damage for one in made if one.damage] == []


def test_a_revision_without_an_end_is_given_up() -> None:
    def endless() -> Iterator[DumpPiece]:
        at = 0
        yield DumpPiece(0, 0, HEAD + page_xml(Page("Long", ["x"]), 1)[:-60])
        while at < 3 * MOST_REVISION:
            yield DumpPiece(at, at := at + 4 * MEGABYTE, b"x" * 4 * MEGABYTE)
        yield DumpPiece(at, at, page_xml(Page("After", ["y"]), 2) + TAIL)

    made = list(cut(endless()))
    [damage] = [one for cut_off in made for one in cut_off.damage]
    assert (damage.title, damage.why) == ("Long", TOO_LONG)
    assert b"<title>After" in made[-1].block
