"""Write a dump of generated pages.

``python -m tests.harness.bench.dump FILE --megabytes 500 [--seed N]``

As Wikimedia writes them: bz2 streams of 100 pages each that can be read alone, the first one with
what the wiki is, the last one with the end; beside it, as ``NAME-index.txt.bz2``, an index of
``offset:page number:title``. The same seed gives the same file (with the same release of bzip2).
See https://meta.wikimedia.org/wiki/Data_dumps/Dump_format and
https://www.mediawiki.org/xml/export-0.11.xsd.
"""

from __future__ import annotations

import argparse
import bz2
import hashlib
import os
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from tests.harness.bench import articles
from tests.harness.bench.unpack import index_of

MEGABYTE = 1_000_000
PAGES = 100
"""Pages in a stream."""
REDIRECTS, OTHERS = 0.45, 0.06
"""The shares of redirects, and of categories and templates, as in the English Wikipedia's."""
_AHEAD = 3
"""Streams made ahead, for each process, of the one that is written."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_HEAD = """\
<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
  <siteinfo>
    <sitename>Generated</sitename>
    <dbname>generatedwiki</dbname>
    <base>https://wiki.example/wiki/Main_Page</base>
    <generator>MediaWiki 1.39.0</generator>
    <case>first-letter</case>
    <namespaces>
      <namespace key="0" case="first-letter" />
      <namespace key="10" case="first-letter">Template</namespace>
      <namespace key="14" case="first-letter">Category</namespace>
    </namespaces>
  </siteinfo>
"""
_TAIL = "</mediawiki>\n"
_PAGE = """\
  <page>
    <title>{title}</title>
    <ns>{namespace}</ns>
    <id>{pageid}</id>
{redirect}    <revision>
      <id>{revid}</id>
      <parentid>{parent}</parentid>
      <timestamp>2020-{month:02}-{day:02}T{hour:02}:00:00Z</timestamp>
      <contributor>
        <username>Editor {editor}</username>
        <id>{editor}</id>
      </contributor>
      <comment>/* top */ changed</comment>
      <model>wikitext</model>
      <format>text/x-wiki</format>
      <text bytes="{size}" sha1="{sha1}" xml:space="preserve">{text}</text>
      <sha1>{sha1}</sha1>
    </revision>
  </page>
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a dump."""

    pageid: int
    title: str
    namespace: int
    text: str

    def xml(self) -> str:
        """Return its ``<page>`` element."""
        data = self.text.encode()
        target = self.text.partition("[[")[2].partition("]]")[0].partition("#")[0]
        redirects = self.text.startswith(("#REDIRECT", "#redirect"))
        return _PAGE.format(
            title=escape(self.title), namespace=self.namespace, pageid=self.pageid,
            redirect=f"    <redirect title={quoteattr(target)} />\n" if redirects else "",
            revid=10 * self.pageid + 3, parent=10 * self.pageid, month=self.pageid % 12 + 1,
            day=self.pageid % 28 + 1, hour=self.pageid % 24, editor=self.pageid % 997 + 1,
            size=len(data), sha1=_base36(hashlib.sha1(data, usedforsecurity=False).digest()),
            text=escape(self.text, {'"': "&quot;"}),
        )  # fmt: skip


def _base36(digest: bytes) -> str:
    number, digits = int.from_bytes(digest), ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits.rjust(31, "0")


def pages(seed: int, stream: int) -> list[Page]:
    """Return the pages of a stream."""
    kinds = list(_kinds(seed, stream))
    names = [
        name
        for entries, title, _ in kinds
        for name in (title, "between", *entries, "between")
    ]  # fmt: skip
    parts = articles.wikitext().write(names, articles.dice(seed, stream, 2))
    texts = iter(parts.split(articles.BETWEEN))
    first = stream * PAGES + 1
    return [
        Page(number, f"{next(texts)} {number}", namespace, next(texts))
        for number, (_, _, namespace) in enumerate(kinds, first)
    ]


def _kinds(seed: int, stream: int) -> Iterator[tuple[Sequence[str], str, int]]:
    """Yield what each page is: its text's entries in the grammar, its title's, its namespace."""
    dice = articles.dice(seed, stream, 3)
    sizes = articles.ENCYCLOPEDIA.drawn(10 * PAGES)
    for kind, size in zip(dice.random(PAGES), dice.random(PAGES), strict=True):
        if kind < REDIRECTS:
            yield ["redirect"], "page-title", 0
        elif kind < REDIRECTS + OTHERS / 2:
            yield ["template"], "template-title", 10
        elif kind < REDIRECTS + OTHERS:
            yield ["category", "category"], "category-title", 14
        else:
            yield articles.entries(sizes[int(size * len(sizes))]), "page-title", 0


def stream_of(seed: int, stream: int) -> tuple[bytes, int, list[str]]:
    """Return a stream, its size unpacked in bytes, and ``page number:title`` of its pages."""
    made = pages(seed, stream)
    data = "".join(page.xml() for page in made).encode()
    return bz2.compress(data), len(data), [f"{page.pageid}:{page.title}" for page in made]


def streams(seed: int, workers: int) -> Iterator[tuple[bytes, int, list[str]]]:
    """Yield streams in their order, for ever, made by some processes."""
    articles.wikitext()  # read before the processes are forked, so that they share it
    with ProcessPoolExecutor(workers) as pool:
        waiting: deque[Future[tuple[bytes, int, list[str]]]] = deque()
        try:
            for stream in count():
                waiting.append(pool.submit(stream_of, seed, stream))
                if len(waiting) > _AHEAD * workers:
                    yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


def write(path: Path, megabytes: float, seed: int = articles.SEED, workers: int = 0) -> int:
    """Write a dump of at least so many megabytes unpacked, and its index; return its pages."""
    written = 0
    with path.open("wb") as file, bz2.open(index_of(path), "wt", encoding="utf-8") as index:
        unpacked = _put(file, _HEAD.encode())
        made = streams(seed, workers or os.cpu_count() or 1)
        for data, size, lines in made:
            index.writelines(f"{file.tell()}:{line}\n" for line in lines)
            file.write(data)
            unpacked += size
            written += len(lines)
            if unpacked >= megabytes * MEGABYTE:
                break
        made.close()  # type: ignore[attr-defined]
        _put(file, _TAIL.encode())
    return written


def _put(file: BinaryIO, data: bytes) -> int:
    file.write(bz2.compress(data))
    return len(data)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a dump and say what was written."""
    parser = argparse.ArgumentParser(prog="python -m tests.harness.bench.dump", description=__doc__)
    parser.add_argument("file", type=Path, help="for example generated-multistream.xml.bz2")
    parser.add_argument("--megabytes", type=float, default=500, help="at least, unpacked")
    parser.add_argument("--seed", type=int, default=articles.SEED)
    parser.add_argument("--workers", type=int, default=0, help="processes; default: one per core")
    options = parser.parse_args(arguments)
    written = write(options.file, options.megabytes, options.seed, options.workers)
    size = options.file.stat().st_size / MEGABYTE
    print(f"{written:,} pages, {size:.1f} MB packed: {options.file}, {index_of(options.file)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
