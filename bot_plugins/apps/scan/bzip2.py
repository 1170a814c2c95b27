"""bzip2 unpacking block by block: on several cores, from anywhere in a file, and past damage.

A bzip2 stream is a sequence of blocks, each packed independently, with a checksum; a block begins
with 48 bits that hardly ever occur by chance, at any bit of a byte. So blocks are found without
reading what precedes them, as bzip2recover does, in single-stream and multistream dumps alike.
Each block is given to the standard library as a stream of its own. rapidgzip, the only other
library that does this in parallel, unpacks on threads in one process, from which pages would have
to be carried to the workers, and stops at the first damage. Searching costs 0.4 ms per megabyte
of text, unpacking 30 ms.
Format: https://github.com/dsnet/compress/blob/master/doc/bzip2-format.pdf.
"""

from __future__ import annotations

import bz2
from collections.abc import Iterator
from dataclasses import dataclass

import re2

from bot_plugins.apps.scan import raw
from bot_plugins.apps.scan.pieces import ByteSource, DumpPiece

MAGIC = b"BZh"
CUT_OFF = "the file is cut off here"
DAMAGED = "damaged"

_BLOCK, _END = 0x314159265359, 0x177245385090
"""The marks before a block, and after the last block (pi, and its square root)."""
_MARK_BITS, _SUM_BITS = 48, 32
_HEADER = b"BZh9"
_STREAM_HEADER_BITS = 8 * len(_HEADER)
_BETWEEN = 7 + _STREAM_HEADER_BITS
"""Most bits between a stream's checksum and the next mark: padding to a byte, and a header."""
_LONGEST = 1_200_000
"""Most bytes of a packed block: 900,000 incompressible bytes grow by 1 % (bzip2's manual)."""
_MOST = 1 << 22
"""Most bytes of a piece: a block that is all blanks unpacks to 45 MB."""
_READ = 1 << 18
_OVERLAP = 8
_STEP = 4096


@dataclass(frozen=True, slots=True)
class _BlockMark:
    """A mark that a block begins or a stream's blocks end, in bits from the file's beginning."""

    bit: int
    is_end: bool


def _patterns() -> dict[bytes, tuple[int, bool]]:
    """Map each mark's whole bytes, at each bit of a byte, to (that bit, whether it is the end)."""
    found = {}
    for mark in (_BLOCK, _END):
        found[mark.to_bytes(6)] = (0, mark == _END)
        for bit in range(1, 8):
            found[(mark << (16 - bit)).to_bytes(8)[1:6]] = (bit, mark == _END)
    return found


_PATTERNS = _patterns()
_SEARCH = raw.compiled(b"|".join(map(re2.escape, _PATTERNS)))


