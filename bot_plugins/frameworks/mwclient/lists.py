"""mwclient: lists of pages by title, from the wiki or from a file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from bot_plugins.core.rule import Rule
from bot_plugins.core.title_lists import titles_in
from bot_plugins.frameworks.commands.existing import CATEGORY, NamedPage, check_existing
from bot_plugins.frameworks.commands.named_files import read_text
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.mediawiki.search import MOST_FOUND, queries_for
from bot_plugins.frameworks.mwclient.client import MwclientApi
from bot_plugins.frameworks.mwclient.page_options import PageOptions


def chosen_namespaces(api: MwclientApi, named: Sequence[str]) -> frozenset[int]:
    """Return the namespaces whose pages are read; that of articles if none is named.

    Raises:
        OptionError: there is no such namespace.
        RunStopped: the wiki does not answer.
    """
    if not named:
        return frozenset({0})
    try:
        known = {
            name.casefold(): row["id"]
            for row in api.namespaces.values()
            for name in (str(row["id"]), row["name"], row.get("canonical", row["name"]))
        }
    except api.trouble as error:
        raise api.stopped(error) from error
    wanted = [name.strip().replace("_", " ").casefold() for name in named]
    if unknown := [name for name in wanted if name not in known]:
        raise OptionError(f"-ns: there is no namespace {unknown[0]} on {api.name}")
    return frozenset(known[name] for name in wanted)


def chosen_titles(
    api: MwclientApi, options: PageOptions, rules: Sequence[Rule], namespaces: Collection[int]
) -> Iterator[str]:
    """Return the titles of the pages that are chosen; the wiki is asked while they are used.

    ``rules`` are those whose slips the wiki's search is to find.

    Raises:
        OptionError: a file cannot be read, or a page or category does not exist.
        RunStopped: the wiki does not answer, or cannot search for a rule.
    """
    try:
        categories = [api.title(name, CATEGORY) for name in options.category]
        check_existing(api, [NamedPage("page", title) for title in options.page])
        check_existing(api, [NamedPage("category", title, CATEGORY) for title in categories])
        queries = queries_for(api, rules) if rules else []
    except api.trouble as error:
        raise api.stopped(error) from error
    spaces = "|".join(map(str, sorted(namespaces)))
    files = [titles_in(read_text("-file", Path(name))) for name in options.file]
    parts = [iter(options.page), *map(iter, files)]
    parts += [
        _rows(api, "categorymembers", "cm", cmtitle=title, cmnamespace=spaces)
        for title in categories
    ]
    parts += [_found(api, words, spaces) for words in (*options.search, *queries)]
    if options.recentchanges:
        changes = _rows(api, "recentchanges", "rc", rctype="edit|new", rcnamespace=spaces,
                        rcprop="title|ids")  # fmt: skip
        parts.append(islice(changes, options.recentchanges))
    return islice(chain(*parts), options.limit)


def _found(api: MwclientApi, words: str, spaces: str) -> Iterator[str]:
    """Yield what the wiki's search finds, up to the number of results that it shows."""
    about = {"srsearch": words, "srnamespace": spaces, "srwhat": "text", "srprop": ""}
    return islice(_rows(api, "search", "sr", **about), MOST_FOUND)


def _rows(api: MwclientApi, listed: str, prefix: str, **params: str) -> Iterator[str]:
    """Yield the titles of a list (https://www.mediawiki.org/wiki/API:Lists)."""
    asked = {"list": listed, f"{prefix}limit": "max", **params}
    try:
        for answer in api.batches(**asked):
            yield from (row["title"] for row in answer["query"][listed] if "title" in row)
    except api.trouble as error:
        raise api.stopped(error) from error
