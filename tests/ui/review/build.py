"""Queues to review."""

from __future__ import annotations

from pathlib import Path

from bot_plugins.core.proposal import Revision
from bot_plugins.core.rule import Applicability, Rule
from bot_plugins.core.ruleset import RuleSet
from bot_plugins.store.database import Store, open_store
from bot_plugins.store.findings import Item, get
from bot_plugins.store.put import put
from bot_plugins.store.tasks import start_run
from tests.store.build import TIME, pageid
from tests.ui.display.build import COMMA, VERB, marked, proposal_of, with_choices

REPORT = Rule(
    "a dash",
    Applicability.REPORT,
    check=lambda _: (),
    triggers=("-",),
    examples=(),
    name="long_dash",
)
RULES = RuleSet(frozenset({COMMA.name, VERB.name, REPORT.name}), "v1")
MILL = "The mill was old. By then the war had «began|begun». They had «went|gone» home."
SITE = "test:en"


def queued(
    store: Store,
    text: str = MILL,
    title: str = "Mill",
    rule: Rule = VERB,
    alternatives: tuple[str, ...] = (),
    **about: str,
) -> int:
    """Put a page with marked changes into the queue, as a run of its own; return the run's id.

    ``about`` may name the site, the url and the reason (message).
    """
    run = start_run(store, "copyedit", "Tester", RULES.version)
    url = about.get("url", f"https://wiki.example/{title}")
    revision = Revision(text_of(text), title, about.get("site", SITE), 1, TIME, url, pageid(title))
    edits = [one.edit for one in marked(text).findings]
    proposal = proposal_of(revision, edits, rule, about.get("message", "a reason"))
    chosen = with_choices(proposal, *alternatives, applicability=rule.applicability)
    put(store, chosen, RULES, run)
    return run


def text_of(marked_text: str) -> str:
    """Return the text that a wiki has, without the marks."""
    return marked(marked_text).revision.text


def found(store: Store, number: int) -> Item:
    item = get(store, number)
    assert item is not None
    return item


def opened(folder: Path) -> Store:
    """Open an empty queue in a folder."""
    return open_store(folder / "queue.sqlite3")
