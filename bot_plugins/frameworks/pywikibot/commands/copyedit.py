"""The command ``pwb copyedit``: from the command line to an exit code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pywikibot import config
from pywikibot.bot import suggest_help

from bot_plugins.core import exit_codes
from bot_plugins.frameworks.commands.copyedit_options import CopyeditOptions, parsed
from bot_plugins.frameworks.commands.copyediting import CopyeditRun
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.commands.generators import NAMES, Generators
from bot_plugins.frameworks.pywikibot.commands.global_options import (
    handle_args,
    names_of,
)
from bot_plugins.frameworks.pywikibot.commands.messages import translator
from bot_plugins.frameworks.pywikibot.commands.queue import open_queue
from bot_plugins.frameworks.pywikibot.commands.screen import PywikibotScreen
from bot_plugins.frameworks.pywikibot.commands.sources import (
    explained,
    from_export,
    from_wiki,
)
from bot_plugins.frameworks.pywikibot.editing.wiki import Writer
from bot_plugins.frameworks.pywikibot.errors import configured_user

if TYPE_CHECKING:
    from bot_plugins.ui.review.finding_pages import TextOf


def copyedit(arguments: Sequence[str]) -> int:
    """Run ``pwb copyedit`` with command line ``arguments``; return an exit code."""
    factory = Generators()
    return _run(_parsed(arguments, factory), factory)


def _parsed(arguments: Sequence[str], factory: Generators) -> CopyeditOptions:
    """Read the command line: first Pywikibot's options, then those that choose pages, then ours.

    Raises:
        OptionError: something in it is wrong.
        UnknownLanguageError, UnknownRuleError: it names a language or rule that does not exist.
    """
    is_offline = _is_offline(arguments)
    if is_offline:
        config.site_interface = "BaseSite"  # else Pywikibot asks the wiki who we are
    try:
        left = handle_args(arguments, names_of(CopyeditOptions(), NAMES))
        chosen = [
            argument for argument in left if not is_offline or argument.startswith(_OFFLINE_CHOICES)
        ]
        unchosen = [argument for argument in left if argument not in chosen]
        left = unchosen + factory.handle_args(chosen)
        if factory._namespaces:  # without any, nothing need be asked
            factory.namespaces  # noqa: B018 - resolves their names
        return parsed(left)
    except OptionError as error:
        hint = "; -xml without -ask or -always reads only the file" if is_offline else ""
        raise OptionError(f"{error}{hint}") from error
    except KeyError as error:
        raise OptionError(f"-ns: {error.args[0]}") from error


_OFFLINE_CHOICES = ("-ns", "-namespace", "-limit")
"""Options that choose pages without asking a wiki."""


def _is_offline(arguments: Sequence[str]) -> bool:
    """Tell whether an export is to be read and nothing is to be saved."""
    names = {argument.partition(":")[0] for argument in arguments}
    return "-xml" in names and names.isdisjoint(("-ask", "-always"))


def _run(options: CopyeditOptions, factory: Generators) -> int:
    source = from_export(options, factory) if options.xml else from_wiki(options, factory)
    if source is None:
        suggest_help(missing_generator=True)
        return exit_codes.USAGE
    is_writer = isinstance(source.reader, Writer)
    return CopyeditRun(
        options,
        source.reader,
        source.pages,
        source.language,
        source.wiki,
        PywikibotScreen(),
        translator(source.language),
        open_queue,
        user=configured_user(),
        simulated=bool(config.simulate),
        writer=source.reader if is_writer else None,
        texts=_texts() if is_writer else None,
        lists_from=source.reader if source.site else None,
        explained=lambda pages: explained(source.site, pages),
    ).go()


def _texts() -> TextOf:
    """Return what fetches revisions for a person who is asked."""
    # Late: see commands/queue.py.
    from bot_plugins.frameworks.pywikibot.reading.revision_text import revision_text
    from bot_plugins.ui.review.finding_pages import RevisionTexts

    return RevisionTexts(revision_text)
