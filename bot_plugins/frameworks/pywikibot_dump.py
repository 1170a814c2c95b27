"""Reading pages from an XML export instead of a wiki, for dry runs without a network."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from pywikibot.xmlreader import XmlDump, XmlEntry

from bot_plugins import exit_codes
from bot_plugins.proposal import Revision
from bot_plugins.session.wiki import PageSkipped, RunStopped


class DumpReader:
    """Reads the pages of an XML export; it has no way to save."""

    def __init__(self, file: Path, *, namespaces: frozenset[int] | None = frozenset({0})) -> None:
        self.name = file.name
        self.file = file
        self.namespaces = namespaces

    def pages(self) -> Iterator[XmlEntry]:
        """Yield the pages of the export.

        Raises:
            RunStopped: the file cannot be read, or is no XML export.
        """
        try:
            yield from XmlDump(str(self.file), on_error=self._complain).parse()
        except (OSError, SyntaxError) as error:  # ElementTree.ParseError is a SyntaxError
            raise RunStopped(f"{self.file} cannot be read: {error}", exit_codes.USAGE) from error

    def title(self, page: XmlEntry) -> str:
        """Return the page's title."""
        return str(page.title)

    def read(self, page: XmlEntry, *, fresh: bool = False) -> Revision:
        """Return the page's revision in the export.

        Raises:
            PageSkipped: a redirect, no article, or an empty page.
        """
        if self.namespaces is not None and int(page.ns or 0) not in self.namespaces:
            raise PageSkipped(f"not an article (namespace {page.ns})")
        if page.isredirect:
            raise PageSkipped("a redirect")
        if not (page.text or "").strip():
            raise PageSkipped("an empty page")
        timestamp = datetime.fromisoformat(page.timestamp) if page.timestamp else None
        return Revision(page.text, page.title, self.name, int(page.revisionid or 0), timestamp)

    def recheck(self, page: XmlEntry) -> None:
        """Find nothing more to ask: an export cannot be asked."""

    def _complain(self, error: Exception) -> None:
        raise RunStopped(
            f"{self.file} is broken off or no XML export: {error}", exit_codes.PARTIAL
        ) from error
