"""Small dumps for tests, in every format that is read."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape, quoteattr

import py7zr
import zstandard

from bot_plugins.apps.scan.jobs import do
from bot_plugins.apps.scan.options import ScanOptions
from bot_plugins.apps.scan.pieces import Damage
from bot_plugins.apps.scan.reading import open_dump
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.proposal import Revision
from bot_plugins.core.registry import find

RULES = ("repeated_word", "space_before_comma")
OPTIONS = ScanOptions(rules=RULES, site="wikipedia:en")
HEAD = b"""<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="en">
  <siteinfo>
    <base>https://en.wikipedia.org/wiki/Main_Page</base>
    <namespaces>
      <namespace key="0" case="first-letter" />
      <namespace key="1" case="first-letter">Talk</namespace>
      <namespace key="4" case="first-letter">Wikipedia</namespace>
    </namespaces>
  </siteinfo>
"""
TAIL = b"</mediawiki>\n"


@dataclass(frozen=True)
class Page:
    """A page to be written: ``texts`` are its revisions, the oldest first."""

    title: str
    texts: Sequence[str]
    namespace: int = 0
    redirect: str = ""
    model: str = "wikitext"
    times: Sequence[str] = field(default=())


def page_xml(page: Page, number: int) -> bytes:
    """Return a page as MediaWiki writes it; its revisions are numbered from 100 times its own."""
    redirect = f"    <redirect title={quoteattr(page.redirect)} />\n" if page.redirect else ""
    times = page.times or [f"2026-01-01T00:00:{one:02}Z" for one in range(len(page.texts))]
    revisions = "".join(
        f"    <revision>\n      <id>{100 * number + one}</id>\n"
        f"      <timestamp>{time}</timestamp>\n"
        "      <contributor><username>Ed &lt;page&gt;</username><id>7</id></contributor>\n"
        f"      <comment>,the the</comment>\n      <model>{page.model}</model>\n"
        f'      <text bytes="{len(text.encode())}" xml:space="preserve">{escaped(text)}</text>\n'
        "    </revision>\n"
        for one, (text, time) in enumerate(zip(page.texts, times, strict=True))
    )
    return (
        f"  <page>\n    <title>{escaped(page.title)}</title>\n    <ns>{page.namespace}</ns>\n"
        f"    <id>{number}</id>\n{redirect}{revisions}  </page>\n"
    ).encode()


def escaped(text: str) -> str:
    """Escape text as PHP's htmlspecialchars does."""
    return escape(text, {'"': "&quot;", "\r": "&#13;"})


def pages(number: int, seed: int = 1, words: int = 60) -> list[Page]:
    """Return pages of made-up words, one in three with slips, and some of other kinds."""
    random = Random(seed)  # noqa: S311 - not for secrets
    return [_page(random, one, words) for one in range(number)]


def _page(random: Random, number: int, words: int) -> Page:
    text = ". ".join(_word(random).capitalize() for _ in range(words)) + ". "
    if number % 3 == 0:
        text += f"The mill , the the {_word(random)} & <b>pond</b>."
    kind = number % 10
    if kind == 7:
        return Page(f"Talk:T {number}", [text], namespace=1)
    if kind == 8:
        return Page(f"R {number}", ["#REDIRECT [[the the]]"], redirect="The the")
    if kind == 9:
        return Page(f"J {number}", ["the the"], model="json")
    return Page(f'P "{number}" & ü', [text] if kind else ["old the the , x", text])


def _word(random: Random) -> str:
    return "".join(random.choices("abdegiklmnoprstuvz", k=random.randint(3, 9)))


def streams(written: Sequence[Page], per_stream: int = 5) -> list[bytes]:
    """Return an export in pieces, as the streams of a multistream dump have them."""
    xml = [page_xml(page, number) for number, page in enumerate(written, 1)]
    middle = [b"".join(xml[at : at + per_stream]) for at in range(0, len(xml), per_stream)]
    return [HEAD, *middle, TAIL]


def multistream(parts: Iterable[bytes]) -> bytes:
    """Pack each part as a bzip2 stream of its own."""
    return b"".join(bz2.compress(part) for part in parts)


def _seven_zip(content: bytes) -> bytes:
    with io.BytesIO() as file:
        with py7zr.SevenZipFile(file, "w") as archive:
            archive.writestr(content, "export.xml")
        return file.getvalue()


PACKED: dict[str, Callable[[list[bytes]], bytes]] = {
    "plain.xml": b"".join,
    "multistream.xml.bz2": multistream,
    "single.xml.bz2": lambda parts: bz2.compress(b"".join(parts), 1),
    "export.xml.gz": lambda parts: gzip.compress(b"".join(parts)),
    "members.xml.gz": lambda parts: b"".join(map(gzip.compress, parts)),
    "export.xml.xz": lambda parts: lzma.compress(b"".join(parts)),
    "streams.xml.xz": lambda parts: b"".join(map(lzma.compress, parts)),
    "export.xml.zst": lambda parts: zstandard.compress(b"".join(parts)),
    "frames.xml.zst": lambda parts: b"".join(map(zstandard.compress, parts)),
    "export.xml.7z": lambda parts: _seven_zip(b"".join(parts)),
}
"""What writes a dump in a format, by a name for the file."""
Row = tuple[object, ...]


def proposed(written: Sequence[Page]) -> list[Row]:
    """Return what ``propose`` finds page by page: titles, revisions and changes."""
    rules = [find(name) for name in RULES]
    rows: list[Row] = []
    for number, page in enumerate(written, 1):
        if page.namespace or page.redirect or page.model != "wikitext":
            continue
        proposal = propose_revision(Revision(page.texts[-1], page.title), rules)
        changes = [(one.rule.name, one.edit.start, one.after) for one in proposal.findings]
        if changes:
            rows.append((page.title, 100 * number + len(page.texts) - 1, changes))
    return rows


def scanned(path: Path, options: ScanOptions = OPTIONS) -> tuple[list[Row], list[Damage]]:
    """Return what a scan finds, in the form of ``proposed``, and damage."""
    results = [do(job, options) for job in open_dump(str(path)).jobs()]
    rows: list[Row] = [
        (page.title, page.revid, [(one.rule, one.start, one.after) for one in page.findings])
        for result in results
        for page in result.found
    ]
    return rows, [damage for result in results for damage in result.damage]


def flipped(content: bytes, at: int, random: Random) -> bytes:
    """Return content with a bit changed at a byte."""
    changed = bytearray(content)
    changed[at] ^= 1 << random.randrange(8)
    return bytes(changed)


def parts_of(path: Path, size: int) -> Iterator[tuple[int, int]]:
    """Divide a file into parts of some size."""
    whole = path.stat().st_size
    return ((start, min(start + size, whole)) for start in range(0, whole, size))
