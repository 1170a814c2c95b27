"""What ``pwb copyedit`` does: from the command line to an exit code."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any

import pywikibot
from pywikibot import config
from pywikibot.bot import suggest_help
from pywikibot.pagegenerators import GeneratorFactory

from bot_plugins import exit_codes
from bot_plugins.frameworks.commands.copyedit_options import Options, parsed
from bot_plugins.frameworks.commands.messages import translator
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.commands.queue import open_queue
from bot_plugins.frameworks.commands.screen import PywikibotScreen
from bot_plugins.frameworks.commands.sources import (
    Source,
    explained,
    from_export,
    from_wiki,
)
from bot_plugins.frameworks.pywikibot import Writer
from bot_plugins.frameworks.pywikibot_trouble import configured_user
from bot_plugins.registry import languages
from bot_plugins.report import ReportWriter
from bot_plugins.session import Mode, Records, Run, Settings
from bot_plugins.session.closing import closing_lines


def copyedit(arguments: Sequence[str]) -> int:
    """Run ``pwb copyedit`` with command line ``arguments``; return an exit code."""
    factory = GeneratorFactory()
    return _run(_parsed(arguments, factory), factory)


def _parsed(arguments: Sequence[str], factory: GeneratorFactory) -> Options:
    """Read the command line: first Pywikibot's options, then those that choose pages, then ours.

    Raises:
        OptionError: something in it is wrong.
    """
    is_offline = _is_offline(arguments)
    if is_offline:
        config.site_interface = "BaseSite"  # else Pywikibot asks the wiki who we are
    try:
        left = pywikibot.handle_args(arguments)
        chosen = [one for one in left if not is_offline or one.startswith(_OFFLINE_CHOICES)]
        unchosen = [one for one in left if one not in chosen]
        left = unchosen + factory.handle_args(chosen)
        if factory._namespaces:  # without any, nothing need be asked
            factory.namespaces  # noqa: B018 - resolves their names
        return parsed(left)
    except OptionError as error:
        hint = "; -xml without -ask or -always reads nothing but the file" if is_offline else ""
        raise OptionError(f"{error}{hint}") from error
    except SystemExit as end:  # after -help, or, with code 1, because there is no such wiki
        if not end.code:
            raise
        raise OptionError("check family and mylang in user-config.py, and -site") from end
    except (ValueError, KeyError) as error:  # Pywikibot's own, for values it cannot read
        raise OptionError(f"Pywikibot does not understand an option: {error}") from error


_OFFLINE_CHOICES = ("-ns", "-namespace", "-limit")
"""Options that choose pages without asking a wiki."""


def _is_offline(arguments: Sequence[str]) -> bool:
    """Tell whether an export is to be read and nothing is to be saved."""
    names = {argument.partition(":")[0] for argument in arguments}
    return "-xml" in names and names.isdisjoint(("-ask", "-always"))


def _run(options: Options, factory: GeneratorFactory) -> int:
    source = from_export(options, factory) if options.xml else from_wiki(options, factory)
    if source is None:
        suggest_help(missing_generator=True)
        return exit_codes.USAGE
    settings = _settings(options, source.language)
    screen = PywikibotScreen()
    screen.say(_announcement(options, settings, source))
    writer = source.reader if isinstance(source.reader, Writer) else None
    if writer is not None:
        writer.log_in()
    with ExitStack() as stack:
        records = _records(options, settings, source, stack)
        run: Run[Any] = Run(settings, screen, source.reader, writer, records)
        pages = stack.enter_context(source.pages)
        code = run.over(explained(source, pages))
        if records.report:
            records.report.finish(run.totals)
        screen.show(closing_lines(run.totals, settings.mode, options.folder, records.queue))
    return code


def _records(options: Options, settings: Settings, source: Source, stack: ExitStack) -> Records:
    """Open the report and the queue, as far as they are wanted; ``stack`` closes them."""
    report, queue = None, None
    if options.mode is Mode.DRY and not options.noqueue and source.wiki:
        from bot_plugins.review.queueing import Queueing  # late: see commands/queue.py

        store = stack.enter_context(open_queue(options.queue))
        queue = stack.enter_context(Queueing(store, settings.rules, configured_user()))
    if options.folder:
        report = stack.enter_context(ReportWriter(options.folder, source.reader.name))
    return Records(report, queue)


def _settings(options: Options, language: str) -> Settings:
    return Settings(
        rules=options.chosen_rules(options.language or language),
        mode=options.mode,
        style=options.style,
        translate=translator(language),
        flags=options.flags,
        most_edits=options.maxedits,
    )


def _announcement(options: Options, settings: Settings, source: Source) -> str:
    """Say which wiki this is about, what will happen there and by which rules."""
    language = f"{len(settings.rules)} rules"
    if not any(rule.language in languages() for rule in settings.rules):
        language += ", none of them for this language in particular"
    doing = {
        Mode.DRY: "dry run, nothing will be saved",
        Mode.ASK: "you are asked about every change, then it is saved",
        Mode.ALWAYS: "trusted changes are saved without asking",
    }[options.mode]
    if options.mode is Mode.DRY and not (options.noqueue or source.wiki):
        doing += ", nor queued: this export is of no wiki in your configuration"
    if options.mode is not Mode.DRY and config.simulate:
        doing += " (but simulate is on: nothing will be saved)"
    return f"Copyedit on {source.reader.name}: {doing}; {language}."
