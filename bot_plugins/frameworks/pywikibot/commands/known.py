"""Checks that what a command line names exists in the queue, and suggests what does."""

from __future__ import annotations

from collections.abc import Sequence

from pywikibot import config

from bot_plugins.core.nearest import did_you_mean
from bot_plugins.core.registry import UnknownRuleError, find
from bot_plugins.frameworks.pywikibot.commands.global_options import WIKIS
from bot_plugins.frameworks.pywikibot.commands.parsing import OptionError
from bot_plugins.store.database import Store
from bot_plugins.store.filters import has_rule, nearest_run, page_titles_like, site_names


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


def check_site(store: Store, name: str) -> None:
    """Check the wiki of ``-site:``: it is in the queue, or the configured one.

    Raises:
        OptionError: it is neither.
    """
    known = site_names(store)
    if name not in (*known, f"{config.family}:{config.mylang}"):
        hint = did_you_mean(name, known, f"there are {', '.join(known) or 'none yet'}")
        raise OptionError(f"-site: the queue {store.name} has no wiki {name}; {hint}")


def check_chosen_site(store: Store, arguments: Sequence[str], name: str) -> None:
    """Check the wiki that Pywikibot's ``-site:`` and the like chose, if the queue has any.

    Raises:
        OptionError: the queue has other wikis only, so that nothing could be done.
    """
    known = site_names(store)
    is_chosen = any(argument.partition(":")[0] in WIKIS for argument in arguments)
    if is_chosen and known and name not in known:
        hint = did_you_mean(name, known, f"there are {', '.join(known)}")
        raise OptionError(f"-site: the queue {store.name} has no wiki {name}; {hint}")


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
