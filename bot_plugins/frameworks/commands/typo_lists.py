"""``-typos:``: a run uses lists of files and of wiki pages; rules that people reject rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from bot_plugins.community.entries import PREFIX, ListError
from bot_plugins.community.figures import wikitext
from bot_plugins.community.loading import LoadedLists, load, only_files
from bot_plugins.core import registry
from bot_plugins.core.rule import Rule
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.store import listed_rules
from bot_plugins.store.database import Store
from bot_plugins.store.filters import site_names

NO_FIGURES = "No rule of a list has proposed anything yet: there are no figures."


class PageTexts(Protocol):
    """A reader of single pages of any kind."""

    def page_text(self, title: str) -> str | None:
        """Return a page's text, straight from the wiki; None if it is missing."""


def use_lists(
    names: Sequence[str], wiki: PageTexts | None, typed: Iterable[Rule] = ()
) -> LoadedLists:
    """Use the rules of some lists from now on; without a wiki, each list is a file.

    Rules that a person ``typed`` replace those of lists with the same names.

    Raises:
        OptionError: a list is missing, or cannot be used.
        RunStopped: the wiki does not answer.
    """

    def fetch(title: str) -> str:
        """Return a page's text."""
        if wiki is None:
            only_files(title)
        if (text := wiki.page_text(title)) is None:
            raise ListError(f"there is no file or page {title}")
        return text

    try:
        lists = load(names, fetch)
    except ListError as error:
        raise OptionError(f"-typos: {error}") from error
    registry.use_lists((*lists.rules, *typed))
    return replace(lists, notes=tuple(f"-typos: {note}." for note in lists.notes))


def check_names(names: Iterable[str], lists: Sequence[str]) -> None:
    """Check names of rules before any wiki is asked; those of lists are not known yet.

    Raises:
        UnknownRuleError: a name does not exist.
    """
    for name in names:
        if not (lists and (name == registry.LISTS or name.startswith(PREFIX))):
            registry.find(name)


def without_resting(
    rules: Sequence[Rule], store: Store, wiki: str, woken: Collection[str]
) -> tuple[list[Rule], list[str]]:
    """Return the rules without those that rest on a wiki, and a line on each of these."""
    left, resting = listed_rules.without_resting(rules, store, wiki, woken)
    lines = [f"{one.rule} rests: {one.reason}. To use it: -wake:{one.rule}" for one in resting]
    return left, lines


def tables(store: Store, wiki: str, rule: str) -> str:
    """Return the figures as a table in wikitext for each wiki of the queue, or for one wiki.

    Without any figures, it is a line that says so.
    """
    wikis = [wiki] if wiki else site_names(store)
    figures = {name: listed_rules.list_figures(store, name, rule) for name in wikis}
    found = {name: wikitext(those) for name, those in figures.items() if those}
    if not found:
        return NO_FIGURES
    heads = {name: f"; {name}\n" if len(wikis) > 1 else "" for name in wikis}
    return "\n".join(heads[name] + table for name, table in found.items())
