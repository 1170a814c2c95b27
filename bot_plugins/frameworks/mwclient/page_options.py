"""mwclient: options that choose the pages of a run."""

from __future__ import annotations

from dataclasses import dataclass, field

_WHOLE = {"whole": True}
"""For titles and the like, which may contain commas."""


@dataclass
class PageOptions:
    """The options that choose pages; the fields are the options' names."""

    page: list[str] = field(default_factory=list, metadata=_WHOLE)
    category: list[str] = field(default_factory=list, metadata=_WHOLE)
    search: list[str] = field(default_factory=list, metadata=_WHOLE)
    recentchanges: int | None = None
    file: list[str] = field(default_factory=list, metadata=_WHOLE)
    ns: list[str] = field(default_factory=list)
    limit: int | None = None

    @property
    def names_pages(self) -> bool:
        """Whether any list of pages is chosen."""
        return bool(self.page or self.category or self.search or self.recentchanges or self.file)
