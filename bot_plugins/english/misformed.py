"""Verb forms that people write and that do not exist, derived from the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot_plugins.english import lexicon
from bot_plugins.english.lexicon import Verb, verbs

NAUTICAL = frozenset("out cable cables rope ropes seam seams pitch tar line lines hull".split())
"""What is near a "payed" that is a sailor's word of its own."""
COSTED = re.compile(
    r"\s(?:(?:approximately|about|around|over|nearly|almost|some|only)\s)?[$£€¥]?\d"
)
"""What follows a "costed" that means "had a price": an amount."""
_OTHERWISE = frozenset(
    "goed beed doed haved telled feeled sayed winned putted builded ringed spitted creeped slayed"
    " treaded swinged hided".split()
)
"""Foreign words, words of golf and of scripture, words of their own (ringed plovers)."""
_SHORTEST = 5
_DOUBLED = re.compile(r"(\w+)([bdgmnprt])\2(ed|ing|en)")


@cache
def irregular_misfits() -> dict[str, tuple[str, str]]:
    """Return (past, participle) by forms that treat an irregular verb as a regular one."""
    found: dict[str, tuple[str, str]] = {}
    for verb in verbs().values():
        if any(past.endswith("ed") for past in verb.pasts) or "-" in verb.base:
            continue
        for wrong in (*_regularised(verb.base), *_crossed(verb)):
            if len(wrong) >= _SHORTEST and not _exists(wrong):
                found[wrong] = verb.past, verb.participle
    return found


@cache
def undoubled() -> dict[str, str]:
    """Return the right form by forms that lack a doubled consonant: "refered"."""
    found: dict[str, str] = {}
    for verb in verbs().values():
        if len(verb.pasts) > 1 and verb.pasts[0].endswith("ed"):
            continue  # travelled/traveled: both are right somewhere
        for form in (*verb.pasts[:1], *verb.participles[:1], *verb.ings[:1]):
            match = _DOUBLED.fullmatch(form)
            wrong = "".join(match.groups()) if match else ""
            if len(wrong) > _SHORTEST and not _exists(wrong):
                found[wrong] = form
    return found


def _regularised(base: str) -> Iterator[str]:
    """Yield what a regular past of ``base`` would be."""
    if re.search(r"[^aeiou][aeiou][bdgmnprt]$", base):
        yield f"{base}{base[-1]}ed"
    elif base.endswith("e"):
        yield f"{base}d"
    elif re.search(r"[^aeiou]y$", base):
        yield f"{base[:-1]}ied"
    else:
        yield f"{base}ed"


def _crossed(verb: Verb) -> Iterator[str]:
    """Yield the base with a participle's ending: "choosen", "wroten"."""
    if verb.participle.endswith("en") and verb.base.endswith("e"):
        yield f"{verb.base}n"


def _exists(word: str) -> bool:
    return word in _OTHERWISE or word in lexicon.known()
