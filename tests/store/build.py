"""Pages and proposals for the tests of the queue. ``«old|new»`` marks a change."""

from __future__ import annotations

import hashlib
import zlib
from datetime import UTC, datetime

from bot_plugins.core.proposal import Proposal
from bot_plugins.core.ruleset import RuleSet
from bot_plugins.store.accepting import Trusted, accept_trusted
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, DecisionDetails, decide
from bot_plugins.store.filters import EVERYTHING
from bot_plugins.store.findings import Item, every
from bot_plugins.store.put import Outcome, put
from bot_plugins.store.saves import PageToSave, next_page
from bot_plugins.store.saving import Intent
from bot_plugins.store.states import DecisionKind, State
from bot_plugins.store.tasks import start_run
from tests.ui.display.build import marked

SITE = "test:en"
RULES = RuleSet(frozenset({"verb_form"}), "v1")
MILL = "The mill was old. By then the war had «began|begun». It rained."
TIME = datetime(2024, 5, 1, 12, 30, tzinfo=UTC)


def proposed(text: str, title: str = "Mill", revid: int = 1, site: str = SITE) -> Proposal:
    url = f"https://wiki.example/{title}"
    number = pageid(title)
    return marked(text, title=title, site=site, revid=revid, url=url, pageid=number, timestamp=TIME)


def pageid(title: str) -> int:
    """Return a number that no two titles have; the mill's is 7."""
    mill, other = (zlib.crc32(one.encode(errors="surrogatepass")) for one in ("Mill", title))
    return 7 + (mill ^ other)


def queue(
    store: Store, text: str, title: str = "Mill", revid: int = 1, rules: RuleSet = RULES
) -> Outcome:
    """Put a page with marked changes into the queue, as a run of its own."""
    run = start_run(store, "copyedit", "Tester", rules.version)
    return put(store, proposed(text, title, revid), rules, run)


def everything(store: Store) -> list[Item]:
    return list(every(store, EVERYTHING))


def only(store: Store) -> Item:
    """Return the one finding there is, in whatever state."""
    [item] = everything(store)
    return item


def states(store: Store) -> list[State]:
    return [item.state for item in everything(store)]


def accepted(store: Store, text: str = MILL, title: str = "Mill", revid: int = 1) -> list[Item]:
    """Queue a page and accept all of it."""
    queue(store, text, title, revid)
    found = [item for item in everything(store) if item.title == title]
    return [decide(store, "Ann", item.id, ACCEPT) for item in found]


def accept_by_itself(
    store: Store, title: str = "Mill", rule: str = "verb_form", site: str = SITE, reason: str = ""
) -> int:
    """Accept what the queue has for a page by a rule, as where all of that is trusted."""
    found = [one for one in everything(store) if (one.title, one.change.rule) == (title, rule)]
    places = frozenset(
        (one.change.rule, one.change.start, one.change.end, one.change.after) for one in found
    )
    revid = max((one.revid for one in found), default=0)
    return accept_trusted(store, Trusted(site, title, revid, places), reason)


def take(store: Store, saver: str = "bot", after: int = 0) -> PageToSave:
    page = next_page(store, saver, after=after)
    assert page is not None
    return page


def intent(store: Store, page: PageToSave, revid: int = 1) -> Intent:
    run = start_run(store, "save", "Bot")
    sha1 = hashlib.sha1(page.title.encode(), usedforsecurity=False).hexdigest()
    numbers = tuple(item.id for item in page.findings)
    return Intent(page.page_id, run, revid, sha1, "Copyedit", numbers)


def edit(replacement: str) -> DecisionDetails:
    return DecisionDetails(DecisionKind.EDIT, replacement=replacement)
