"""The command ``pwb copyedit``: from the command line to an exit code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from pywikibot import config
from pywikibot.bot import suggest_help

from bot_plugins.core import exit_codes
from bot_plugins.core.evidence import trusted_share
from bot_plugins.core.registry import lacking, languages, trusted
from bot_plugins.frameworks.pywikibot.commands.copyedit_options import CopyeditOptions, parsed
from bot_plugins.frameworks.pywikibot.commands.generators import NAMES, Generators
from bot_plugins.frameworks.pywikibot.commands.global_options import (
    handle_args,
    names_of,
)
from bot_plugins.frameworks.pywikibot.commands.messages import translator
from bot_plugins.frameworks.pywikibot.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.commands.queue import open_queue
from bot_plugins.frameworks.pywikibot.commands.screen import PywikibotScreen
from bot_plugins.frameworks.pywikibot.commands.sources import (
    RunSource,
    explained,
    from_export,
    from_wiki,
)
from bot_plugins.frameworks.pywikibot.editing.wiki import Writer
from bot_plugins.frameworks.pywikibot.errors import configured_user
from bot_plugins.run import Mode, Records, Run, RunSettings
from bot_plugins.run.closing import closing_lines
from bot_plugins.ui.report import ReportWriter

if TYPE_CHECKING:
    from bot_plugins.ui.review.queueing import Queueing


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
    settings = _settings(options, source.language)
    screen = PywikibotScreen()
    with ExitStack() as stack:
        queue = _queue(options, settings, source, stack)
        screen.say(_announcement(options, settings, source))
        saver = None
        if queue is not None and isinstance(source.reader, Writer):
            # Late: see commands/queue.py.
            from bot_plugins.frameworks.pywikibot.commands.saving_directly import (
                saving,
            )

            source.reader.log_in()
            saver = stack.enter_context(saving(options, settings, source.reader, queue, screen))
        records = Records(_report(options, source, stack), queue)
        run: Run[Any] = Run(settings, screen, source.reader, saver, records)
        pages = stack.enter_context(source.pages)
        code = run.over(explained(source.site, pages))
        if records.report:
            run.totals.review = queue.review_command(options.queue) if queue else ""
            records.report.finish(run.totals)
        more = [*(saver.closing() if saver else []), *_notes(settings)]
        more += queue.closing() if queue else []
        screen.show(closing_lines(run.totals, settings.mode, options.folder, more))
    return code


def _queue(
    options: CopyeditOptions, settings: RunSettings, source: RunSource, stack: ExitStack
) -> Queueing | None:
    """Open the queue, unless none is wanted or the pages are of an unknown wiki."""
    if options.noqueue or not source.wiki:
        return None
    from bot_plugins.ui.review.queueing import Queueing  # late: see commands/queue.py

    store = stack.enter_context(open_queue(options.queue))
    mode = settings.mode
    command = "copyedit" if mode is Mode.DRY else f"copyedit -{mode.value}"
    return stack.enter_context(Queueing(store, settings.rules, configured_user(), command))


def _report(options: CopyeditOptions, source: RunSource, stack: ExitStack) -> ReportWriter | None:
    if not options.folder:
        return None
    return stack.enter_context(ReportWriter(options.folder, source.reader.name))


def _settings(options: CopyeditOptions, language: str) -> RunSettings:
    return RunSettings(
        rules=options.chosen_rules(options.language or language),
        mode=options.mode,
        style=options.style,
        translate=translator(language),
        most_edits=options.maxedits,
        conditions=options.conditions,
    )


def _notes(settings: RunSettings) -> Iterator[str]:
    """Yield notes to show below the totals: what kept these low."""
    if settings.mode is not Mode.DRY and config.simulate:
        yield "simulate is on: nothing was saved."
    yield from (f"{line}." for line in lacking(settings.rules))


def _announcement(options: CopyeditOptions, settings: RunSettings, source: RunSource) -> str:
    """Return which wiki this is about, what will happen there and by which rules."""
    language = f"{len(settings.rules)} rules"
    if not any(rule.language in languages() for rule in settings.rules):
        language += ", none of them specific to this language"
    doing = {
        Mode.DRY: "dry run, nothing will be saved",
        Mode.ASK: "you are asked about every change, then it is saved",
        Mode.ALWAYS: "trusted changes are saved without asking",
    }[options.mode]
    if options.mode is Mode.DRY and not (options.noqueue or source.wiki):
        doing += ", nor queued: this export is not from a wiki in your configuration"
    if options.mode is not Mode.DRY and config.simulate:
        doing += " (but simulate is on: nothing will be saved)"
    if options.mode is Mode.ALWAYS and not trusted(settings.rules):
        doing += "; none of these rules is trusted, so nothing can be saved without a person"
    elif options.mode is Mode.ALWAYS:
        doing += f"; {trusted_share.told([rule.name for rule in settings.rules])}"
    return f"Copyedit on {source.reader.name}: {doing}; {language}."
