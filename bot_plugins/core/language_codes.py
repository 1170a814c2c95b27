"""Codes of languages: how they are read, and which exist.

A code is a language tag of BCP 47 ("en", "en-GB") or a code of MediaWiki's that looks like one.
What exists is in the IANA registry of language subtags, which langcodes brings.
"""

from __future__ import annotations

import re

from langcodes import tag_is_valid

from bot_plugins.core import registry
from bot_plugins.core.nearest import did_you_mean

_TAG = re.compile(r"[a-z]{2,8}([-_][a-z0-9]{1,8})*", re.ASCII | re.IGNORECASE)
_OWN = {"simple": "en"}
"""Codes of MediaWiki's for a variety that has no code: simple.wikipedia.org is in English."""
_UNREGISTERED = frozenset({"eml", "isv", "rsk", "tok"})
"""Wikipedias' languages whose codes were withdrawn, or are too new for langcodes."""


class UnknownLanguageError(ValueError):
    """A code that is no language's."""


def read_language(code: str) -> str:
    """Return the language that a code means, whose rules are used: "en" for "EN" and "en-gb".

    Raises:
        TypeError: the code is not a string.
        UnknownLanguageError: there is no such language; the message names the nearest that has
            rules of its own.
    """
    if not isinstance(code, str):
        raise TypeError(f"language is a code such as 'en', not {type(code).__name__}")
    base = registry.base_language(code)
    base = _OWN.get(base, base)
    if _TAG.fullmatch(code) and (tag_is_valid(base) or base in _UNREGISTERED):
        return base
    own = registry.languages()
    hint = did_you_mean(base, own, f"these have rules of their own: {', '.join(own)}")
    raise UnknownLanguageError(f"there is no language {code!r}; {hint}")
