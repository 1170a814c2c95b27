"""Save what was accepted in the queue, one page after the other.

  save --site https://en.wikipedia.org

A change that no longer fits its page goes back to review. Every save is
recorded before it is sent, so it can be undone ("undo").
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from bot_plugins.frameworks.commands.long_options import add_options, read_options
from bot_plugins.frameworks.mwclient.commands import shared
from bot_plugins.run.saving.pacing import EVERY_SECONDS

_OPTIONS = {
    "page": ("TITLE", "save this page only"),
    "ns": ("NAMESPACE", "save pages of these namespaces (default: articles)"),
    "every": ("SECONDS", f"seconds between two edits (default: {EVERY_SECONDS:g})"),
    "grace": ("SECONDS", "wait so long for an edit whose answer was lost"),
    "maxedits": ("NUMBER", "stop after this many edits"),
    "runid": ("", "name the run's number in summaries"),
    **shared.SUMMARIES,
    **shared.EDITS,
    **shared.STOPS,
    **shared.QUEUE,
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's options."""
    from bot_plugins.frameworks.commands.save_options import SaveOptions

    shared.add_wiki(parser)
    add_options(parser, SaveOptions(), _OPTIONS)


def run(chosen: Namespace) -> int:
    """Run the command; return an exit code."""
    return shared.guarded(_run, chosen)


def _run(chosen: Namespace) -> int:
    # Late: mwclient may not be installed, and reading the command line needs no database.
    from bot_plugins.frameworks.commands.save_options import SaveOptions
    from bot_plugins.frameworks.commands.saving import Saving
    from bot_plugins.frameworks.commands.terminal_screen import TerminalScreen
    from bot_plugins.frameworks.mwclient.lists import chosen_namespaces
    from bot_plugins.frameworks.mwclient.messages import translator
    from bot_plugins.frameworks.mwclient.places import session
    from bot_plugins.frameworks.mwclient.writer import PageWriter

    options = read_options(chosen, SaveOptions())
    with shared.open_queue(options.queue, make=False) as store:
        api = session(chosen.site, chosen.logins)
        spaces = chosen_namespaces(api, options.ns)
        writer = PageWriter(api, spaces, simulated=chosen.simulate)
        command = "copyedit_save -simulate" if chosen.simulate else "copyedit_save"
        return Saving(
            options, store, writer, lambda _: TerminalScreen(), lambda: api.language, translator,
            command,
        ).go()  # fmt: skip
