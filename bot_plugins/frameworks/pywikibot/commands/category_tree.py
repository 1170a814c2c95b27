"""A category and the categories below it: the pages in them, and how many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pywikibot import Category

from bot_plugins.frameworks.pywikibot.client.api import ApiClient
from bot_plugins.ui.review.jobs.workbench import PageCount

MOST_CATEGORIES = 1000
"""Categories of a tree that are read; the trees of large wikis have no end."""
MOST_ASKED = 20
"""Categories of a tree whose subcategories are counted, with one request each."""


def categories(root: Category) -> Iterator[Category]:
    """Yield a category and those below it, each once, the nearest first."""
    seen, waiting = {root.title()}, [root]
    for category in waiting:
        yield category
        for below in category.subcategories() if len(seen) < MOST_CATEGORIES else ():
            if below.title() not in seen:
                seen.add(below.title())
                waiting.append(below)


def count_pages(asker: ApiClient, root: str) -> PageCount:
    """Count the pages in a category and in those below it; a page in two of them counts twice."""
    rows = asker.query(titles=root, prop="categoryinfo")["query"]["pages"]
    number, is_least = _pages(rows[0]), False
    seen, waiting = {root}, [root] if _info(rows[0]).get("subcats") else []
    for asked, title in enumerate(waiting):
        if asked == MOST_ASKED:
            return PageCount(number, is_least=True)
        answer = asker.query(generator="categorymembers", gcmtitle=title, gcmtype="subcat",
                             gcmlimit="max", prop="categoryinfo")  # fmt: skip
        is_least = is_least or "continue" in answer
        for row in answer.get("query", {}).get("pages", ()):
            if row["title"] not in seen:
                seen.add(row["title"])
                number += _pages(row)
                waiting += [row["title"]] if _info(row).get("subcats") else []
    return PageCount(number, is_least)


def _info(row: Mapping[str, Any]) -> Mapping[str, int]:
    found: Mapping[str, int] = row.get("categoryinfo", {})
    return found


def _pages(row: Mapping[str, Any]) -> int:
    return _info(row).get("pages", 0)
