"""Where pages come from: a live wiki through Pywikibot's page generators, or an export."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pywikibot
from pywikibot import config
from pywikibot.pagegenerators import GeneratorFactory
from pywikibot.site import APISite

from bot_plugins.frameworks.commands.copyedit_options import Options
from bot_plugins.frameworks.pywikibot import Reader, Writer
from bot_plugins.frameworks.pywikibot_dump import DumpReader
from bot_plugins.frameworks.pywikibot_trouble import TROUBLE, run_stopped, wiki_at
from bot_plugins.session import Mode

ARTICLES = frozenset({0})


@dataclass(frozen=True)
class Source:
    """What reads pages, the pages, their language, and the name of the wiki they are of.

    ``wiki`` is empty for an export of a wiki that is not known here; ``site`` is None without
    a network.
    """

    reader: Any
    pages: Iterable[Any]
    language: str
    wiki: str
    site: APISite | None = None


def from_export(options: Options, factory: GeneratorFactory) -> Source:
    """Return an export as the source: all of it, or only the titles if pages are to be saved."""
    dump = DumpReader(Path(options.xml), namespaces=namespaces_of(factory), wiki_at=wiki_at)
    if options.mode is Mode.DRY:
        pages = islice(dump.pages(), factory.limit)
        return Source(dump, pages, dump.language or config.mylang, dump.site)
    site = pywikibot.Site()
    titles = (pywikibot.Page(site, page.title) for page in dump.pages())
    pages = factory.getCombinedGenerator(titles, preload=True)
    writer = Writer(site, namespaces=namespaces_of(factory))
    return Source(writer, pages, site.lang, writer.name, site)


def from_wiki(options: Options, factory: GeneratorFactory) -> Source | None:
    """Return the live wiki as the source; None when the command line names no pages."""
    site = pywikibot.Site()
    kind = Reader if options.mode is Mode.DRY else Writer
    reader = kind(site, namespaces=namespaces_of(factory))
    pages = factory.getCombinedGenerator(preload=True)
    return None if pages is None else Source(reader, pages, site.lang, reader.name, site)


def namespaces_of(factory: GeneratorFactory) -> frozenset[int]:
    """Return the namespaces to read, without asking the wiki if none were chosen."""
    chosen = factory.namespaces if factory._namespaces else ()
    return frozenset(space.id for space in chosen) or ARTICLES


def explained(source: Source) -> Iterable[Any]:
    """Yield pages; what fails while the wiki lists them stops the run with a reason."""
    try:
        yield from source.pages
    except TROUBLE as error:
        raise run_stopped(source.site, error) from error
