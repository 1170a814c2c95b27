"""Lines that editors removed from a list on the wiki, read back as their decisions.

Whoever removes a line, and leaves its slip on the page, rejects the change. The careful reading
decides what is not clear: a removal counts for nothing if a bot made it, if its editor is hidden,
if MediaWiki tags it as a blanking or as a return to an older text, or if it emptied a list of
several lines. A line that stands elsewhere on the list's page, or stands there again, was not
removed. Anybody who may edit the list's page may reject changes; nobody can accept any there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from bot_plugins.store.closing import close_waiting
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import DecisionDetails, decide
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.findings import Item, get
from bot_plugins.store.matching import between_words
from bot_plugins.store.rebase import GONE
from bot_plugins.store.states import REVIEWABLE, DecisionKind
from bot_plugins.ui.review.worklist import line_id

NO_VERDICTS = frozenset(
    {"mw-blank", "mw-replace", "mw-undo", "mw-rollback", "mw-manual-revert", "mw-new-redirect"}
)
"""Tags of edits that remove lines without a word on them (Manual:Tags, Help:Tags)."""
_LINE = re.compile(r"\bcopyedit-(\d{1,18})-[0-9a-f]{8}\b")


@dataclass(frozen=True, slots=True)
class ListRevision:
    """A revision of the list's page; ``user`` is None if hidden, ``tags`` are MediaWiki's."""

    revid: int
    user: str | None
    is_bot: bool
    tags: Collection[str]
    text: str


@dataclass(frozen=True, slots=True)
class ReadBack:
    """How many removed lines count as rejected, and how many as done."""

    rejected: int = 0
    done: int = 0


def removed(revisions: Iterable[ListRevision]) -> dict[str, ListRevision]:
    """Return the lines (ids) that are gone, each with the revision that removed it.

    ``revisions`` begin with the one that the bot wrote last, and end with the latest.
    """
    found: dict[str, ListRevision] = {}
    for older, newer in pairwise(revisions):
        before, after = _lines(older.text), _lines(newer.text)
        found = {line: by for line, by in found.items() if line not in after}
        is_emptied = len(before) > 1 and not after
        if _is_verdict(newer) and not is_emptied:
            found |= dict.fromkeys(before - after, newer)
    return found


def read_back(
    store: Store,
    site: str,
    lines: Mapping[str, ListRevision],
    texts: Callable[[Collection[str]], Mapping[str, str]],
) -> ReadBack:
    """Reject the changes whose lines were removed; close those whose slip was fixed.

    ``texts`` returns the present texts of pages by title; a page that it leaves out is left alone.

    Raises:
        StoreError: the database fails.
    """
    waiting = {line: item for line in lines if (item := _waiting(store, site, line))}
    found = texts({item.title for item in waiting.values()}) if waiting else {}
    known = {line: item for line, item in waiting.items() if item.title in found}
    standing = {
        line
        for line, item in known.items()
        if between_words(found[item.title], item.change) is not None
    }
    rejected = sum(_reject(store, known[line].id, lines[line]) for line in sorted(standing))
    done = close_waiting(store, [known[line].id for line in known.keys() - standing], GONE)
    return ReadBack(rejected, done)


def _lines(text: str) -> set[str]:
    return {match[0] for match in _LINE.finditer(text)}


def _is_verdict(revision: ListRevision) -> bool:
    is_somebody = revision.user is not None and not revision.is_bot
    return is_somebody and NO_VERDICTS.isdisjoint(revision.tags)


def _waiting(store: Store, site: str, line: str) -> Item | None:
    """Return the finding of a line, if it is this queue's and waits for a decision."""
    match = _LINE.fullmatch(line)
    item = get(store, int(match[1])) if match else None
    if item is None or item.site != site or item.state not in REVIEWABLE:
        return None
    return item if line_id(item) == line else None


def _reject(store: Store, number: int, revision: ListRevision) -> bool:
    """Reject a finding in an editor's name, unless somebody decides about it now."""
    verdict = DecisionDetails(
        DecisionKind.REJECT, f"its line was removed from the list, in revision {revision.revid}"
    )
    try:
        decide(store, revision.user or "", number, verdict)
    except RefusedError:
        return False
    return True
