"""Cutting unpacked pieces into blocks of whole pages, in bounded memory.

A page belongs to the part of a file that unpacks the first byte of its ``<page>``. So parts can be
read independently: each leaves out the end of a page that began before it, and reads beyond its
own end until its last page is whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot_plugins.apps.scan.pages import (
    CLOSE,
    OPEN,
    REVISION,
    REVISION_END,
    UnreadablePageError,
    latest_revision,
    title_if_any,
)
from bot_plugins.apps.scan.pieces import Damage, DumpPiece

BLOCK = 2 << 20
"""Approximate bytes of a block."""
MOST_PAGE = 8 << 20
"""Most bytes of a page; of a longer page (a whole history), only the latest revision is kept."""
MOST_REVISION = 48 << 20
"""Most bytes of a revision: $wgMaxArticleSize is 2 MB, at most six times that as XML."""
END = b"</mediawiki>"
TOO_LONG = "a page is too long to be one"
CUT_OFF = "the dump is cut off: its closing tag is missing"


@dataclass(frozen=True, slots=True)
class Cut:
    """A block of whole pages, which may be empty, and the damage after it.

    The block ends at byte ``place`` of the unpacked data; the file was read up to byte
    ``position``.
    """

    block: bytes
    place: int
    position: int
    damage: tuple[Damage, ...] = ()


class PageCutter:
    """Takes unpacked bytes and returns blocks of whole pages.

    ``place`` is the offset, in all bytes fed, after the pages that were returned or lost;
    ``has_ended`` tells whether the export's closing tag was found.
    """

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._size, self._enough = 0, BLOCK
        self._fed = self.place = 0
        self.has_ended = False
        self._given_up: list[tuple[str, str]] = []

    @property
    def title(self) -> str:
        """The title of the open page; empty if no page is open, or it has no title yet."""
        held = self._held()
        return title_if_any(held, 0, len(held))

    @property
    def is_open(self) -> bool:
        """Whether a page has begun, or may have begun, and has not ended."""
        held = self._held()
        return held.startswith(OPEN) or (bool(held) and OPEN.startswith(held))

    def feed(self, data: bytes) -> bytes:
        """Take some bytes; return whole pages once there are enough of them."""
        self._add(data)
        return b"" if self._size < self._enough else self.rest()

    def rest(self) -> bytes:
        """Return the pages that are whole by now."""
        held = self._held()
        end = held.rfind(CLOSE) + len(CLOSE)
        if end < len(CLOSE):
            self._keep(held)
            return b""
        self.place = self._fed - (len(held) - end)
        self._keep(held[end:])
        start = held.find(OPEN)
        return held[start:end] if 0 <= start < end else b""

    def finish(self, data: bytes) -> bytes:
        """Take more bytes; return the open page once it is whole, without what follows it."""
        self._add(data)
        if not self.is_open:  # what looked like the beginning of the tag was another tag's
            self._keep(b"")
            return b""
        held = self._held()
        end = held.find(CLOSE) + len(CLOSE)
        if end < len(CLOSE):
            self._keep(held)
            return b""
        self._keep(b"")
        return held[:end]

    def given_up(self) -> list[tuple[str, str]]:
        """Return title and reason of the pages given up since the last call."""
        told, self._given_up = self._given_up, []
        return told

    def lose(self) -> None:
        """Drop the open page."""
        self.place = self._fed
        self._set(b"")

    def _add(self, data: bytes) -> None:
        self._pieces.append(data)
        self._size += len(data)
        self._fed += len(data)

    def _held(self) -> bytes:
        if len(self._pieces) > 1:
            self._pieces = [b"".join(self._pieces)]
        return self._pieces[0] if self._pieces else b""

    def _keep(self, held: bytes) -> None:
        """Hold only the bytes from the beginning of a page, or what may become one."""
        start = held.find(OPEN)
        if start < 0:
            self.has_ended = self.has_ended or END in held
            held = held[-len(END) + 1 :]
            start = held.rfind(b"<") if b"<" in held else len(held)
        held = held[start:]
        try:
            self._set(held if len(held) < MOST_PAGE else _latest_only(held))
        except UnreadablePageError as error:
            self._given_up.append((title_if_any(held, 0, len(held)), str(error)))
            self._set(b"")

    def _set(self, held: bytes) -> None:
        self._pieces, self._size = [held], len(held)
        self._enough = max(BLOCK, self._size + min(self._size, MOST_PAGE))


def _latest_only(page: bytes) -> bytes:
    """Return the beginning of a page without its whole revisions, except the latest.

    Raises:
        UnreadablePageError: it is still too long, or not as MediaWiki writes it.
    """
    start, end = page.find(REVISION), page.rfind(REVISION_END) + len(REVISION_END)
    if 0 <= start < end:
        first, last = latest_revision(page, start, end)
        page = b"%b%b%b%b" % (page[:start], page[first:last], REVISION_END, page[end:])
    if len(page) > MOST_REVISION:
        raise UnreadablePageError(TOO_LONG)
    return page


def cut(pieces: Iterable[DumpPiece]) -> Iterator[Cut]:
    """Yield blocks of the pages that begin before the stop piece, if there is one."""
    cutter, is_beyond = PageCutter(), False
    piece = None
    for piece in pieces:
        is_beyond = is_beyond or piece.is_stop
        made = _cut(cutter, piece, is_beyond=is_beyond)
        if made.block or made.damage:
            yield made
        if is_beyond and not cutter.is_open:
            return
    if piece is not None:
        block = cutter.rest()
        damage = (*_given_up(cutter, piece), *_ending(cutter, piece))
        yield Cut(block, cutter.place, piece.end, damage)


def _cut(cutter: PageCutter, piece: DumpPiece, *, is_beyond: bool) -> Cut:
    """Feed a piece to the cutter; return a block, if there is one now, and damage."""
    if piece.why:
        return _without(cutter, piece)
    if piece.is_stop:
        block = cutter.rest()
    else:
        block = cutter.finish(piece.data) if is_beyond else cutter.feed(piece.data)
    return Cut(block, cutter.place, piece.end, _given_up(cutter, piece))


def _without(cutter: PageCutter, piece: DumpPiece) -> Cut:
    """Return the pages before the damage; the page that it cuts off is lost."""
    block = cutter.rest()
    damage = (*_given_up(cutter, piece), Damage(piece.start, piece.end, piece.why, cutter.title))
    cutter.lose()
    return Cut(block, cutter.place, piece.end, damage)


def _given_up(cutter: PageCutter, piece: DumpPiece) -> tuple[Damage, ...]:
    return tuple(Damage(piece.start, piece.end, why, title) for title, why in cutter.given_up())


def _ending(cutter: PageCutter, last: DumpPiece) -> tuple[Damage, ...]:
    """Return what is wrong with the end of a file, unless that was reported before."""
    if last.why or (cutter.has_ended and not cutter.is_open):
        return ()
    return (Damage(last.end, last.end, CUT_OFF, cutter.title),)
