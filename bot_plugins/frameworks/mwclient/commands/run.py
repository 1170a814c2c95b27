"""Propose copyedits for a wiki's pages; save what you accept.

By default this is a dry run: every proposed change is shown with its context,
its rule and the reason, a report is written, the changes are queued for review,
and nothing is saved.

  run --site https://en.wikipedia.org --page "Some article"
  run --site https://en.wikipedia.org --category "Some category" --limit 100
  run --site https://en.wikipedia.org --recentchanges 500 --ask

Every save is recorded in the queue before it is sent, so it can be undone
("undo") and is never made twice.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot_plugins.frameworks.commands.copyedit_options import CopyeditOptions, checked
from bot_plugins.frameworks.commands.long_options import add_options, read_options
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.mwclient.commands import shared
from bot_plugins.frameworks.mwclient.page_options import PageOptions
from bot_plugins.run import Mode
from bot_plugins.run.saving.pacing import EVERY_SECONDS
from bot_plugins.run.words import CommandNames

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot_plugins.frameworks.mwclient.client import MwclientApi
    from bot_plugins.frameworks.mwclient.reader import PageReader, WikiPage

_PAGES = {
    "page": ("TITLE", "this page (may be given several times, as the next ones)"),
    "category": ("NAME", "the pages of a category"),
    "search": ("WORDS", "what the wiki's search finds"),
    "recentchanges": ("NUMBER", "the pages of so many recent changes"),
    "file": ("FILE", "the titles in a file: links, or one on each line"),
    "ns": ("NAMESPACE", "read these namespaces (default: articles)"),
    "limit": ("NUMBER", "read no more pages than this"),
}
_OPTIONS = {
    "ask": ("", "ask about each change, and save what you accept on a page"),
    "always": ("", "save without asking, but only changes that are trusted"),
    "rules": ("RULES", "use only these rules, separated by commas"),
    "skiprules": ("RULES", "do not use these rules"),
    "doubtful": ("", "also propose doubtful changes"),
    "language": ("CODE", "the language of the texts, if not the wiki's own"),
    "findrule": ("RULES", "pages that the wiki's search finds for these rules"),
    "typos": ("PAGE|FILE", "add the rules of a community's list (may be given several times)"),
    "wake": ("RULES", "use these rules of lists although they rest"),
    "skipcat": ("NAMES", "leave alone the pages of these categories"),
    "minsize": ("BYTES", "leave alone shorter pages"),
    "maxsize": ("BYTES", "leave alone longer pages"),
    "minchanges": ("NUMBER", "leave alone pages with fewer changes to make"),
    "maxchanges": ("NUMBER", "leave alone pages with more changes to make"),
    "substantive": ("", "leave alone pages with nothing to change but spaces and marks"),
    "maxedits": ("NUMBER", "stop after this many edits"),
    "grace": ("SECONDS", "wait so long for an edit whose answer was lost"),
    "every": ("SECONDS", f"seconds between two edits (default: {EVERY_SECONDS:g})"),
    **shared.SUMMARIES,
    **shared.EDITS,
    **shared.STOPS,
    "report": ("FOLDER", "where the report goes (default: copyedit-report)"),
    "noreport": ("", "write no report"),
    **shared.QUEUE,
    "noqueue": ("", "queue nothing; for dry runs only"),
}


@dataclass
class MwclientRunOptions(CopyeditOptions):
    """The options of a run; mwclient itself does not pause between edits."""

    every: float = field(default=EVERY_SECONDS)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's options."""
    shared.add_wiki(parser)
    add_options(parser.add_argument_group("which pages are read"), PageOptions(), _PAGES)
    add_options(parser, MwclientRunOptions(), _OPTIONS)


def run(chosen: Namespace) -> int:
    """Run the command; return an exit code."""
    return shared.guarded(_run, chosen)


def _run(chosen: Namespace) -> int:
    options = checked(read_options(chosen, MwclientRunOptions()))
    pages = read_options(chosen, PageOptions())
    if not (pages.names_pages or options.findrule):
        raise OptionError("say which pages to read: -page, -category, -search or another list")
    # Late: mwclient may not be installed, and reading the command line needs nothing of it.
    from bot_plugins.frameworks.commands.copyediting import CopyeditRun
    from bot_plugins.frameworks.commands.terminal_screen import TerminalScreen
    from bot_plugins.frameworks.mwclient.lists import chosen_namespaces
    from bot_plugins.frameworks.mwclient.messages import translator
    from bot_plugins.frameworks.mwclient.places import session
    from bot_plugins.frameworks.mwclient.reader import PageReader, texts_of
    from bot_plugins.frameworks.mwclient.writer import PageWriter

    api = session(chosen.site, chosen.logins)
    spaces = chosen_namespaces(api, pages.ns)
    writer = None
    if options.mode is not Mode.DRY:
        writer = PageWriter(api, spaces, simulated=chosen.simulate)
    reader = writer or PageReader(api, spaces)
    return CopyeditRun(
        options,
        reader,
        _read_ahead(reader, options, pages, spaces),
        api.language,
        api.name,
        TerminalScreen(),
        translator(api.language),
        shared.open_queue,
        user=api.user,
        simulated=chosen.simulate,
        writer=writer,
        texts=texts_of(reader),
        names=_names(chosen, options),
        every=options.every,
        lists_from=reader,
    ).go()


def _read_ahead(
    reader: PageReader,
    options: CopyeditOptions,
    pages: PageOptions,
    namespaces: frozenset[int],
) -> AbstractContextManager[Iterator[WikiPage]]:
    """Return the pages that are chosen, with their texts; the next ones are read meanwhile."""
    from bot_plugins.frameworks.commands.existing import check_existing
    from bot_plugins.frameworks.commands.skipped_categories import categories_of, outside
    from bot_plugins.frameworks.mwclient.lists import chosen_titles
    from bot_plugins.frameworks.mwclient.reader import FEW, with_texts
    from bot_plugins.run.reading_ahead import ReadingAhead

    api: MwclientApi = reader.asker
    skipped = categories_of(api, options.skipcat)
    check_existing(api, skipped)
    titles = chosen_titles(api, pages, options.sought_rules(), namespaces)
    may_end_soon = options.mode is Mode.ASK or options.maxedits
    parts = with_texts(reader.fetcher, titles, FEW if may_end_soon else 0)
    return ReadingAhead(outside(parts, api, skipped, reader.title), reader.turn)


def _names(chosen: Namespace, options: CopyeditOptions) -> CommandNames:
    """Return the commands that people are told to use next."""
    from bot_plugins.frameworks.mwclient.places import queue_place

    is_shown = options.queue and "://" not in options.queue  # an address may have a password
    queue = f" --queue {options.queue}" if is_shown else ""
    about = f"--site {chosen.site}{queue}"
    usual = "" if options.queue or options.noqueue else f" -queue:{queue_place()}"
    return CommandNames(
        f"pwb copyedit_review{usual}",
        f"{shared.PROGRAM} save {about}",
        f"{shared.PROGRAM} undo {about} --run ",
    )
