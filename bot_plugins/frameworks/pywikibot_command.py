"""What ``pwb copyedit`` does: from the command line to an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pywikibot
from pywikibot import config
from pywikibot.bot import suggest_help
from pywikibot.exceptions import Error
from pywikibot.pagegenerators import GeneratorFactory
from pywikibot.site import APISite

from bot_plugins import exit_codes
from bot_plugins.frameworks.pywikibot import Reader, Writer
from bot_plugins.frameworks.pywikibot_dump import DumpReader
from bot_plugins.frameworks.pywikibot_messages import translator, use_messages
from bot_plugins.frameworks.pywikibot_options import OptionError, Options, parse
from bot_plugins.frameworks.pywikibot_screen import PywikibotScreen
from bot_plugins.frameworks.pywikibot_trouble import bound_waiting, run_stopped
from bot_plugins.registry import UnknownRuleError, languages
from bot_plugins.report import ReportError, ReportWriter
from bot_plugins.session import Mode, Run, RunStopped, Settings
from bot_plugins.session.closing import closing_lines

ARTICLES = frozenset({0})


def copyedit(arguments: Sequence[str], scripts: Path) -> int:
    """Run ``pwb copyedit`` with command line ``arguments``; return an exit code.

    ``scripts`` is the folder the script and its messages are in.
    """
    bound_waiting()
    use_messages(scripts)
    factory = GeneratorFactory()
    try:
        left = factory.handle_args(pywikibot.handle_args(arguments))
        options = parse(left)
        return _run(options, factory)
    except (OptionError, UnknownRuleError, ReportError) as error:
        suggest_help(additional_text=str(error))
        return exit_codes.USAGE
    except RunStopped as stop:
        pywikibot.error(str(stop))
        return stop.code
    except BrokenPipeError:  # "... | head": nobody reads on
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exit_codes.INTERRUPTED


def _run(options: Options, factory: GeneratorFactory) -> int:
    site = pywikibot.Site()
    screen = PywikibotScreen()
    reader, pages = _source(options, factory, site)
    if pages is None:
        suggest_help(missing_generator=True)
        return exit_codes.USAGE
    settings = _settings(options, site)
    screen.say(_announcement(options, settings, reader.name))
    writer = reader if isinstance(reader, Writer) else None
    if writer is not None:
        writer.log_in()
    with ExitStack() as stack:
        report = None
        if options.folder:
            report = stack.enter_context(ReportWriter(options.folder, reader.name))
        run: Run[Any] = Run(settings, screen, reader, writer, report)
        code = run.over(_explained(site, pages))
        if report:
            report.finish(run.totals)
    screen.show(closing_lines(run.totals, settings.mode, options.folder))
    return code


def _source(
    options: Options, factory: GeneratorFactory, site: APISite
) -> tuple[Any, Iterable[Any] | None]:
    """Return what reads pages, and the pages; None when the command line names none."""
    chosen = factory.namespaces
    namespaces = frozenset(space.id for space in chosen) if chosen else ARTICLES
    if options.xml and options.mode is Mode.DRY:
        dump = DumpReader(Path(options.xml), namespaces=namespaces)
        return dump, dump.pages()
    reader = (Reader if options.mode is Mode.DRY else Writer)(site, namespaces=namespaces)
    titles = None
    if options.xml:
        titles = (
            pywikibot.Page(site, page.title) for page in DumpReader(Path(options.xml)).pages()
        )
    return reader, factory.getCombinedGenerator(titles, preload=True)


def _settings(options: Options, site: APISite) -> Settings:
    language = options.language or site.lang
    return Settings(
        rules=options.chosen_rules(language),
        mode=options.mode,
        style=options.style,
        translate=translator(site.lang),
        flags=options.flags,
        most_edits=options.maxedits,
    )


def _announcement(options: Options, settings: Settings, wiki: str) -> str:
    """Say which wiki this is about, what will happen there and by which rules."""
    language = f"{len(settings.rules)} rules"
    if not any(rule.language in languages() for rule in settings.rules):
        language += ", none of them for this language in particular"
    doing = {
        Mode.DRY: "dry run, nothing will be saved",
        Mode.ASK: "you are asked about every change, then it is saved",
        Mode.ALWAYS: "trusted changes are saved without asking",
    }[options.mode]
    if options.mode is not Mode.DRY and config.simulate:
        doing += " (but simulate is on: nothing will be saved)"
    return f"Copyedit on {wiki}: {doing}; {language}."


def _explained(site: APISite, pages: Iterable[Any]) -> Iterable[Any]:
    """Yield pages; what fails while the wiki lists them stops the run with a reason."""
    try:
        yield from pages
    except Error as error:
        raise run_stopped(site, error) from error
