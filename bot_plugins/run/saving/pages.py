"""The pages that a saver visits, one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from bot_plugins.store.database import Store
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import Item, listed
from bot_plugins.store.saves import PageToSave, next_page, release_page
from bot_plugins.store.states import State

_MOST = 10_000
"""More findings than a page has."""


@dataclass(frozen=True)
class Pages:
    """The pages of a site with accepted findings; with a title, only that page."""

    store: Store
    saver: str
    site: str
    title: str = ""

    def after(self, page_id: int) -> PageToSave | None:
        """Claim the next page after ``page_id`` (0: the first); None when there is none left.

        Raises:
            StoreError: the database fails.
        """
        if not self.title:
            return next_page(self.store, self.saver, site=self.site, after=page_id)
        wanted = Filters(site=self.site, title=self.title, states=(State.ACCEPTED,))
        found = listed(self.store, wanted, limit=1)
        if not found or found[0].page_id <= page_id:
            return None
        return self.claim(found[0].page_id)

    def others(self, page: PageToSave) -> list[Item]:
        """Return the page's findings that are not to be saved, except vanished ones."""
        states = tuple(state for state in State if state is not State.VANISHED)
        wanted = Filters(site=page.site, title=page.title, states=states)
        ours = {item.id for item in page.findings}
        return [item for item in listed(self.store, wanted, limit=_MOST) if item.id not in ours]

    def claim(self, page_id: int) -> PageToSave | None:
        """Claim one page (its id in the queue).

        Returns None if it has no accepted finding, another saver has it, or the outcome of its last
        save is unknown.
        """
        page = next_page(self.store, self.saver, site=self.site, after=page_id - 1)
        if page and page.page_id != page_id:
            release_page(self.store, self.saver, page.page_id)
            return None
        return page
