"""Unpacking of the formats of dumps into pieces; bzip2 has a module of its own."""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from bot_plugins.apps.scan.pieces import ByteSource, DumpPiece

CHUNK = 1 << 20
"""Bytes that are read at a time."""
CUT_OFF = "the file is cut off here"
_STEP = 4096
_MOST = 1 << 22
"""Bytes that are unpacked at a time."""
_GZIP = 31
"""zlib's window bits for a gzip header with the largest window (zlib.h, inflateInit2)."""


class NoDumpError(ValueError):
    """A file that is not a dump, or cannot be read here; the message says what to do."""


def plain(file: ByteSource, start: int = 0, stop: int | None = None) -> Iterator[DumpPiece]:
    """Yield a file as it is, with a stop piece at the byte ``stop``."""
    while True:
        if start == stop:
            yield DumpPiece(start, start)
            stop = None
        data = file.read(CHUNK if stop is None else min(CHUNK, stop - start))
        if not data:
            return
        yield DumpPiece(start, start + len(data), data)
        start += len(data)


def gzip(file: ByteSource) -> Iterator[DumpPiece]:
    """Unpack gzip, of one or more members. Nothing after damage can be recovered."""
    unpacker, packed, at = zlib.decompressobj(_GZIP), b"", 0
    while packed := packed or file.read(CHUNK):
        if unpacker.eof:
            if not packed.strip(b"\0"):  # padding, as on tapes
                return
            unpacker = zlib.decompressobj(_GZIP)
        before = unpacker.copy()
        try:
            data = unpacker.decompress(packed, _MOST)
        except zlib.error as error:
            if data := _salvaged(before, packed):
                yield DumpPiece(at, at, data)
            yield _hopeless(at, at + len(packed), error)
            return
        rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
        start, at, packed = at, at + len(packed) - len(rest), rest
        if data:
            yield DumpPiece(start, at, data)
    if not unpacker.eof:
        yield DumpPiece(at, at, b"", CUT_OFF)


def _salvaged(unpacker: Any, packed: bytes) -> bytes:  # noqa: ANN401 - zlib names no type
    """Unpack what precedes the damage in some bytes: zlib itself returns all or nothing."""
    data = []
    for step in (_STEP, 1):
        before = unpacker
        with suppress(zlib.error):
            while packed:
                before = unpacker.copy()
                data.append(unpacker.decompress(packed[:step]))
                packed = packed[step:]
        unpacker = before
    return b"".join(data)


def xz(file: ByteSource) -> Iterator[DumpPiece]:
    """Unpack xz, of one or more streams. Nothing after damage can be recovered.

    The library is fed in small steps: from input that contains damage, it unpacks nothing.
    """
    unpacker, rest, at = lzma.LZMADecompressor(lzma.FORMAT_XZ), b"", 0
    while True:
        packed = rest or (file.read(_STEP) if unpacker.needs_input else b"")
        if not packed and unpacker.needs_input:
            break
        start, at = at, at + len(packed)
        try:
            data = unpacker.decompress(packed, _MOST)
        except lzma.LZMAError as error:
            yield _hopeless(start, at, error)
            return
        if data:
            yield DumpPiece(start, at, data)
        rest = b""
        if unpacker.eof:
            rest = unpacker.unused_data or file.read(_STEP)
            at -= len(unpacker.unused_data)
            if not rest.strip(b"\0"):  # padding between streams, or the end
                return
            unpacker = lzma.LZMADecompressor(lzma.FORMAT_XZ)
    yield DumpPiece(at, at, b"", CUT_OFF)


def zstandard(file: ByteSource) -> Iterator[DumpPiece]:
    """Unpack Zstandard, of one or more frames. Nothing after damage can be recovered.

    Raises:
        NoDumpError: the library for it is not installed.
    """
    try:
        import zstandard as library
    except ImportError:
        raise NoDumpError("zstd files need: pip install 'pywikibot-copyedit[dump]'") from None
    counted: Any = _Counted(file)  # only its ``read`` is used
    unpacker = library.ZstdDecompressor()
    reader = unpacker.stream_reader(counted, CHUNK, read_across_frames=True)
    start = 0
    try:
        while data := reader.read1(_MOST):
            yield DumpPiece(start, counted.at, data)
            start = counted.at
    except library.ZstdError as error:
        yield _hopeless(start, counted.at, error)


class _Counted:
    """A file that counts how far it was read."""

    def __init__(self, file: ByteSource) -> None:
        self._file, self.at = file, 0

    def read(self, size: int) -> bytes:
        data = self._file.read(size)
        self.at += len(data)
        return data


def _hopeless(start: int, end: int, error: Exception) -> DumpPiece:
    return DumpPiece(start, end, b"", f"damaged, and nothing after it can be read ({error})")


def seven_zip(file: BinaryIO) -> Iterator[DumpPiece]:
    """Unpack a 7z archive, taking its files as they come.

    Raises:
        NoDumpError: the library for it is not installed.
    """
    try:
        from bot_plugins.apps.scan import seven_zip as library
    except ImportError:
        raise NoDumpError("7z files need: pip install 'pywikibot-copyedit[dump]'") from None
    return library.pieces(file)
