"""Look-up of rules, sites, pages and runs in a queue by name, and of the nearest matches."""

from __future__ import annotations

from sqlalchemy import func, select

from bot_plugins.store.queue import Store
from bot_plugins.store.schema import finding, page, run, site

MOST = (1 << 63) - 1
"""The greatest id that a database can store."""
_BEGINNING = 1
_LAST = "\U0010ffff"
_MOST_TITLES = 1000


def has_rule(store: Store, name: str) -> bool:
    """Tell whether any finding is by this rule, even if the rule was removed or renamed."""
    statement = select(finding.c.id).where(finding.c.rule == name).limit(1)
    with store.reading() as connection:
        return connection.scalar(statement) is not None


def site_names(store: Store) -> list[str]:
    """Return the names of the sites with pages in the queue, in alphabetical order."""
    with store.reading() as connection:
        return list(connection.scalars(select(site.c.name).order_by(site.c.name)))


def nearest_run(store: Store, number: int) -> int | None:
    """Return the id of the run nearest to ``number``, itself if it exists; None without runs."""
    away = func.abs(run.c.id - min(number, MOST))
    with store.reading() as connection:
        return connection.scalar(select(run.c.id).order_by(away, run.c.id.desc()).limit(1))


def page_titles_like(store: Store, title: str, name: str = "") -> list[str]:
    """Return the title alone if a page has it, else titles with the same first character.

    ``name`` is the site's; empty for any.
    """
    start = title[:_BEGINNING]
    of_site = select(page.c.title).join(site, site.c.id == page.c.site_id)
    if name:
        of_site = of_site.where(site.c.name == name)
    alike = of_site.where(page.c.title >= start, page.c.title < start + _LAST)
    with store.reading() as connection:
        if connection.scalar(of_site.where(page.c.title == title).limit(1)) is not None:
            return [title]
        return list(connection.scalars(alike.distinct().limit(_MOST_TITLES)))
