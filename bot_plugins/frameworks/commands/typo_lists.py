"""``-typos:``: a run uses lists of files and of wiki pages; rules that people reject rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from bot_plugins.community.entries import PREFIX, ListError
from bot_plugins.community.figures import ListFigure, wikitext
from bot_plugins.community.loading import load
from bot_plugins.community.resting import Judgements, resting
from bot_plugins.core import registry
from bot_plugins.core.rule import Rule
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.store.database import Store
from bot_plugins.store.figures import rule_figures


class PageTexts(Protocol):
    """A reader of single pages of any kind."""

    def page_text(self, title: str) -> str | None:
        """Return a page's text, straight from the wiki; None if it is missing."""


def use_lists(
    names: Sequence[str], wiki: PageTexts | None, typed: Iterable[Rule] = ()
) -> tuple[str, ...]:
    """Use the rules of some lists from now on; return lines on rules that were left out.

    Rules that a person ``typed`` replace those of lists with the same names.

    Raises:
        OptionError: a list is missing, or cannot be used.
        RunStopped: the wiki does not answer.
    """

    def fetch(title: str) -> str:
        """Return a page's text."""
        text = wiki.page_text(title) if wiki else None
        if text is None:
            raise ListError(f"there is no {'file or page' if wiki else 'file'} {title}")
        return text

    try:
        lists = load(names, fetch)
    except ListError as error:
        raise OptionError(f"-typos: {error}") from error
    registry.use_lists((*lists.rules, *typed))
    return tuple(f"-typos: {note}." for note in lists.notes)


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
    by_rule: dict[str, Judgements] = {rule.name: Judgements() for rule in rules if rule.is_listed}
    for figure in rule_figures(store, wiki) if by_rule else ():
        if found := by_rule.get(figure.rule):
            found.judged += figure.decided
            found.right += figure.accepted - figure.undone_by_others
    out = resting(by_rule, woken)
    lines = [f"{name} rests: {why}. To use it: -wake:{name}" for name, why in out.items()]
    return [rule for rule in rules if rule.name not in out], lines


def figures(store: Store, site: str, rule: str) -> str:
    """Return the figures of all rules of lists, or of one rule, as a table for a wiki page."""
    by_rule: dict[str, ListFigure] = {}
    for figure in rule_figures(store, site or None):
        if figure.rule.startswith(PREFIX) and rule in ("", figure.rule):
            before = by_rule.get(figure.rule, ListFigure(figure.rule, 0, 0, 0, 0))
            by_rule[figure.rule] = ListFigure(
                figure.rule,
                before.proposed + figure.proposed,
                before.accepted + figure.accepted,
                before.rejected + figure.rejected + figure.not_an_error,
                before.reverted + figure.undone_by_others,
            )
    return wikitext(by_rule.values())
