"""Labelled cases and page collections that rules are measured on, read from files.

The formats are described in the help of ``evaluate``.
"""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Any, cast
from urllib.parse import unquote

from bot_plugins.apps.devtools.console import ToolError
from bot_plugins.apps.scan.export import ExportReader
from bot_plugins.core import registry
from bot_plugins.core.nearest import file_hint
from bot_plugins.ports import PageSkipped, RunStopped

PLAIN = "plain"
"""The corpus of texts whose markup was stripped, which leaves odd gaps."""
WIKITEXT = ".wikitext"
"""The suffix of a file that holds one page; the rest of its name is the title."""
_UNPACK: dict[str, Callable[[IO[bytes]], object]] = {
    ".gz": gzip.open,
    ".xz": lzma.open,
    ".bz2": bz2.open,
}
EVERY = "mul"
"""The code for multiple languages (ISO 639-2)."""
_LINES = 100
"""Lines between two reports of how far a file has been read."""
Told = Callable[[int], object]
"""A callback that receives the number of bytes read of a file (compressed bytes if packed)."""


@dataclass(frozen=True)
class Case:
    """A place in a text that a person has judged; ``start`` is in code points of ``text``.

    ``fix`` replaces ``span``; None means that the text must stay unchanged. ``where`` is the file
    and line that the case comes from.
    """

    text: str
    start: int
    span: str
    fix: str | None
    kind: str
    title: str = ""
    corpus: str = ""
    where: str = ""

    @property
    def end(self) -> int:
        """The offset of the span's end."""
        return self.start + len(self.span)

    @cached_property
    def fixed(self) -> str:
        """The text as it should be."""
        fix = self.span if self.fix is None else self.fix
        return self.text[: self.start] + fix + self.text[self.end :]


@dataclass(frozen=True, slots=True)
class CorpusPage:
    """A whole unjudged page of wikitext; without a ``language`` it has that of its file."""

    text: str
    title: str = ""
    language: str = ""
    is_talk: bool = False

    def counts_for(self, language: str) -> bool:
        """Tell whether a language's rules are measured on it: its prose is in that language.

        "mul" (ISO 639-2: multiple languages) means every language.
        """
        base = registry.base_language(language)
        is_read = base == EVERY or registry.base_language(self.language) in ("", base)
        return is_read and not self.is_talk


def read_all(files: Iterable[Path], language: str) -> Iterator[Case | CorpusPage]:
    """Yield the content of files as :func:`read` does, without pages in other languages."""
    for file in files:
        for item in read(file):
            if isinstance(item, Case) or item.counts_for(language):
                yield item


def read(path: Path, told: Told = lambda _: None) -> Iterator[Case | CorpusPage]:
    """Yield the cases and pages of a file; a name that contains ``.xml`` means an XML export.

    Raises:
        ToolError: the file cannot be read, or a line is neither a case nor a page; the message
            names file and line.
    """
    if ".xml" in path.suffixes:
        yield from _exported(path)
    elif path.suffix == WIKITEXT:
        yield _whole(path)
    else:
        for where, row in rows(path, told=told):
            yield _case(row, where) if "wikitext_context" in row else _page(row, where)


def rows(
    path: Path, *, unfinished: bool = False, told: Told = lambda _: None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each object of a JSON Lines file (.gz, .xz, .bz2: compressed) with its FILE:LINE.

    With ``unfinished``, a last line without a line end is left out.

    Raises:
        ToolError: the file cannot be read, or a line is not a JSON object.
    """
    number = 0
    try:
        with path.open("rb") as packed, _unpacked(packed, path.suffix) as file:
            for number, line in enumerate(file, 1):
                if line.strip() and not (unfinished and not line.endswith(b"\n")):
                    yield f"{path}:{number}", _object(line, f"{path}:{number}")
                if number % _LINES == 0 and packed.seekable():  # a pipe has no position
                    told(packed.tell())
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        reason = f"{getattr(error, 'strerror', None) or error}{file_hint(path)}"
        place = f"{path} after line {number}" if number else path
        raise ToolError(f"cannot read {place}: {reason}") from error


def field(row: dict[str, Any], key: str, where: str) -> str:
    """Return the text that a row has under ``key``.

    Raises:
        ToolError: there is no text under that key.
    """
    if not isinstance(row.get(key), str):
        raise ToolError(f"{where}: no {key!r} that is a text")
    return str(row[key])


def _unpacked(packed: IO[bytes], suffix: str) -> IO[bytes]:
    unpack = _UNPACK.get(suffix)
    return cast(IO[bytes], unpack(packed)) if unpack else packed


def _whole(path: Path) -> CorpusPage:
    """Return the page in a file of wikitext; the file's name is the title."""
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise ToolError(f"{path} is not UTF-8 (at byte {error.start})") from error
    except OSError as error:
        raise ToolError(f"cannot read {path}: {error.strerror}{file_hint(path)}") from error
    return CorpusPage(text, unquote(path.name.removesuffix(WIKITEXT)).replace("_", " "))


def _object(line: bytes, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ToolError(f"{where}: not JSON in UTF-8: {error}") from error
    if not isinstance(row, dict):
        raise ToolError(f"{where}: not a JSON object")
    return row


def _page(row: dict[str, Any], where: str) -> CorpusPage:
    if "text" not in row:
        raise ToolError(f"{where}: neither 'wikitext_context' (a case) nor 'text' (a page)")
    language = field(row, "language", where) if row.get("language") else ""
    return CorpusPage(
        field(row, "text", where), _title(row, where), language, is_talk=row.get("talk") is True
    )


def _case(row: dict[str, Any], where: str) -> Case:
    text, span = field(row, "wikitext_context", where), field(row, "span_text", where)
    start = row.get("span_start")
    if type(start) is not int or start < 0 or text[start : start + len(span)] != span:
        raise ToolError(f"{where}: 'span_text' is not at 'span_start', {start!r}")
    if "fix" not in row:
        raise ToolError(f"{where}: no 'fix'; null is for text that must stay")
    fix = None if row["fix"] is None else field(row, "fix", where)
    if fix == span:
        raise ToolError(f"{where}: 'fix' changes nothing; null is for text that must stay")
    corpus = field(row, "corpus", where) if "corpus" in row else ""
    kind = field(row, "kind", where)
    return Case(text, start, span, fix, kind, _title(row, where), corpus, where)


def _title(row: dict[str, Any], where: str) -> str:
    """Return a title with spaces for underscores, which MediaWiki treats alike."""
    return field(row, "title", where).replace("_", " ") if "title" in row else ""


def _exported(path: Path) -> Iterator[CorpusPage]:
    """Yield the articles of an XML export."""
    reader = ExportReader(path)
    try:
        for page in reader.pages():
            try:
                revision = reader.read(page)
            except PageSkipped:
                continue
            yield CorpusPage(revision.text, revision.title)
    except RunStopped as error:
        raise ToolError(str(error)) from error
