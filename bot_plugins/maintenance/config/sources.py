"""Where a task's pages come from: the kinds of ``[[task.source]]``."""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from bot_plugins.maintenance.config.base import Place, Section, Text
from bot_plugins.maintenance.config.offline import readable_file

MOST_BYTES = 255
"""Bytes of UTF-8 that the queue has for a source's name."""
_DIGITS = 16


def fitting(name: str) -> str:
    """Return a source's name, or where it is too long its beginning and a hash of all of it."""
    whole = name.encode()
    if len(whole) <= MOST_BYTES:
        return name
    mark = hashlib.sha256(whole).hexdigest()[:_DIGITS]
    return f"{whole[: MOST_BYTES - _DIGITS - 1].decode(errors='ignore')}#{mark}"


class RecentChanges(Section):
    """Pages edited since the last pass, the oldest change first."""

    kind: Literal["recentchanges"]

    @property
    def name(self) -> str:
        """The name under which the queue remembers how far this source was read."""
        return self.kind


class Category(Section):
    """The members of a category, without its subcategories."""

    kind: Literal["category"]
    title: Text

    @property
    def name(self) -> str:
        """The name under which the queue remembers how far this source was read."""
        return fitting(f"{self.kind}:{self.title}")


class Search(Section):
    """What the wiki's search finds (https://www.mediawiki.org/wiki/Help:CirrusSearch)."""

    kind: Literal["search"]
    query: Text

    @property
    def name(self) -> str:
        """The name under which the queue remembers how far this source was read."""
        return fitting(f"{self.kind}:{self.query}")


class PageList(Section):
    """The pages that a page of the wiki links to."""

    kind: Literal["pagelist"]
    title: Text

    @property
    def name(self) -> str:
        """The name under which the queue remembers how far this source was read."""
        return fitting(f"{self.kind}:{self.title}")


class Random(Section):
    """So many pages at random, others in every pass."""

    kind: Literal["random"]
    pages: Annotated[int, Field(ge=1, le=100_000)] = 100

    @property
    def name(self) -> str:
        """The name under which the queue remembers how far this source was read."""
        return self.kind


class Worklist(Section):
    """Titles in a file, one a line, as a scan of a dump writes them."""

    kind: Literal["worklist"]
    file: Annotated[Place, AfterValidator(readable_file)]

    @property
    def name(self) -> str:
        """The name under which the queue remembers how far this source was read."""
        return fitting(f"{self.kind}:{self.file}")


Source = Annotated[
    RecentChanges | Category | Search | PageList | Random | Worklist, Field(discriminator="kind")
]
