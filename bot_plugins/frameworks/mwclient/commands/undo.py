"""Undo saves: those of a run, of a rule, of a page, or since some time.

  undo --site https://en.wikipedia.org --run 12
  undo --site https://en.wikipedia.org --rule repeated_word --since 2d

MediaWiki makes each undo; what others have changed since stays. Changes that
were undone are not proposed again.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from bot_plugins.frameworks.commands.long_options import add_options, read_options
from bot_plugins.frameworks.mwclient.commands import shared
from bot_plugins.run.saving.pacing import EVERY_SECONDS

_OPTIONS = {
    "run": ("NUMBER", "the saves of a run"),
    "rule": ("RULE", "the saves with a change of this rule"),
    "page": ("TITLE", "the saves of this page"),
    "since": ("TIME", "the saves since 3h, 2d, 1w ago, or since 2024-05-01T12:30 UTC"),
    "ns": ("NAMESPACE", "pages of these namespaces (default: articles)"),
    "every": ("SECONDS", f"seconds between two edits (default: {EVERY_SECONDS:g})"),
    "yes": ("", "do not ask"),
    **shared.EDITS,
    **shared.QUEUE,
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's options."""
    from bot_plugins.frameworks.commands.undo_options import UndoOptions

    shared.add_wiki(parser)
    add_options(parser, UndoOptions(), _OPTIONS)


def run(chosen: Namespace) -> int:
    """Run the command; return an exit code."""
    return shared.guarded(_run, chosen)


def _run(chosen: Namespace) -> int:
    # Late: mwclient may not be installed, and reading the command line needs no database.
    from bot_plugins.frameworks.commands.terminal_screen import TerminalScreen
    from bot_plugins.frameworks.commands.undo_options import UndoOptions
    from bot_plugins.frameworks.commands.undoing import Undoing
    from bot_plugins.frameworks.mwclient.lists import chosen_namespaces
    from bot_plugins.frameworks.mwclient.messages import translator
    from bot_plugins.frameworks.mwclient.places import session
    from bot_plugins.frameworks.mwclient.writer import PageWriter

    options = read_options(chosen, UndoOptions())
    options.check()
    with shared.open_queue(options.queue, make=False) as store:
        api = session(chosen.site, chosen.logins)
        spaces = chosen_namespaces(api, options.ns)
        writer = PageWriter(api, spaces, simulated=chosen.simulate)
        screen = TerminalScreen()
        return Undoing(options, store, writer, screen, lambda: translator(api.language)).go()
