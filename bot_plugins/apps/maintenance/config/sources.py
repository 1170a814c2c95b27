"""The sources of a task's pages: the kinds of ``[[task.source]]``."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from bot_plugins.apps.maintenance.config.values import ReadableFile, Section, Text


class _PagesSource(Section):
    """A source of pages; the queue stores a separate position for each category or file."""

    kind: str

    @property
    def name(self) -> str:
        """The name under which the queue stores how far this source has been read."""
        return ":".join(filter(None, (self.kind, self._which)))

    @property
    def _which(self) -> str:
        """What identifies it among sources of its kind; empty if there is only one."""
        return ""


class RecentChangesSource(_PagesSource):
    """Pages edited since the last pass, the oldest change first."""

    kind: Literal["recentchanges"]


class Category(_PagesSource):
    """The members of a category, without its subcategories."""

    kind: Literal["category"]
    title: Text

    @property
    def _which(self) -> str:
        return self.title


class Search(_PagesSource):
    """The results of the wiki's search (https://www.mediawiki.org/wiki/Help:CirrusSearch)."""

    kind: Literal["search"]
    query: Text

    @property
    def _which(self) -> str:
        return self.query


class PageList(_PagesSource):
    """The pages that a page of the wiki links to."""

    kind: Literal["pagelist"]
    title: Text

    @property
    def _which(self) -> str:
        return self.title


class Random(_PagesSource):
    """A number of random pages, different in each pass."""

    kind: Literal["random"]
    pages: Annotated[int, Field(ge=1, le=100_000)] = 100


class WorklistSource(_PagesSource):
    """Titles in a file, one per line, as a scan of a dump writes them."""

    kind: Literal["worklist"]
    file: ReadableFile

    @property
    def _which(self) -> str:
        return self.file


Source = Annotated[
    RecentChangesSource | Category | Search | PageList | Random | WorklistSource,
    Field(discriminator="kind"),
]
KINDS: dict[str, type[Section]] = {
    get_args(kind.model_fields["kind"].annotation)[0]: kind
    for kind in get_args(get_args(Source)[0])
}
"""The sources by their kinds."""
