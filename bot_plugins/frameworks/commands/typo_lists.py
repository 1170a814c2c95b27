"""``-typos:``: a run uses lists of files and of wiki pages; rules that people reject rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from bot_plugins.community.entries import PREFIX, ListError
from bot_plugins.community.figures import wikitext
from bot_plugins.community.loading import LoadedLists, load, only_files
from bot_plugins.community.resting import ListFigure, resting
from bot_plugins.core import registry
from bot_plugins.core.rule import Rule
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.store.database import Store
from bot_plugins.store.figures import rule_figures
from bot_plugins.store.filters import site_names


class PageTexts(Protocol):
    """A reader of single pages of any kind."""

    def page_text(self, title: str) -> str | None:
        """Return a page's text, straight from the wiki; None if it is missing."""


def use_lists(names: Sequence[str], wiki: PageTexts | None) -> LoadedLists:
    """Use the rules of some lists from now on; without a wiki, each list is a file.

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
    registry.use_lists(lists.rules)
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
    is_any_listed = any(rule.is_listed for rule in rules)
    out = resting(list_figures(store, wiki) if is_any_listed else (), woken)
    out = {rule.name: out[rule.name] for rule in rules if rule.name in out}
    lines = [f"{name} rests: {why}. To use it: -wake:{name}" for name, why in out.items()]
    return [rule for rule in rules if rule.name not in out], lines


def list_figures(store: Store, wiki: str, rule: str = "") -> list[ListFigure]:
    """Return the figures of all rules of lists on a wiki, or of one rule."""
    by_rule: dict[str, ListFigure] = {}
    for figure in rule_figures(store, wiki):
        if figure.rule.startswith(PREFIX) and rule in ("", figure.rule):
            found = by_rule.setdefault(figure.rule, ListFigure(figure.rule))
            found.proposed += figure.proposed
            found.accepted += figure.accepted
            found.rejected += figure.rejected + figure.not_an_error
            found.reverted += figure.undone_by_others
    return [*by_rule.values()]


def tables(store: Store, wiki: str, rule: str) -> str:
    """Return the figures as a table in wikitext for each wiki of the queue, or for one wiki."""
    wikis = [wiki] if wiki else site_names(store)
    found = {name: wikitext(list_figures(store, name, rule)) for name in wikis}
    heads = {name: f"; {name}\n" if len(wikis) > 1 else "" for name in wikis}
    return "\n".join(heads[name] + table for name, table in found.items())
