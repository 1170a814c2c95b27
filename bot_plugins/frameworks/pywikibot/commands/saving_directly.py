"""Saving for ``-ask`` and ``-always``: connects the queue, the wiki and the decider."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pywikibot

from bot_plugins.apps.maintenance.watching.looking import look_after
from bot_plugins.core import exit_codes, registry
from bot_plugins.core.rule import Rule
from bot_plugins.frameworks.pywikibot.commands.copyedit_options import CopyeditOptions
from bot_plugins.frameworks.pywikibot.commands.messages import translator
from bot_plugins.frameworks.pywikibot.commands.screen import PywikibotScreen
from bot_plugins.frameworks.pywikibot.editing.wiki import Writer
from bot_plugins.frameworks.pywikibot.reading.revision_text import RevisionTexts
from bot_plugins.run import Mode, RunSettings, RunStopped
from bot_plugins.run.saving.direct import DirectSaver, TrustingDecider
from bot_plugins.run.saving.run import SaveRun
from bot_plugins.run.saving.savers import is_gone, saver_name
from bot_plugins.run.saving.settings import SaveSettings
from bot_plugins.store.database import Store
from bot_plugins.store.errors import StoreError
from bot_plugins.store.saves import Save, free_claims
from bot_plugins.store.standings import switched_off
from bot_plugins.ui.review import Review
from bot_plugins.ui.review.asking import AskingDecider
from bot_plugins.ui.review.queueing import Queueing

WATCHED = timedelta(days=14)
"""For how long after a save a run checks whether somebody undid it, as scheduled passes do."""


@contextmanager
def saving(
    options: CopyeditOptions,
    settings: RunSettings,
    wiki: Writer,
    queue: Queueing,
    screen: PywikibotScreen,
) -> Iterator[DirectSaver[pywikibot.Page]]:
    """Yield the saver, after checking which earlier saves others have undone.

    Raises:
        RunStopped: the queue fails, or the wiki does not answer.
    """
    store = queue.store
    try:
        free_claims(store, is_gone)
        _look_back(store, wiki, screen)
        run = SaveRun(_settings(options, settings, wiki, queue), store, wiki, screen)
        if settings.mode is Mode.ALWAYS:
            yield DirectSaver(run, _trusting(settings.rules, wiki, store, screen))
            return
        review = Review(store, wiki.user or getpass.getuser(), RevisionTexts())
        try:
            yield DirectSaver(run, AskingDecider(review, screen))
        finally:
            review.leave()
    except StoreError as error:
        raise RunStopped(str(error), exit_codes.QUEUE) from error


def _trusting(
    rules: Sequence[Rule], wiki: Writer, store: Store, screen: PywikibotScreen
) -> TrustingDecider:
    """Return a decider that accepts trusted changes, except of rules switched off on the wiki."""
    off = switched_off(store, wiki.name)
    for name in sorted(registry.trusted(rules).intersection(off)):
        screen.say(f"{name} is switched off on {wiki.name} and saves nothing: {off[name].reason}")
    return TrustingDecider(store, off, simulated=wiki.simulated)


def _look_back(store: Store, wiki: Writer, screen: PywikibotScreen) -> None:
    """Find earlier saves that others have undone; their changes are never proposed again."""

    def undo_summary(save: Save) -> str:
        return translator(wiki.site.lang)("copyedit-undo", {"num": save.revid or 0})

    look_after(store, wiki, datetime.now(UTC) - WATCHED, screen.say, undo_summary)


def _settings(
    options: CopyeditOptions, settings: RunSettings, wiki: Writer, queue: Queueing
) -> SaveSettings:
    """Return how pages are saved; Pywikibot's own ``put_throttle`` sets the pace."""
    return SaveSettings(
        run=queue.run,
        saver=saver_name(wiki.user),
        rules=settings.rules,
        style=settings.style,
        translate=settings.translate,
        flags=options.flags,
        stop_page=options.stop_page,
        most_edits=settings.most_edits,
        every=0,
        grace=options.grace,
    )
