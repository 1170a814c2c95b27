"""Accounting for every accepted finding, from the wiki's own history and the queue's database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import text

from bot_plugins.store.database import Store
from bot_plugins.store.findings import Item
from bot_plugins.store.schema import metadata
from bot_plugins.store.states import State
from bot_plugins.store.undoing import UndoSelection, undoable
from tests.harness.wiki import Client, accounts
from tests.run.saving.queued import CHANGES, items

SLIPS = {
    "began": ("had began", "had begun"),
    " ,": ("north ,", "north,"),
    "wrote": ("was wrote", "was written"),
}
"""What is before a change, with words around it, and after; by the words that are changed."""
CLOSED = (State.SAVED, State.STALE, State.VANISHED)


@dataclass(frozen=True)
class Account:
    """What was found: numbers of findings by state, reasons, and all that is wrong."""

    database: str
    states: Counter[str]
    reasons: Counter[str]
    edited: int
    wrong: tuple[str, ...]


def account_for(
    store: Store, client: Client, titles: Sequence[str], *, once: bool = True
) -> Account:
    """Compare the queue with the wiki, page by page.

    ``once`` says that all was proposed before the first save; otherwise what others wrote
    meanwhile may be proposed anew, and saved by an edit more.
    """
    found = {title: items(store, title) for title in titles}
    revisions = {title: our_revisions(client, title) for title in titles}
    every = [item for page in found.values() for item in page]
    wrong = [
        *(text for title in titles for text in _page(title, found[title], revisions[title], once)),
        *_saves(store, revisions),
        *unsound(store),
    ]
    return Account(
        store.engine.dialect.name,
        Counter(item.state.value for item in every),
        Counter(item.reason for item in every if item.reason),
        sum(bool(ours) for ours in revisions.values()),
        tuple(wrong),
    )


def our_revisions(client: Client, title: str) -> dict[int, Counter[str]]:
    """Return the bot's revisions of a page, and which slips each mended."""
    answer = client.call(
        "query", titles=title, prop="revisions", rvprop="ids|user|content", rvslots="main",
        rvlimit="max", rvdir="newer",
    )  # fmt: skip
    rows = answer["query"]["pages"][0]["revisions"]
    texts = [row["slots"]["main"]["content"] for row in rows]
    changes = [Counter[str](), *(_mended(*pair) for pair in pairwise(texts))]
    ours = accounts.COPY_BOT.name
    return {row["revid"]: made for row, made in zip(rows, changes, strict=True)
            if row["user"] == ours}  # fmt: skip


def _mended(before: str, after: str) -> Counter[str]:
    return Counter(
        words
        for words, (old, new) in SLIPS.items()
        if old in before and old not in after and new in after
    )


def _page(
    title: str, found: Sequence[Item], ours: Mapping[int, Counter[str]], once: bool
) -> Iterator[str]:
    if once and len(found) != CHANGES:
        yield f"{title}: {len(found)} findings"
    if once and len(ours) > 1:
        yield f"{title}: edited {len(ours)} times"
    for item in found:
        if item.state not in CLOSED:
            yield f"{title}: {item.change.before!r} is {item.state}"
        if item.state is not State.SAVED and not item.reason:
            yield f"{title}: {item.change.before!r} is {item.state} without a reason"
    saved = Counter(item.change.before for item in found if item.state is State.SAVED)
    made = sum(ours.values(), Counter[str]())
    yield from (f"{title}: {words!r} was mended {n} times" for words, n in made.items() if n > 1)
    if saved != made:
        yield f"{title}: recorded as saved {dict(saved)}, in the history {dict(made)}"


def _saves(store: Store, revisions: Mapping[str, Mapping[int, object]]) -> Iterator[str]:
    recorded = Counter(save.revid or 0 for save in undoable(store, UndoSelection()))
    actual = Counter(revid for ours in revisions.values() for revid in ours)
    if recorded != actual:
        yield f"recorded, not made: {recorded - actual}; not recorded: {actual - recorded}"


def unsound(store: Store) -> Iterator[str]:
    """Ask the database itself whether it is sound; yield what is not."""
    with store.reading() as connection:
        if store.engine.dialect.name == "sqlite":
            answers = connection.execute(text("PRAGMA integrity_check")).scalars().all()
            yield from (f"integrity: {answer}" for answer in answers if answer != "ok")
            broken = connection.execute(text("PRAGMA foreign_key_check")).all()
            yield from (f"foreign key: {row}" for row in broken)
            return
        for table in metadata.sorted_tables:
            row = connection.execute(text(f"CHECK TABLE {table.name} EXTENDED")).one()
            if row[3] != "OK":
                yield f"{table.name}: {row[3]}"
