"""The index of a multistream dump: which stream holds which pages.

Each line is ``offset:page id:title``; a stream's offset is repeated for each of its pages,
commonly a hundred (https://meta.wikimedia.org/wiki/Data_dumps/Dump_format#Multistream_dumps).
Titles are escaped as in XML. The index saves time when only a list of titles is wanted: streams
without any of them are not unpacked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from bot_plugins.apps.scan import bzip2, unpacking
from bot_plugins.apps.scan.entities import NotTextError, text_of
from bot_plugins.apps.scan.unpacking import NoDumpError

_LARGEST = 1 << 22
_NAME = re.compile(r"(.*?)(\d*)\.xml(.*\.bz2)")
_LINE = re.compile(rb"(\d{1,18}):\d+:(.*)")


def beside(path: Path) -> Path | None:
    """Return the index beside a dump, under Wikimedia's name for it, if there is one."""
    if not (name := _NAME.fullmatch(path.name)):
        return None
    front, number, rest = name.groups()
    names = (f"{front}-index{number}.txt{rest}", f"{front}{number}-index.txt{rest}")
    return next((index for file in names if (index := path.with_name(file)).is_file()), None)


def ranges(index: Path, dump: Path, is_wanted: Callable[[str], object]) -> list[tuple[int, int]]:
    """Return the parts of a dump that contain the pages with wanted titles.

    Raises:
        NoDumpError: the index cannot be read, or does not fit the dump.
    """
    try:
        wanted = _streams(index, is_wanted)
        size = dump.stat().st_size
        with dump.open("rb") as file:
            for start, _ in wanted:
                file.seek(start)
                if not file.read(len(bzip2.MAGIC)) == bzip2.MAGIC:
                    raise NoDumpError(f"{index} does not fit {dump}: no stream begins at {start}")
    except OSError as error:
        raise NoDumpError(f"{error.filename or index} cannot be read: {error.strerror}") from error
    return _joined((start, min(stop, size)) for start, stop in wanted)


def _streams(index: Path, is_wanted: Callable[[str], object]) -> list[tuple[int, int]]:
    """Return where each wanted stream begins, and where the next stream begins."""
    found: list[tuple[int, int]] = []
    last, is_in = -1, False
    for offset, title in _entries(index):
        if offset != last:
            if is_in:
                found.append((last, offset))
            last, is_in = offset, False
        is_in = is_in or bool(is_wanted(title))
    return [*found, (last, 1 << 62)] if is_in else found


def _entries(index: Path) -> Iterator[tuple[int, str]]:
    number = 0
    for number, line in enumerate(_lines(index), 1):
        entry = _LINE.fullmatch(line)
        if entry is None:
            raise NoDumpError(f"{index} is not an index of a multistream dump: see line {number}")
        yield int(entry[1]), _title(entry[2])
    if not number:
        raise NoDumpError(f"{index} is empty")


def _title(escaped: bytes) -> str:
    try:
        return text_of(escaped)
    except NotTextError:  # it is not escaped
        return escaped.decode("utf-8", "replace")


def _lines(index: Path) -> Iterator[bytes]:
    with index.open("rb") as file:
        is_packed = file.read(len(bzip2.MAGIC)) == bzip2.MAGIC
        file.seek(0)
        rest = b""
        for piece in bzip2.pieces(file) if is_packed else unpacking.plain(file):
            if piece.why:
                raise NoDumpError(f"{index} is damaged at byte {piece.start}: {piece.why}")
            *lines, rest = (rest + piece.data).split(b"\n")
            yield from lines
        if rest:
            yield rest


def _joined(parts: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join adjacent parts, as long as the result is not too long."""
    joined: list[tuple[int, int]] = []
    for start, stop in parts:
        if joined and joined[-1][1] == start and stop - joined[-1][0] <= _LARGEST:
            joined[-1] = (joined[-1][0], stop)
        else:
            joined.append((start, stop))
    return joined
