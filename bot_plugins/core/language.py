"""The interface between the core and a language, and the lookup of registered languages.

A language registers itself in ``bot_plugins/languages/NAME/language.py``, which defines
``LANGUAGE``, a ``Language``. A language without this module can still have rules, but its text
cannot be distinguished from that of other languages.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from bot_plugins.document import Document

_PACKAGE = "bot_plugins.languages"


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code (ISO 639), and how to distinguish it from others.

    ``looks_like`` tells whether the text around a position (code points) may be in this language.
    ``also`` are other codes that mean it on MediaWiki, such as those of wikis in simple language.
    """

    code: str
    looks_like: Callable[[Document, int], bool]
    also: tuple[str, ...] = ()


def may_be(code: str, document: Document, position: int) -> bool:
    """Tell whether the text around ``position`` (code points) may be in the language ``code``."""
    language = _registered().get(code)
    return language is None or language.looks_like(document, position)


def standard_code(code: str) -> str:
    """Return the code of the language that registered ``code`` as its own, or else ``code``."""
    known = _registered().values()
    return next((language.code for language in known if code in language.also), code)


@cache
def _registered() -> dict[str, Language]:
    """Return the registered languages by their codes."""
    found: list[Language] = []
    for package in pkgutil.iter_modules(import_module(_PACKAGE).__path__):
        inside = import_module(f"{_PACKAGE}.{package.name}").__path__
        if any(module.name == "language" for module in pkgutil.iter_modules(inside)):
            found.append(import_module(f"{_PACKAGE}.{package.name}.language").LANGUAGE)
    return {language.code: language for language in found}
