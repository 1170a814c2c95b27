"""What unpacking a file gives: one piece after another, with their places in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class DumpPiece:
    """Some of a file, from byte ``start`` to before ``end``, and what it unpacks to.

    What cannot be unpacked has no ``data``; ``why`` says why. A piece with neither stands where
    the part of the file that was asked for ends: nothing after it is unpacked that is not wanted.
    """

    start: int
    end: int
    data: bytes = b""
    why: str = ""

    @property
    def is_stop(self) -> bool:
        """Whether the part that was asked for ends here."""
        return not (self.data or self.why)


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes of the file, from ``start`` to before ``end``, that could not be read.

    ``title`` is the page that was cut off by it, empty when it cut none, or one without a title.
    """

    start: int
    end: int
    why: str
    title: str = ""


class ByteSource(Protocol):
    """A file, or a pipe, that is read from where it stands."""

    def read(self, size: int, /) -> bytes:
        """Return as many bytes, or fewer at the end only."""
