"""Saves on the test wiki, as a pass makes them, and the wiki as looking after them sees it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from bot_plugins.apps.maintenance.watching.looking import WatchResult, look_after
from bot_plugins.core.proposal import Proposal
from bot_plugins.core.ruleset import RuleSet
from bot_plugins.ports import History, PastRevision
from bot_plugins.run.saving.recognising import stored_sha1
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, decide
from bot_plugins.store.filters import EVERYTHING
from bot_plugins.store.findings import Item, every
from bot_plugins.store.pages import from_proposal
from bot_plugins.store.put import put
from bot_plugins.store.saves import Save, next_page
from bot_plugins.store.saving import Intent, confirm, intend
from bot_plugins.store.states import State
from bot_plugins.store.tasks import start_run
from tests.harness.wiki import Client
from tests.ui.display.build import marked

SITE = "test:en"
RULES = RuleSet(frozenset({"verb_form"}), "v1")
SAVER = "CopyBot@host:1"
SINCE = datetime.now(tz=UTC) - timedelta(days=1)


def old(text: str) -> str:
    """Return what a text with ``«old|new»`` was."""
    return marked(text).revision.text


def new(text: str) -> str:
    """Return what it becomes."""
    return marked(text).text


def items(text: str) -> list[Item]:
    """Return the changes in a text as findings that were saved."""
    found = from_proposal(
        marked(text, title="T", site=SITE, revid=1), RuleSet(frozenset(), "")
    ).findings
    when = datetime.now(tz=UTC)
    about = {"site": SITE, "page_id": 1, "title": "T", "url": "", "pageid": 1, "revid": 1}
    return [
        Item(
            id=number, **about, timestamp=when, run=1, created=when, change=change,  # type: ignore[arg-type]
            edited=None, state=State.SAVED, reason="",
        )
        for number, change in enumerate(found)
    ]  # fmt: skip


def save(store: Store, author: Client, bot: Client, title: str, text: str) -> int:
    """Write a page, put its changes into the queue, accept and save them; return the revision."""
    base = author.edit(title, old(text))
    row = author.call("query", titles=title)["query"]["pages"][0]
    found: Proposal = marked(text, title=title, site=SITE, revid=base, pageid=row["pageid"])
    put(store, found, RULES, start_run(store, "copyedit", "Tester"))
    for item in every(store, EVERYTHING):
        if item.title == title and item.state is State.OPEN:
            decide(store, "Ann", item.id, ACCEPT)
    page = next_page(store, SAVER)
    assert page is not None
    numbers = tuple(item.id for item in page.findings)
    run = start_run(store, "copyedit_save", "CopyBot")
    sent = Intent(page.page_id, run, base, stored_sha1(new(text)), "Copyedit", numbers)
    number = intend(store, SAVER, sent)
    revid = bot.edit(title, new(text), summary="Copyedit", bot=1)
    confirm(store, number, revid)
    return revid


def summary_of(save: Save) -> str:
    """Return what an edit of ours says that undoes a save."""
    return f"Undid our revision {save.revid}"


class Seen:
    """The test wiki, asked by requests of this project's own client."""

    name = SITE
    user = "CopyBot"

    def __init__(self, client: Client) -> None:
        self.client, self.asked = client, list[str]()

    def look(self, store: Store) -> WatchResult:
        """Look after all saves; ``asked`` then says what for."""
        self.asked.clear()
        return look_after(store, self, SINCE, lambda _: None, summary_of)

    def latest(self, revids: Collection[int]) -> Mapping[int, int | None]:
        """Return each page's latest revision."""
        self.asked.append("latest")
        found: dict[int, int | None] = dict.fromkeys(revids)
        query = self.client.call(
            "query", revids="|".join(map(str, revids)), prop="info|revisions", rvprop="ids"
        )["query"]
        for page in query.get("pages", ()):
            for one in page.get("revisions", ()):
                found[one["revid"]] = page["lastrevid"]
        return found

    def history(self, revid: int) -> History | None:
        """Return the history of a revision's page."""
        self.asked.append("history")
        pages = self._pages(revids=revid)
        if not pages:
            return None
        properties = "ids|timestamp|user|comment|sha1|tags"
        [page] = self._pages(
            pageids=pages[0]["pageid"], prop="revisions", rvprop=properties, rvstartid=revid,
            rvdir="newer", rvlimit="max",
        )  # fmt: skip
        return History(page["title"], tuple(_past(one) for one in page["revisions"]))

    def text_of(self, revid: int) -> str | None:
        """Return a revision's text."""
        self.asked.append("text")
        pages = self._pages(revids=revid, prop="revisions", rvprop="content", rvslots="main")
        return str(pages[0]["revisions"][0]["slots"]["main"]["content"]) if pages else None

    def _pages(self, **params: object) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.client.call("query", **params)["query"].get("pages", [])
        return found


def _past(row: Mapping[str, Any]) -> PastRevision:
    return PastRevision(
        row["revid"], row["parentid"], row.get("user"), row.get("comment"), row.get("sha1"),
        datetime.fromisoformat(row["timestamp"]), tuple(row["tags"]),
    )  # fmt: skip
