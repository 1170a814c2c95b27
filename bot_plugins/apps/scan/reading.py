"""Opening a dump: its format, its header, and its division into jobs."""

from __future__ import annotations

import hashlib
import io
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from bot_plugins.apps.scan import bzip2, unpacking
from bot_plugins.apps.scan.cutting import Cut, cut
from bot_plugins.apps.scan.head import Head, read_head
from bot_plugins.apps.scan.jobs import BlockJob, Job, RangeJob
from bot_plugins.apps.scan.pieces import DumpPiece
from bot_plugins.apps.scan.unpacking import NoDumpError
from bot_plugins.core.nearest import file_hint

STDIN = "-"
_FIRST = 1 << 16
"""Bytes at the beginning of a dump that identify it."""
_PEEK = 1 << 22
"""Bytes of a pipe that are buffered, so that the dump's header can be read first."""
_PARTS, _SMALLEST, _LARGEST = 64, 1 << 18, 1 << 22
"""How many parts a file is divided into, and the least and most bytes of a part."""

_PLAIN, _BZIP2, _SEVEN_ZIP = "XML", "bzip2", "7z"
_MAGIC: dict[bytes, str] = {
    b"BZh": _BZIP2,
    b"\x1f\x8b": "gzip",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"\xfd7zXZ\x00": "xz",
    b"7z\xbc\xaf\x27\x1c": _SEVEN_ZIP,
}
_UNPACK: dict[str, Callable[[Any], Iterator[DumpPiece]]] = {
    _PLAIN: unpacking.plain,
    _BZIP2: bzip2.pieces,
    "gzip": unpacking.gzip,
    "zstd": unpacking.zstandard,
    "xz": unpacking.xz,
    _SEVEN_ZIP: unpacking.seven_zip,
}


@dataclass(frozen=True)
class Dump:
    """A dump that can be read; ``size`` is 0 if it comes through a pipe.

    ``identity`` distinguishes it from other dumps and from earlier versions of itself.
    """

    name: str
    size: int
    format: str
    head: Head
    identity: str
    path: Path | None = None
    pipe: BinaryIO | None = None

    @property
    def is_divisible(self) -> bool:
        """Whether workers can read parts of it; otherwise it is unpacked in one place."""
        return self.path is not None and self.format in (_PLAIN, _BZIP2)

    @property
    def is_bzip2(self) -> bool:
        """Whether it is packed as multistream dumps are."""
        return self.format == _BZIP2

    def jobs(
        self, place: int = 0, ranges: Iterable[tuple[int, int]] | None = None
    ) -> Iterator[Job]:
        """Yield the jobs from ``place`` on, the ``after`` of an earlier job.

        ``ranges`` are the parts of the file to read instead of all of it, in order.
        """
        if self.path is not None and self.is_divisible:
            for start, stop in _parts(self.size) if ranges is None else ranges:
                if start >= place:
                    yield RangeJob(self.path, self.is_bzip2, start, stop)
            return
        with self._opened() as file:
            for piece in cut(_after(_UNPACK[self.format](file), place)):
                yield BlockJob(piece.block, place + piece.place, piece.position, piece.damage)

    def blocks(self) -> Iterator[Cut]:
        """Yield the whole dump in blocks of whole pages, unpacked here."""
        with self._opened() as file:
            yield from cut(_UNPACK[self.format](file))

    def _opened(self) -> BinaryIO:
        return self.pipe or Path(self.name).open("rb")


def open_dump(name: str) -> Dump:
    """Open a dump and read its header; ``-`` is standard input.

    Raises:
        NoDumpError: it is not a dump, or cannot be read.
    """
    if name == STDIN:
        return _open_pipe(sys.stdin.buffer)
    path = Path(name)
    try:
        with path.open("rb") as file:
            if stat.S_ISREG(path.stat().st_mode):
                return _look(name, path.stat().st_size, file, path=path)
    except OSError as error:
        reason = f"{error.strerror}{file_hint(path)}"
        raise NoDumpError(f"{name} cannot be read: {reason}") from error
    raise NoDumpError(f"{name} is not a file; to read a pipe: pwb copyedit_scan - < {name}")


def _open_pipe(pipe: BinaryIO) -> Dump:
    first = pipe.read(_PEEK)
    if _format(first) == _SEVEN_ZIP:
        raise NoDumpError("7z cannot be read from a pipe: name the file, or unpack it there")
    joined = cast(BinaryIO, _Joined(first, pipe))
    return _look("standard input", 0, io.BytesIO(first), pipe=joined)


def _look(name: str, size: int, file: BinaryIO, **where: Any) -> Dump:  # noqa: ANN401
    first = file.read(_FIRST)
    file.seek(0)
    format_ = _format(first)
    try:
        head = read_head(_UNPACK[format_](file))
    except NoDumpError as error:
        raise NoDumpError(f"{name} is not a dump that can be read: {error}") from error
    identity = f"{size}-{hashlib.sha256(first).hexdigest()[:16]}"
    return Dump(name, size, format_, head, identity, **where)


def _format(first: bytes) -> str:
    return next((name for magic, name in _MAGIC.items() if first.startswith(magic)), _PLAIN)


def _parts(size: int) -> Iterator[tuple[int, int]]:
    """Divide a file, always in the same way."""
    part = min(max(size // _PARTS, _SMALLEST), _LARGEST)
    for start in range(0, size, part):
        yield start, min(start + part, size)


def _after(pieces: Iterable[DumpPiece], place: int) -> Iterator[DumpPiece]:
    """Yield pieces without the first ``place`` unpacked bytes, and without the damage there."""
    passed = 0
    for piece in pieces:
        left = place - passed
        passed += len(piece.data)
        if not place or left < 0 or (left == 0 and piece.data):
            yield piece
        elif len(piece.data) > left:
            yield DumpPiece(piece.start, piece.end, piece.data[left:])


class _Joined(io.RawIOBase):
    """A pipe, with the bytes already read from it put back in front."""

    def __init__(self, first: bytes, pipe: BinaryIO) -> None:
        self._first, self._pipe = io.BytesIO(first), pipe

    def read(self, size: int = -1) -> bytes:
        """Return up to ``size`` bytes; none at the end only."""
        return self._first.read(size) or self._pipe.read(size)
