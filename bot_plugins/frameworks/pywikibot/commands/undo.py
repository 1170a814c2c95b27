"""The command ``pwb copyedit_undo``: from the command line to an exit code."""

from __future__ import annotations

from collections.abc import Sequence

import pywikibot

from bot_plugins.frameworks.commands.parsing import parse
from bot_plugins.frameworks.commands.undo_options import UndoOptions
from bot_plugins.frameworks.commands.undoing import Undoing
from bot_plugins.frameworks.pywikibot.commands.global_options import handle_args, names_of
from bot_plugins.frameworks.pywikibot.commands.known import check_chosen_site
from bot_plugins.frameworks.pywikibot.commands.messages import translator
from bot_plugins.frameworks.pywikibot.commands.namespaces import chosen_namespaces
from bot_plugins.frameworks.pywikibot.commands.queue import open_queue
from bot_plugins.frameworks.pywikibot.commands.screen import PywikibotScreen
from bot_plugins.frameworks.pywikibot.editing.wiki import Writer


def undo(arguments: Sequence[str]) -> int:
    """Run ``pwb copyedit_undo`` with command line ``arguments``; return an exit code."""
    options = parse(handle_args(arguments, names_of(UndoOptions())), UndoOptions())
    options.check()
    with open_queue(options.queue, make=False) as store:
        site = pywikibot.Site()
        wiki = Writer(site, namespaces=chosen_namespaces(options.ns, site))
        check_chosen_site(store, arguments, wiki.name)
        screen = PywikibotScreen()
        return Undoing(options, store, wiki, screen, lambda: translator(site.lang)).go()
