"""Accepting one of several choices: the rule's first choice or one of its alternatives."""

from __future__ import annotations

from bot_plugins.store.decisions import ACCEPT, DecisionDetails
from bot_plugins.store.errors import RefusedError
from bot_plugins.store.findings import Item
from bot_plugins.store.states import DecisionKind

_ORDINALS = {1: "first", 2: "second", 3: "third"}


def verdict(item: Item, which: int) -> DecisionDetails:
    """Return the verdict that accepts a finding's ``which``-th choice; the first is 1.

    Raises:
        RefusedError: it has fewer choices.
    """
    if not 1 <= which <= len(item.change.choices):
        raise RefusedError(f"there is no {_ORDINALS.get(which, 'such')} choice")
    chosen = item.change.choices[which - 1]
    return (
        ACCEPT
        if chosen == item.replacement
        else DecisionDetails(DecisionKind.EDIT, replacement=chosen)
    )
