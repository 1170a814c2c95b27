"""The results of unpacking a file: pieces in order, with their places in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class DumpPiece:
    """A part of a file, from byte ``start`` to before ``end``, and what it unpacks to.

    What cannot be unpacked has no ``data``; ``why`` says why. A piece with neither is a stop
    piece: the requested part of the file ends there, and what follows is unpacked only on demand.
    """

    start: int
    end: int
    data: bytes = b""
    why: str = ""

    @property
    def is_stop(self) -> bool:
        """Whether the requested part of the file ends here."""
        return not (self.data or self.why)


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes of the file, from ``start`` to before ``end``, that could not be read.

    ``title`` is that of the page it cut off, empty if it cut off no page, or one without a title.
    """

    start: int
    end: int
    why: str
    title: str = ""


class ByteSource(Protocol):
    """A file or a pipe, read from its current position."""

    def read(self, size: int, /) -> bytes:
        """Return ``size`` bytes, or fewer at the end only."""
