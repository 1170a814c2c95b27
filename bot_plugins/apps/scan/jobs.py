"""The jobs of a scan, each done by whichever worker is free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot_plugins.apps.scan import bzip2, unpacking
from bot_plugins.apps.scan.cutting import cut
from bot_plugins.apps.scan.found import Found
from bot_plugins.apps.scan.options import ScanOptions
from bot_plugins.apps.scan.pieces import Damage, DumpPiece
from bot_plugins.apps.scan.scanning import ScannedBlock, Unreadable, scan_block


@dataclass(frozen=True, slots=True)
class RangeJob:
    """A part of a file, from byte ``start`` to ``stop``, which the worker reads itself."""

    path: Path
    is_bzip2: bool
    start: int
    stop: int

    @property
    def after(self) -> int:
        """The place in the dump that is reached when this is done."""
        return self.stop

    @property
    def position(self) -> int:
        """The byte of the file that is reached when this is done."""
        return self.stop


@dataclass(frozen=True, slots=True)
class BlockJob:
    """Pages already unpacked; ``after`` counts unpacked bytes, ``position`` packed bytes."""

    block: bytes = field(repr=False)
    after: int
    position: int
    damage: tuple[Damage, ...] = ()


Job = RangeJob | BlockJob


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a job; ``deaths`` is how many workers died on it."""

    pages: int = 0
    size: int = 0
    found: tuple[Found, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    damage: tuple[Damage, ...] = ()
    deaths: int = 0


def do(job: Job, options: ScanOptions) -> Result:
    """Do a job.

    Raises:
        UnknownRuleError: the options name a rule that does not exist.
    """
    if isinstance(job, BlockJob):
        return _together([scan_block(job.block, options)], job.damage)
    scanned: list[ScannedBlock] = []
    damage: list[Damage] = []
    for piece in cut(_pieces(job)):
        damage += piece.damage
        if piece.block:
            scanned.append(scan_block(piece.block, options))
    return _together(scanned, tuple(damage))


def lost(job: Job, why: str) -> Result:
    """Return the result of a job that could not be done."""
    if isinstance(job, RangeJob):
        return Result(damage=(Damage(job.start, job.stop, why),))
    return Result(damage=(*job.damage, Damage(job.position, job.position, why)))


def _together(scanned: list[ScannedBlock], damage: tuple[Damage, ...]) -> Result:
    return Result(
        pages=sum(scan.pages for scan in scanned),
        size=sum(scan.size for scan in scanned),
        found=tuple(page for scan in scanned for page in scan.found),
        unreadable=tuple(page for scan in scanned for page in scan.unreadable),
        damage=damage,
    )


def _pieces(job: RangeJob) -> Iterator[DumpPiece]:
    """Yield the pieces of a part; a disk error is damage like any other."""
    try:
        with job.path.open("rb") as file:
            file.seek(job.start)
            unpack = bzip2.pieces if job.is_bzip2 else unpacking.plain
            yield from unpack(file, job.start, job.stop)
    except OSError as error:
        yield DumpPiece(job.start, job.stop, b"", f"the file cannot be read: {error.strerror}")
