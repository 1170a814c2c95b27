"""Rules of lists: what became of their findings on a wiki, and which of them rest there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot_plugins.community.entries import PREFIX
from bot_plugins.community.resting import ListFigure
from bot_plugins.core.rule import Rule
from bot_plugins.store.database import Store
from bot_plugins.store.figures import rule_figures


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


def without_resting(
    rules: Sequence[Rule], store: Store, wiki: str, woken: Collection[str]
) -> tuple[list[Rule], list[ListFigure]]:
    """Return the rules without those that rest on a wiki, and the figures of these.

    Rules that are ``woken`` are used although they rest.
    """
    listed = {rule.name for rule in rules if rule.is_listed}.difference(woken)
    figures = list_figures(store, wiki) if listed else []
    resting = [figure for figure in figures if figure.rests and figure.rule in listed]
    names = {figure.rule for figure in resting}
    return [rule for rule in rules if rule.name not in names], resting
