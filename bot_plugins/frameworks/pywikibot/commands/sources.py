"""Sources of pages: a live wiki through Pywikibot's page generators, or an export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pywikibot
from pywikibot import config
from pywikibot.pagegenerators import RegexBodyFilterPageGenerator
from pywikibot.site import APISite

from bot_plugins.apps.scan.export import ExportReader
from bot_plugins.frameworks.commands.copyedit_options import CopyeditOptions
from bot_plugins.frameworks.commands.existing import check_existing
from bot_plugins.frameworks.commands.skipped_categories import categories_of, outside
from bot_plugins.frameworks.pywikibot.client.api import ApiClient
from bot_plugins.frameworks.pywikibot.commands.generators import Generators
from bot_plugins.frameworks.pywikibot.commands.namespaces import ARTICLES
from bot_plugins.frameworks.pywikibot.editing.wiki import Writer
from bot_plugins.frameworks.pywikibot.errors import TROUBLE, run_stopped, wiki_at
from bot_plugins.frameworks.pywikibot.reading.batches import FEW, with_texts
from bot_plugins.frameworks.pywikibot.reading.reader import Reader
from bot_plugins.frameworks.pywikibot.search import found_pages
from bot_plugins.run import Mode
from bot_plugins.run.reading_ahead import ReadingAhead


@dataclass(frozen=True)
class RunSource:
    """A reader, its pages, their language, and the name of their wiki.

    ``pages`` is a context manager, so that threads that read ahead end. ``wiki`` is empty for an
    export of a wiki that is not known here; ``site`` is None without a network.
    """

    reader: Any
    pages: AbstractContextManager[Iterable[Any]]
    language: str
    wiki: str
    site: APISite | None = None


def from_export(options: CopyeditOptions, factory: Generators) -> RunSource | None:
    """Return an export as the source: all of it, or only the titles if pages are to be saved."""
    dump = ExportReader(Path(options.xml), namespaces=namespaces_of(factory), wiki_at=wiki_at)
    if options.mode is Mode.DRY:
        exported = nullcontext(islice(dump.pages(), factory.limit))
        return RunSource(dump, exported, dump.language or config.mylang, dump.site)
    site = pywikibot.Site()
    writer = Writer(site, namespaces=namespaces_of(factory))
    titles = (pywikibot.Page(site, page.title) for page in dump.pages())
    factory.gens.insert(0, titles)
    pages = _read_ahead(writer, options, factory)
    return None if pages is None else RunSource(writer, pages, site.lang, writer.name, site)


def from_wiki(options: CopyeditOptions, factory: Generators) -> RunSource | None:
    """Return the live wiki as the source; None if the command line names no pages."""
    site = pywikibot.Site()
    kind = Reader if options.mode is Mode.DRY else Writer
    api = ApiClient(site)
    skipped = categories_of(api, options.skipcat)
    check_existing(api, [*factory.named, *skipped])
    namespaces = namespaces_of(factory)
    reader = kind(site, namespaces=namespaces)
    if options.findrule:
        factory.gens.append(found_pages(site, options.sought_rules(), namespaces))
    pages = _read_ahead(reader, options, factory)
    return None if pages is None else RunSource(reader, pages, site.lang, reader.name, site)


def _read_ahead(
    reader: Reader, options: CopyeditOptions, factory: Generators
) -> ReadingAhead[Any] | None:
    """Return the pages that the command line names, with their texts.

    Filters by text (``-grep``) come after the texts; Pywikibot would fetch these once more.
    """
    wanted, unwanted = factory.articlefilter_list, factory.articlenotfilter_list
    factory.articlefilter_list, factory.articlenotfilter_list = [], []
    pages = factory.getCombinedGenerator()
    if pages is None:
        return None
    may_end_soon = options.mode is Mode.ASK or options.maxedits
    parts: Iterator[Sequence[Any]] = with_texts(reader.fetcher, pages, FEW if may_end_soon else 0)
    skipped = categories_of(reader.asker, options.skipcat)
    parts = outside(parts, reader.asker, skipped, reader.title)
    return ReadingAhead(matching(parts, wanted, unwanted), reader.turn)


def matching(
    parts: Iterator[Sequence[Any]], wanted: list[str], unwanted: list[str]
) -> Iterator[Sequence[Any]]:
    """Yield the pages whose text matches one of the wanted patterns and no unwanted one."""
    if wanted:
        parts = _grepped(parts, wanted, "any")
    return _grepped(parts, unwanted, "none") if unwanted else parts


def _grepped(
    parts: Iterator[Sequence[Any]], patterns: list[str], quantifier: str
) -> Iterator[Sequence[Any]]:
    for part in parts:
        yield list(RegexBodyFilterPageGenerator(part, patterns, quantifier))


def namespaces_of(factory: Generators) -> frozenset[int]:
    """Return the namespaces to read, without asking the wiki if none were chosen."""
    chosen = factory.namespaces if factory._namespaces else ()
    return frozenset(space.id for space in chosen) or ARTICLES


def explained(site: APISite | None, pages: Iterable[Any]) -> Iterator[Any]:
    """Yield pages; an error while the wiki lists them stops the run with a reason."""
    try:
        yield from pages
    except TROUBLE as error:
        raise run_stopped(site, error) from error
