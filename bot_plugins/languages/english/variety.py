"""The variety of English a page is written in, as its templates say.

Source: Category:Use English templates of the English Wikipedia ({{Use British English}},
{{EngvarB}}, {{American English}} and so on). Spellings that differ are codespell's list
"en-GB to en-US", where codespell is installed.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bot_plugins.languages.english.misspellings import read_list

AMERICAN, BRITISH = "American", "British"
_TEMPLATE = re.compile(r"\{\{\s*(?:use )?(?P<name>[a-z ]+ english|engvarb)\s*[|}]", re.IGNORECASE)
_SURELY_BRITISH = (("our", "or"), ("tre", "ter"), ("fence", "fense"))
_AMERICAN = frozenset({"american english"})
_BRITISH = frozenset(
    "british english,british (oxford) english,oxford spelling,engvarb,australian english,irish"
    " english,hiberno-english,new zealand english,south african english,indian english,pakistani"
    " english,hong kong english,commonwealth english,scottish english".split(",")
)


@lru_cache(maxsize=2)
def variety(source: str) -> str:
    """Return whose spelling a page's wikitext asks for; empty where it says nothing, or both."""
    names = {match["name"].lower().strip() for match in _TEMPLATE.finditer(source)}
    names = {name.removeprefix("use ") for name in names}
    american, british = bool(names & _AMERICAN), bool(names & _BRITISH)
    if american == british:
        return ""
    return AMERICAN if american else BRITISH


@cache
def spellings(wanted: str) -> dict[str, str]:
    """Return the wanted variety's spellings by those of the other.

    British English has -ize as well as -ise, "program" of computers, and "practice" and
    "license" as other parts of speech; so only -our, -re and -ence are asked of it.
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
    """Return the spellings that a page's wikitext asks to be replaced."""
    wanted = variety(source)
    return _replaced(wanted) if wanted else frozenset()


@cache
def _replaced(wanted: str) -> frozenset[str]:
    return frozenset(spellings(wanted))
