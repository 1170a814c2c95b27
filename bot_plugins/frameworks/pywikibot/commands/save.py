"""The command ``pwb copyedit_save``: from the command line to an exit code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pywikibot

from bot_plugins.frameworks.pywikibot.commands.edit_options import EditOptions
from bot_plugins.frameworks.pywikibot.commands.global_options import (
    handle_args,
    names_of,
)
from bot_plugins.frameworks.pywikibot.commands.known import check_chosen_site, check_title
from bot_plugins.frameworks.pywikibot.commands.messages import translator
from bot_plugins.frameworks.pywikibot.commands.namespaces import chosen_namespaces
from bot_plugins.frameworks.pywikibot.commands.parsing import page_title, parse
from bot_plugins.frameworks.pywikibot.commands.progress import ProgressScreen
from bot_plugins.frameworks.pywikibot.commands.queue import open_queue
from bot_plugins.frameworks.pywikibot.editing.wiki import Writer
from bot_plugins.run.saving.pacing import EVERY_SECONDS, GRACE_SECONDS
from bot_plugins.run.saving.run import SaveRun
from bot_plugins.run.saving.settings import SaveSettings
from bot_plugins.run.saving.starting import RunOrigin, started
from bot_plugins.run.saving.totals import closing_lines
from bot_plugins.run.words import counted
from bot_plugins.store.database import Store
from bot_plugins.store.filters import Filters
from bot_plugins.store.findings import count
from bot_plugins.store.states import State
from bot_plugins.store.tasks import end_run


@dataclass
class SaveOptions(EditOptions):
    """What the command line asks for; the fields are the options' names."""

    queue: str = ""
    page: str = ""
    ns: list[str] = field(default_factory=list)
    every: float = EVERY_SECONDS
    grace: float = field(default=GRACE_SECONDS, metadata={"former": ["settle"]})
    maxedits: int | None = None
    runid: bool = False


def save(arguments: Sequence[str]) -> int:
    """Run ``pwb copyedit_save`` with command line ``arguments``; return an exit code."""
    options = parse(handle_args(arguments, names_of(SaveOptions())), SaveOptions())
    options.stop_page  # noqa: B018 - checks the title
    with open_queue(options.queue, make=False) as store:
        site = pywikibot.Site()
        wiki = Writer(site, namespaces=chosen_namespaces(options.ns, site))
        check_chosen_site(store, arguments, wiki.name)
        if title := page_title(options.page):
            check_title(store, title, wiki.name)
        screen = ProgressScreen(count(store, _accepted(wiki, options)))
        screen.say(_announcement(wiki, store, screen.total))
        wiki.log_in()
        run = _started(options, store, wiki, screen, arguments)
        try:
            return run.go()
        finally:
            screen.clear()
            end_run(store, run.settings.run, pages=run.totals.pages)
            found = len(run.reconciler.found)
            screen.show(closing_lines(run.totals, found, simulated=wiki.simulated))


def _accepted(wiki: Writer, options: SaveOptions) -> Filters:
    title = page_title(options.page)
    return Filters(site=wiki.name, title=title, states=(State.ACCEPTED,))


def _started(
    options: SaveOptions,
    store: Store,
    wiki: Writer,
    screen: ProgressScreen,
    arguments: Sequence[str],
) -> SaveRun[pywikibot.Page]:
    """Record the start of the run in the queue and return it."""
    settings = SaveSettings(
        style=options.style,
        translate=translator(wiki.site.lang),
        flags=options.flags,
        stop_page=options.stop_page,
        most_edits=options.maxedits,
        title=page_title(options.page) or "",
        every=options.every,
        grace=options.grace,
    )
    command = " ".join(["copyedit_save", *arguments])  # the queue keeps only its harmless parts
    origin = RunOrigin(command, wiki.site.lang, names_run=options.runid)
    run = started(settings, origin, store, wiki, screen)
    run.on_page = screen.advance
    return run


def _announcement(wiki: Writer, store: Store, total: int) -> str:
    doing = f"{counted(total, 'accepted change')} in the queue {store.name}"
    simulated = " (simulate is on: nothing will be saved)" if wiki.simulated else ""
    return f"Saving on {wiki.name}: {doing}{simulated}."
