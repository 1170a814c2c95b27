"""The command ``pwb copyedit_save``: from the command line to an exit code."""

from __future__ import annotations

from collections.abc import Sequence

import pywikibot

from bot_plugins.frameworks.commands.parsing import parse
from bot_plugins.frameworks.commands.save_options import SaveOptions
from bot_plugins.frameworks.commands.saving import Saving
from bot_plugins.frameworks.pywikibot.commands.global_options import handle_args, names_of
from bot_plugins.frameworks.pywikibot.commands.known import check_chosen_site
from bot_plugins.frameworks.pywikibot.commands.messages import translator
from bot_plugins.frameworks.pywikibot.commands.namespaces import chosen_namespaces
from bot_plugins.frameworks.pywikibot.commands.progress import ProgressScreen
from bot_plugins.frameworks.pywikibot.commands.queue import open_queue
from bot_plugins.frameworks.pywikibot.editing.wiki import Writer


def save(arguments: Sequence[str]) -> int:
    """Run ``pwb copyedit_save`` with command line ``arguments``; return an exit code."""
    options = parse(handle_args(arguments, names_of(SaveOptions())), SaveOptions())
    with open_queue(options.queue, make=False) as store:
        site = pywikibot.Site()
        wiki = Writer(site, namespaces=chosen_namespaces(options.ns, site))
        check_chosen_site(store, arguments, wiki.name)
        command = " ".join(["copyedit_save", *arguments])  # the queue keeps only harmless parts
        return Saving(
            options, store, wiki, ProgressScreen, lambda: str(site.lang), translator, command
        ).go()
