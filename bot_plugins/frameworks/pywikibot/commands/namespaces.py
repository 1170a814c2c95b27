"""The option ``-ns`` of commands that edit pages in the queue: which namespaces to edit."""

from __future__ import annotations

from collections.abc import Sequence

from pywikibot.site import APISite

from bot_plugins.frameworks.commands.parsing import OptionError

ARTICLES = frozenset({0})


def chosen_namespaces(named: Sequence[str], site: APISite) -> frozenset[int]:
    """Return the namespaces whose pages may be edited; that of articles if none is named.

    Raises:
        OptionError: there is no such namespace.
    """
    if not named:
        return ARTICLES
    try:
        return frozenset(space.id for space in site.namespaces.resolve(list(named)))
    except (KeyError, TypeError) as error:
        raise OptionError(f"-ns: {error.args[0] if error.args else error}") from error
