"""Pages of a real wiki with slips, proposed and accepted as people would; and what became of it."""

from __future__ import annotations

from collections.abc import Iterable

from bot_plugins.core import ruleset
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.proposal import Revision
from bot_plugins.core.registry import rules_for
from bot_plugins.store.database import Store
from bot_plugins.store.decisions import ACCEPT, decide
from bot_plugins.store.filters import EVERYTHING, Filters
from bot_plugins.store.findings import Item, every
from bot_plugins.store.put import put
from bot_plugins.store.states import State
from bot_plugins.store.tasks import start_run
from tests.harness.wiki import Client
from tests.harness.wiki.bot_config import CODE, FAMILY

SITE = f"{FAMILY}:{CODE}"
FERRY = (
    "The ferry is old and small.\n\n"
    "By then the war had began in the north , they said. Nobody went out on that day.\n\n"
    "It was wrote down by a monk who lived there. The river is wide."
)
MENDED = (
    "The ferry is old and small.\n\n"
    "By then the war had begun in the north, they said. Nobody went out on that day.\n\n"
    "It was written down by a monk who lived there. The river is wide."
)
CHANGES = 3
"""How many changes make ``MENDED`` of ``FERRY``."""
RULES = rules_for("en")


def queue_page(  # noqa: PLR0913 - each is a property of what is queued
    store: Store, title: str, text: str, revid: int, *, accept: bool = True, site: str = SITE
) -> None:
    """Propose for a page's revision, put that into the queue, and accept all of it."""
    run = start_run(store, "copyedit", "Tester")
    revision = Revision(text, title, site, revid)
    put(store, propose_revision(revision, RULES), ruleset.of(RULES), run)
    if accept:
        for item in items(store, title, State.OPEN):
            decide(store, "Ann", item.id, ACCEPT)


def queue_pages(
    store: Store, client: Client, titles: Iterable[str], text: str = FERRY, *, site: str = SITE
) -> None:
    """Write pages to the wiki, and accept all that is proposed for them."""
    for title in titles:
        queue_page(store, title, text, client.edit(title, text), site=site)


def items(store: Store, title: str, *states: State) -> list[Item]:
    """Return a page's findings in some states, or in any."""
    wanted = Filters(title=title, states=states or tuple(State))
    return sorted(every(store, wanted), key=lambda item: item.change.start)


def state_names(store: Store, title: str | None = None) -> list[str]:
    """Return the states of all findings, in order of their ids."""
    found = every(store, EVERYTHING)
    return [item.state.value for item in found if title in (None, item.title)]
