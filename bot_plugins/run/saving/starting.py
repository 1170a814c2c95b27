"""Starting a run that saves what was accepted: for the command and for the review page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot_plugins.core import ruleset
from bot_plugins.ports import PageT, SavingWiki, Screen
from bot_plugins.run.saving.rules import rules_to_save
from bot_plugins.run.saving.run import SaveRun
from bot_plugins.run.saving.savers import is_gone, saver_name
from bot_plugins.run.saving.settings import SaveSettings
from bot_plugins.store.database import Store
from bot_plugins.store.saves import free_claims
from bot_plugins.store.tasks import start_run


@dataclass(frozen=True, slots=True)
class RunOrigin:
    """Where a run comes from: the command line to record, and the language of the wiki.

    With ``names_run``, summaries name the run's number.
    """

    command: str
    language: str
    names_run: bool = False


def started(
    settings: SaveSettings,
    origin: RunOrigin,
    store: Store,
    wiki: SavingWiki[PageT],
    screen: Screen,
) -> SaveRun[PageT]:
    """Record the start of a run in the queue and return it; a simulated run has no number.

    The claims of savers that have died are freed. ``settings`` need no run, saver or rules.

    Raises:
        StoreError: the queue fails.
    """
    free_claims(store, is_gone)
    rules = rules_to_save(store, wiki.name, origin.language, settings.title or None)
    version = ruleset.of(rules).version
    number = 0 if wiki.simulated else start_run(store, origin.command, wiki.user, version)
    style = replace(settings.style, run=number if origin.names_run else 0)
    saver = saver_name(wiki.user)
    filled = replace(settings, run=number, saver=saver, rules=rules, style=style)
    return SaveRun(filled, store, wiki, screen)
