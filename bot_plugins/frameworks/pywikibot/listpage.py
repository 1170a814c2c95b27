"""Pywikibot: what people did with a list of changes on its page, and the texts of listed pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from bot_plugins.frameworks.mediawiki.api import WikiApi, only_page
from bot_plugins.ui.review.removed_lines import ListRevision

MOST_REVISIONS = 200
"""A list that more revisions were made of since the bot wrote it is not read back."""


def revisions_since(
    asker: WikiApi, title: str, is_ours: Callable[[str, str], bool]
) -> list[ListRevision]:
    """Return a page's revisions from the last that the bot wrote on, the oldest first.

    ``is_ours`` tells by user and summary whether the bot wrote one. Empty if there is none, if
    it is the latest, or if the wiki hides the text of one.

    Raises:
        RunStopped: the wiki does not answer as it should.
    """
    about = {"prop": "revisions", "rvprop": "ids|user|comment|tags"}
    answer = asker.query(titles=title, rvlimit=str(MOST_REVISIONS), **about)
    rows: list[dict[str, Any]] = only_page(answer).get("revisions", [])
    known = [is_ours(row.get("user", ""), row.get("comment", "")) for row in rows]
    if not any(known) or known[0]:
        return []
    since = rows[known.index(True) :: -1]
    texts = _texts(asker, [row["revid"] for row in since])
    bots = _bots(asker, {row["user"] for row in since if "user" in row})
    if len(texts) < len(since):
        return []
    return [
        ListRevision(
            row["revid"],
            row.get("user"),
            row.get("user") in bots,
            row["tags"],
            texts[row["revid"]],
        )
        for row in since
    ]


def _texts(asker: WikiApi, revids: Sequence[int]) -> dict[int, str]:
    params = {"prop": "revisions", "rvprop": "ids|content", "rvslots": "main"}
    return {
        row["revid"]: text
        for answer in asker.about("revids", revids, **params)
        for page in answer.get("query", {}).get("pages", ())
        for row in page.get("revisions", ())
        if (text := _content(row)) is not None
    }


def _bots(asker: WikiApi, names: Collection[str]) -> set[str]:
    """Return the names of accounts in the group of bots."""
    return {
        row["name"]
        for answer in asker.about("ususers", sorted(names), list="users", usprop="groups")
        for row in answer.get("query", {}).get("users", ())
        if "bot" in row.get("groups", ())
    }


def texts_of(asker: WikiApi, titles: Collection[str]) -> Mapping[str, str]:
    """Return the latest texts of pages by title, without pages that are missing or redirects.

    Raises:
        RunStopped: the wiki does not answer as it should.
    """
    params = {"prop": "info|revisions", "rvprop": "content", "rvslots": "main"}
    found: dict[str, str] = {}
    for answer in asker.about("titles", sorted(titles), **params):
        query = answer.get("query", {})
        given = {row["to"]: row["from"] for row in query.get("normalized", ())}
        for page in query.get("pages", ()):
            text = next((_content(row) for row in page.get("revisions", ())), None)
            if text is not None and not page.get("redirect"):
                found[given.get(page["title"], page["title"])] = text
    return found


def _content(row: Mapping[str, Any]) -> str | None:
    text = row["slots"]["main"].get("content")
    return None if text is None else str(text)
