"""The variety of English a page is written in, according to its templates.

Source: Category:Use English templates of the English Wikipedia ({{Use British English}},
{{EngvarB}}, {{American English}} and so on). The different spellings are codespell's list "en-GB to
en-US", if codespell is installed.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bot_plugins.languages.english.misspellings import read_list

AMERICAN, BRITISH = "American", "British"
_TEMPLATE = re.compile(
    r"\{\{\s*(?:use )?(?P<name>[a-z() -]+[ -]english|oxford spelling|engvarb)\s*[|}]", re.IGNORECASE
)
_SURELY_BRITISH = (("our", "or"), ("tre", "ter"), ("fence", "fense"))
_AMERICAN = frozenset({"american english"})
_BRITISH = frozenset(
    "british english,british (oxford) english,oxford spelling,engvarb,australian english,irish"
    " english,hiberno-english,new zealand english,south african english,indian english,pakistani"
    " english,hong kong english,commonwealth english,scottish english".split(",")
)


@lru_cache(maxsize=2)
def variety(source: str) -> str:
    """Return the variety that a page's wikitext asks for; empty if it asks for none, or both."""
    names = {match["name"].lower().strip() for match in _TEMPLATE.finditer(source)}
    american, british = bool(names & _AMERICAN), bool(names & _BRITISH)
    if american == british:
        return ""
    return AMERICAN if american else BRITISH


@cache
def spellings(wanted: str) -> dict[str, str]:
    """Return the wanted variety's spellings by those of the other.

    British English has -ize as well as -ise, "program" for computers, and "practice" and "license"
    as other parts of speech; so it replaces only -or, -er and -ense by -our, -re and -ence.
    """
    pairs = read_list("en-GB_to_en-US")
    if wanted == AMERICAN:
        return pairs
    return {
        american: british
        for british, american in pairs.items()
        if any(british.replace(ours, theirs) == american for ours, theirs in _SURELY_BRITISH)
    }


def other_spellings(source: str) -> frozenset[str]:
    """Return the spellings that a page's wikitext asks to replace."""
    wanted = variety(source)
    return _replaced(wanted) if wanted else frozenset()


@cache
def _replaced(wanted: str) -> frozenset[str]:
    return frozenset(spellings(wanted))
