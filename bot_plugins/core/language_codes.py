"""Language codes: how they are read, and which exist.

A code is a BCP 47 language tag ("en", "en-GB") or a MediaWiki code that looks like a tag. The
existing codes are those of the IANA language subtag registry, which langcodes includes.
"""

from __future__ import annotations

import re

from langcodes import tag_is_valid

from bot_plugins.core import language, registry
from bot_plugins.core.nearest import did_you_mean

_TAG = re.compile(r"[a-z]{2,8}([-_][a-z0-9]{1,8})*", re.ASCII | re.IGNORECASE)
_UNREGISTERED = frozenset({"eml", "isv", "rsk", "tok"})
"""Languages of Wikipedias whose codes were withdrawn or are too new for langcodes."""


class UnknownLanguageError(ValueError):
    """A code that belongs to no language."""


def read_language(code: str) -> str:
    """Return the base language of a code, whose rules are used: "en" for "EN" and "en-gb".

    Raises:
        TypeError: the code is not a string.
        UnknownLanguageError: there is no such language; the message names the nearest language
            that has its own rules.
    """
    if not isinstance(code, str):
        raise TypeError(f"language is a code such as 'en', not {type(code).__name__}")
    base = language.standard_code(registry.base_language(code))
    if _TAG.fullmatch(code) and (tag_is_valid(base) or base in _UNREGISTERED):
        return base
    own = registry.languages()
    hint = did_you_mean(base, own, f"these have rules of their own: {', '.join(own)}")
    raise UnknownLanguageError(f"there is no language {code!r}; {hint}")
