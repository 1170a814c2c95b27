"""A real MediaWiki on loopback for tests and demos; no fake API anywhere.

``build_golden`` installs one finished wiki, ``Wiki`` serves a copy of it and
breaks it on request, ``Client`` looks at it without Pywikibot.
People use ``python -m tests.harness.wiki -h``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.harness.wiki.client import Client
    from tests.harness.wiki.golden import build_golden
    from tests.harness.wiki.server import Wiki

__all__ = ["Client", "Wiki", "build_golden"]

_HOMES = {"Client": "client", "Wiki": "server", "build_golden": "golden"}


def __getattr__(name: str) -> object:
    """Import a name when it is first used (PEP 562).

    So ``python -m tests.harness.wiki.requirements`` runs where nothing is installed yet.
    """
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
