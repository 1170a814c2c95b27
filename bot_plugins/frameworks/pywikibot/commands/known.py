"""Checks that the wiki of a command line is in the queue, and suggests one that is."""

from __future__ import annotations

from collections.abc import Sequence

from pywikibot import config

from bot_plugins.core.nearest import did_you_mean
from bot_plugins.frameworks.commands.parsing import OptionError
from bot_plugins.frameworks.pywikibot.commands.global_options import WIKIS
from bot_plugins.store.database import Store
from bot_plugins.store.filters import site_names


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
