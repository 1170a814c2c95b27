"""Pages named in a file, one title per line, many resolved per request."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from bot_plugins.frameworks.mediawiki.api import WikiApi
from bot_plugins.frameworks.mediawiki.maintenance.listing import (
    as_listed,
    is_article,
    pages_of,
)
from bot_plugins.ports import Batch, Listed

_LINE_BYTES = 4096
"""More than a title (at most 255 bytes, Manual:Page_title) with a label after it needs."""
_BEFORE = 200
"""Bytes before a place that identify the file; appending lines does not change them."""
_NAMED = 3
"""How many lost titles a note names."""
_LINE = re.compile(r"(?:[*#]+\s*)?(?:\[\[\s*:?)?(?P<title>[^\[\]{}|<>\x00-\x1f#]*)")


@dataclass
class Worklist:
    """The titles in a file, a batch of lines at a time; a place is a byte offset in the file.

    A byte order mark, Windows line ends, empty lines, ``[[links]]`` and bullets do no harm. At
    the end of the file the place stays there, so lines appended later are read later.
    """

    asker: WikiApi
    name: str
    file: Path
    namespaces: frozenset[int]

    def batch(self, place: str, most: int) -> Batch:
        """Return the pages that the next lines name, at most as many as one request allows.

        Raises:
            RunStopped: the wiki does not answer as it should.
        """
        try:
            with self.file.open("rb") as file:
                note = self._go_to(file, place)
                titles = _titles(file, max(1, min(most, self.asker.values)))
                is_last = not file.peek(1)
                reached = _place(file)
        except OSError as error:
            return Batch((), place, True, f"cannot read {self.file}: {error.strerror}")
        pages, lost = self._resolve(titles)
        notes = [note, self._lost_note(lost)]
        return Batch(pages, reached, is_last, "; ".join(text for text in notes if text))

    def _go_to(self, file: BinaryIO, place: str) -> str:
        """Move to a place; in a rewritten file, go to the beginning and return a note."""
        if not place:
            return ""
        try:
            read = json.loads(place)
            file.seek(int(read["byte"]))
            if _place(file) == place:
                return ""
        except (ValueError, TypeError, KeyError):
            pass
        file.seek(0)
        return f"{self.file} was rewritten: it is read from the beginning"

    def _resolve(self, titles: Sequence[str]) -> tuple[tuple[Listed, ...], list[str]]:
        """Request pages by title; return them, and the titles that name no page to edit."""
        lost = [title for title in titles if not title.strip() or "\ufffd" in title]
        wanted = [title for title in dict.fromkeys(titles) if title not in lost]
        found: dict[str, Mapping[str, Any]] = {}
        final: dict[str, str] = {}
        for answer in self.asker.about("titles", wanted, prop="info"):
            for row in answer.get("query", {}).get("normalized", ()):
                final[row["from"]] = row["to"]
            found |= {row["title"]: row for row in pages_of(answer)}
        pages: dict[int, Listed] = {}
        for title in wanted:
            row = found.get(final.get(title, title), {})
            if not is_article(row):
                lost.append(title)
            elif row["ns"] in self.namespaces:
                pages[row["pageid"]] = as_listed(row)
        return tuple(pages.values()), lost

    def _lost_note(self, lost: Sequence[str]) -> str:
        if not lost:
            return ""
        named = ", ".join(lost[:_NAMED]) + (", ..." if len(lost) > _NAMED else "")
        return f"{len(lost)} lines of {self.file} name no page, or a redirect: {named}"


def _titles(file: BinaryIO, most: int) -> list[str]:
    """Read at most ``most`` titles; a line too long for a title is marked as unusable."""
    titles: list[str] = []
    while len(titles) < most and (line := file.readline(_LINE_BYTES)):
        whole = line.endswith(b"\n") or len(line) < _LINE_BYTES
        while not whole:
            rest = file.readline(_LINE_BYTES)
            whole = rest.endswith(b"\n") or len(rest) < _LINE_BYTES
            line = line[:80] + b"\xff"
        if text := line.decode("utf-8", "replace").lstrip("\ufeff").strip():
            titles.append(_title(text))
    return titles


def _title(line: str) -> str:
    """Return the title that a line names; the line, marked as unusable, if it names none."""
    found = _LINE.match(line)
    title = found["title"].strip().strip("_") if found else ""
    return title or f"{line[:80]}\ufffd"


def _place(file: BinaryIO) -> str:
    """Return a file's current place: its byte offset, and a hash of the bytes before it."""
    byte = file.tell()
    file.seek(max(0, byte - _BEFORE))
    before = hashlib.sha256(file.read(byte - file.tell())).hexdigest()[:16]
    return json.dumps({"byte": byte, "before": before})
