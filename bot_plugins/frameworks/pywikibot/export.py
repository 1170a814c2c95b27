"""Reading pages from an XML export instead of a wiki, for dry runs without a network."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property
from html import unescape
from lzma import LZMAError
from pathlib import Path

from pywikibot.tools import open_archive
from pywikibot.xmlreader import XmlDump, XmlEntry

from bot_plugins.core import exit_codes
from bot_plugins.core.nearest import file_hint
from bot_plugins.core.proposal import Revision
from bot_plugins.frameworks.pywikibot.reading.reader import elsewhere
from bot_plugins.ports import PageSkipped, RunStopped

_UNREADABLE = (OSError, EOFError, SyntaxError, ValueError, TypeError, LZMAError, zlib.error)
"""What a file raises that is missing, broken off, badly packed (SyntaxError: its XML is not
well-formed), or XML of another kind (TypeError: revisions without a number)."""
_HEAD_BYTES = 4096
_BASE = re.compile(rb"<base>([^<]+)</base>")
_LANGUAGE = re.compile(rb'<mediawiki[^>]*\bxml:lang="([A-Za-z-]+)"')


class DumpReader:
    """Reads the pages of an XML export; it has no way to save.

    ``wiki_at`` tells the name of the wiki that the export's address is of, empty if unknown.
    """

    def __init__(
        self,
        file: Path,
        *,
        namespaces: frozenset[int] | None = frozenset({0}),
        wiki_at: Callable[[str], str] = lambda _: "",
    ) -> None:
        self.name = file.name
        self.file = file
        self.namespaces = namespaces
        self._wiki_at = wiki_at

    @property
    def language(self) -> str:
        """The code of the wiki's language as the export gives it; empty if it does not.

        Raises:
            RunStopped: the file cannot be read.
        """
        found = _LANGUAGE.search(self._head)
        return found[1].decode("ascii") if found else ""

    @cached_property
    def site(self) -> str:
        """The name of the wiki the export is of; empty if that is not a wiki known here."""
        found = _BASE.search(self._head)
        return self._wiki_at(unescape(found[1].decode("utf-8", "replace"))) if found else ""

    @cached_property
    def _head(self) -> bytes:
        try:
            with open_archive(str(self.file)) as file:
                return bytes(file.read(_HEAD_BYTES))
        except _UNREADABLE as error:
            raise self._stopped(error, exit_codes.USAGE) from error

    def pages(self) -> Iterator[XmlEntry]:
        """Yield the pages of the export, each with its latest revision.

        Raises:
            RunStopped: the file cannot be read, is broken off, or is no XML export.
        """
        number = 0
        try:
            for page in XmlDump(str(self.file), revisions="latest").parse():
                number += 1
                yield page
        except _UNREADABLE as error:
            code = exit_codes.PARTIAL if number else exit_codes.USAGE
            raise self._stopped(error, code) from error
        if not number:
            raise RunStopped(f"{self.file} holds no pages: is it an export?", exit_codes.USAGE)

    def title(self, page: XmlEntry) -> str:
        """Return the page's title."""
        return str(page.title)

    def read(self, page: XmlEntry, *, fresh: bool = False) -> Revision:
        """Return the page's revision in the export.

        Raises:
            PageSkipped: a redirect, no article, or an empty page.
        """
        if self.namespaces is not None and int(page.ns or 0) not in self.namespaces:
            raise PageSkipped(elsewhere(int(page.ns or 0)))
        if page.isredirect:
            raise PageSkipped("a redirect")
        if not (page.text or "").strip():
            raise PageSkipped("an empty page")
        timestamp = datetime.fromisoformat(page.timestamp) if page.timestamp else None
        return Revision(
            page.text,
            page.title,
            self.site or self.name,
            int(page.revisionid or 0),
            timestamp,
            pageid=int(page.id or 0),
        )

    def recheck(self, page: XmlEntry) -> None:
        """Find nothing more to ask: an export cannot be asked."""

    def _stopped(self, error: Exception, code: int) -> RunStopped:
        if isinstance(error, FileNotFoundError):
            reason = f"{error.strerror}{file_hint(self.file)}"
            return RunStopped(f"{self.file} cannot be read: {reason}", code)
        return RunStopped(f"{self.file} is broken off or no XML export: {error}", code)
