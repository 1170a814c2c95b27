"""Checks that what a command line names exists in the queue, and suggests what does."""

from __future__ import annotations

from bot_plugins.core.nearest import did_you_mean
from bot_plugins.core.registry import UnknownRuleError, find
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.store.database import Store
from bot_plugins.store.filters import has_rule, nearest_run, page_titles_like


def check_rule(store: Store, name: str) -> None:
    """Check the rule of ``-rule:``; a former rule, or a wiki's own, may be in the queue.

    Raises:
        UnknownRuleError: there is no such rule; the message names the nearest ones.
    """
    try:
        find(name)
    except UnknownRuleError:
        if not has_rule(store, name):
            raise


def check_run(store: Store, number: int) -> None:
    """Check the run of ``-run:``.

    Raises:
        OptionError: the queue has none of this number.
    """
    if (near := nearest_run(store, number)) != number:
        hint = f"the nearest is {near}" if near else "there are none yet"
        raise OptionError(f"-run: the queue {store.name} has no run {number}; {hint}")


def check_title(store: Store, title: str, site: str = "") -> None:
    """Check the page of ``-page:``, on any site unless one is given.

    Raises:
        OptionError: the queue has no page of this title.
    """
    near = page_titles_like(store, title, site)
    if title not in near:
        hint = did_you_mean(title, near)
        told = f"-page: the queue {store.name} has no page {title}"
        raise OptionError(f"{told}{'; ' * bool(hint)}{hint}")