def pieces(file: ByteSource, start: int = 0, stop: int | None = None) -> Iterator[DumpPiece]:
    """Yield the blocks of a file positioned at byte ``start``, and the damage between them.

    A block's pieces begin at the byte in which its mark begins. A stop piece precedes the first
    mark at ``stop`` or later.
    """
    window = _Window(file, start)
    reached = None if start else 0
    while mark := window.take():
        if reached is not None and mark.bit - reached > _BETWEEN:
            yield _lost(reached, mark.bit, DAMAGED)
        if stop is not None and mark.bit >= 8 * stop:
            yield DumpPiece(stop, stop)
            stop = None
        if mark.is_end:
            reached = mark.bit + _MARK_BITS + _SUM_BITS
            continue
        data, reached = window.block(mark.bit)
        if not data:
            yield _lost(mark.bit, reached, DAMAGED if window.peek() else CUT_OFF)
        for at in range(0, len(data), _MOST):
            yield DumpPiece(mark.bit // 8, -(-reached // 8), data[at : at + _MOST])
    if reached is not None and window.end * 8 - reached > _BETWEEN:
        yield _lost(reached, window.end * 8, DAMAGED if reached else "not bzip2 data")


def _lost(first: int, end: int, why: str) -> DumpPiece:
    return DumpPiece(first // 8, -(-end // 8), b"", why)


class _Window:
    """The part of a file in memory: from the current block to the mark after it."""

    def __init__(self, file: ByteSource, start: int) -> None:
        self._file, self._base = file, start
        self._data = b""
        self._marks: list[_BlockMark] = []
        self._last = -1
        self._is_whole = False

    @property
    def end(self) -> int:
        """The byte up to which the file was read."""
        return self._base + len(self._data)

    def peek(self) -> _BlockMark | None:
        """Return the next known mark; None if there is none."""
        return self._marks[0] if self._marks else None

    def take(self) -> _BlockMark | None:
        """Return the next mark, and drop what precedes it; None at the end of the file."""
        while not self._marks and not self._is_whole:
            self._forget(self.end - _OVERLAP)
            self._read()
        if not self._marks:
            return None
        mark = self._marks.pop(0)
        self._forget(mark.bit // 8)
        return mark

    def block(self, bit: int) -> tuple[bytes, int]:
        """Unpack the block that begins at ``bit``; return it and the bit at which it ends.

        If it cannot be unpacked, there are no bytes, and the bit is that of the next mark.
        """
        limit = bit // 8 + _LONGEST
        while not self._marks and self._read_to(limit):
            pass
        if self._marks and (data := _unpacked(self._bits(bit, self._marks[0].bit))):
            return data, self._marks[0].bit
        # The next mark is damaged or a chance match: the block ends elsewhere.
        while self._read_to(limit):
            pass
        most = min(self.end, limit) * 8
        data, used = _unpacked_in_front(self._bits(bit, most))
        if data:
            self._marks = [mark for mark in self._marks if mark.bit >= bit + used - 8]
            return data, bit + used
        return b"", self._marks[0].bit if self._marks else most

    def _bits(self, first: int, end: int) -> tuple[int, int]:
        """Return the bits from ``first`` to before ``end`` as a number, and how many they are."""
        first, end = first - 8 * self._base, end - 8 * self._base
        whole = -(-end // 8)
        number = int.from_bytes(self._data[first // 8 : whole]) >> (8 * whole - end)
        return number & ((1 << (end - first)) - 1), end - first

    def _forget(self, before: int) -> None:
        if before > self._base:
            self._data = self._data[before - self._base :]
            self._base = before

    def _read_to(self, limit: int) -> bool:
        """Read more, unless byte ``limit`` or the file's end is reached; tell whether it did."""
        if self._is_whole or self.end >= limit:
            return False
        self._read()
        return True

    def _read(self) -> None:
        fresh = self._file.read(_READ)
        self._is_whole = not fresh
        since = max(0, len(self._data) - _OVERLAP)
        self._data += fresh
        fresh_marks = [mark for mark in self._found(since) if mark.bit > self._last]
        self._marks += fresh_marks
        self._last = fresh_marks[-1].bit if fresh_marks else self._last

    def _found(self, since: int) -> Iterator[_BlockMark]:
        """Yield the marks from a byte of the window on, checking also their partial bytes."""
        for found in _SEARCH.finditer(self._data, since):
            shift, is_end = _PATTERNS[found.group()]
            bit = 8 * (self._base + found.start() - (shift > 0)) + shift
            end = bit + _MARK_BITS
            is_within = 8 * self._base <= bit and end <= 8 * self.end
            if is_within and self._bits(bit, end)[0] == (_END if is_end else _BLOCK):
                yield _BlockMark(bit, is_end)


def _unpacked(bits: tuple[int, int]) -> bytes:
    """Unpack the bits of exactly one block; empty if they are anything else, or damaged."""
    number, count = bits
    if count < _MARK_BITS + _SUM_BITS:
        return b""
    checksum = (number >> (count - _MARK_BITS - _SUM_BITS)) & 0xFFFFFFFF
    number = (number << _MARK_BITS | _END) << _SUM_BITS | checksum
    decompressor = bz2.BZ2Decompressor()
    try:
        data = decompressor.decompress(_stream(number, count + _MARK_BITS + _SUM_BITS))
    except OSError:
        return b""
    return data if decompressor.eof else b""


def _unpacked_in_front(bits: tuple[int, int]) -> tuple[bytes, int]:
    """Unpack the block at the beginning of some bits; return it, and how many bits it took.

    libbz2 returns a block before it reads what follows. Fed one byte at a time it reads no
    further, so that what follows cannot spoil the block.
    """
    packed = _stream(*bits)
    _, safe = _fed(packed, 0, _STEP)
    data, at = _fed(packed, safe, 1)
    return data, 8 * (at + 1 - len(_HEADER))


def _fed(packed: bytes, safe: int, step: int) -> tuple[bytes, int]:
    """Feed ``safe`` bytes at once, the rest in steps; return the first block, and its last step."""
    decompressor, at = bz2.BZ2Decompressor(), 0
    try:
        while at < len(packed):
            size = safe if at < safe else step
            if data := decompressor.decompress(packed[at : at + size]):
                more = iter(lambda: decompressor.decompress(b""), b"")
                return b"".join([data, *more]), at
            at += size
    except OSError:  # also where the checksum is wrong
        pass
    return b"", at


def _stream(number: int, count: int) -> bytes:
    """Return bits as a bzip2 stream, padded to whole bytes."""
    rest = -count % 8
    return _HEADER + (number << rest).to_bytes((count + rest) // 8)
