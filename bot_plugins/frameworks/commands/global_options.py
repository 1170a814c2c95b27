"""Pywikibot's own options, for a command that chooses its wikis itself."""

from __future__ import annotations

from collections.abc import Sequence

import pywikibot


def handle_args(arguments: Sequence[str]) -> list[str]:
    """Let Pywikibot take the options that are its own; return the others.

    Its ``handle_args`` ends by asking the wiki of user-config.py who we are. Here that may be
    a wiki without any task, and when it fails those of the others must go on: nobody is asked.
    """
    make_site = pywikibot.Site
    pywikibot.Site = _no_site
    try:
        left: list[str] = pywikibot.handle_args(arguments)
    finally:
        pywikibot.Site = make_site
    return left


def _no_site() -> None:
    """Stand in for ``pywikibot.Site``, whose result is not looked at."""
