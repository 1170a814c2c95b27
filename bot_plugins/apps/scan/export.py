"""Reading the pages of an XML export one by one, for dry runs without a network.

A scan reads the same files on many cores (``scanning``); here pages come one at a time, as from a
wiki.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path

from bot_plugins.apps.scan.cutting import Cut
from bot_plugins.apps.scan.pages import WIKITEXT, PageXml, UnreadablePageError, read_page, spans
from bot_plugins.apps.scan.reading import Dump, open_dump
from bot_plugins.apps.scan.unpacking import NoDumpError
from bot_plugins.core import exit_codes
from bot_plugins.core.proposal import Revision
from bot_plugins.ports import PageSkipped, RunStopped
from bot_plugins.run.skipping import elsewhere


class ExportReader:
    """Reads the pages of an XML export; it cannot save.

    ``wiki_at`` returns the name of the wiki at the export's address, empty if unknown.
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
        return self._dump.head.language

    @cached_property
    def site(self) -> str:
        """The name of the export's wiki; empty if that wiki is not known here."""
        base = self._dump.head.base
        return self._wiki_at(base) if base else ""

    @cached_property
    def _dump(self) -> Dump:
        try:
            return open_dump(str(self.file))
        except NoDumpError as error:
            raise RunStopped(f"{error} (an XML export is needed)", exit_codes.USAGE) from error

    def pages(self) -> Iterator[PageXml]:
        """Yield the pages of the export, each with its latest revision.

        Raises:
            RunStopped: the file cannot be read, is broken off, or is not an XML export.
        """
        number = 0
        trouble = ""
        for cut in self._blocks():
            for start, end in spans(cut.block):
                try:
                    page = read_page(cut.block, start, end)
                except UnreadablePageError as error:
                    trouble = str(error)
                    continue
                number += 1
                yield page
            trouble = next((damage.why for damage in cut.damage), trouble)
        if not number:
            said = f" ({trouble})" if trouble else ""
            raise RunStopped(
                f"{self.file} holds no pages: is it an export?{said}", exit_codes.USAGE
            )
        if trouble:
            raise RunStopped(f"{self.file} is cut off or damaged: {trouble}", exit_codes.PARTIAL)

    def _blocks(self) -> Iterator[Cut]:
        try:
            yield from self._dump.blocks()
        except OSError as error:
            said = f"{self.file} cannot be read: {error.strerror}"
            raise RunStopped(said, exit_codes.PARTIAL) from error

    def title(self, page: PageXml) -> str:
        """Return the page's title."""
        return page.title

    def read(self, page: PageXml, *, fresh: bool = False) -> Revision:
        """Return the page's revision in the export.

        Raises:
            PageSkipped: a redirect, not an article, not wikitext, or an empty page.
        """
        if self.namespaces is not None and page.namespace not in self.namespaces:
            raise PageSkipped(elsewhere(page.namespace))
        if page.is_redirect:
            raise PageSkipped("a redirect")
        if page.model != WIKITEXT:
            raise PageSkipped(f"its content model is {page.model}")
        text = self._text(page)
        if not text.strip():
            raise PageSkipped("an empty page")
        timestamp = datetime.fromisoformat(page.timestamp) if page.timestamp else None
        site = self.site or self.name
        return Revision(text, page.title, site, page.revid, timestamp, pageid=page.pageid)

    def recheck(self, page: PageXml) -> None:
        """Do nothing: an export cannot be asked again."""

    def _text(self, page: PageXml) -> str:
        try:
            return page.wikitext()
        except UnreadablePageError as error:
            raise PageSkipped(f"it cannot be read: {error}") from error
