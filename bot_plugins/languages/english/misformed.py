"""Nonexistent verb forms that people write, derived from the lexicon.

Forms that are also other words are left out. So are forms of rarely used verbs: they may be words
of a trade or of another language ("chined" hulls, a "strided" loop).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeVar

from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.grammar import PREPOSITIONS
from bot_plugins.languages.english.lexicon import Verb, verbs
from bot_plugins.languages.english.valency import usage

Right = TypeVar("Right", Verb, str)

_OTHERWISE = frozenset(
    "goed beed doed haved telled feeled sayed winned ringed stringed spitted creeped slayed treaded"
    " swinged bitted spoked routeing benefitted combatted combatting platted platting".split()
)
"""Foreign words, golf terms, variants, and words in their own right (ringed plovers, platted land).
Words found on three pages or more of a well-edited text of 226 MB belong here."""
_LEAST_USES = 15
"""Minimum uses in the valency table of an irregular verb whose misforms are certainly slips."""
_LEAST_USES_SHORT = 100
_LEAST_USES_LONG = 5
"""The same for a verb whose ending is joined in the wrong way, by the length of its base form."""
_SHORT = 4
_DOUBLED = re.compile(r"(\w+)([bdgmnprt])\2(ed|ing|en)")
_STRESSED = re.compile(r"[^aeiou][aeiou][bdgmnprt]")
"""The end of a verb whose last consonant may be doubled."""


@cache
def irregular_misfits() -> dict[str, Verb]:
    """Return irregular verbs by forms with a regular ending: "catched", "losted"."""
    wrongs = (
        (wrong, verb)
        for verb in verbs().values()
        if _is_irregular(verb) and _uses(verb) >= _LEAST_USES
        for wrong in {*_regularised(verb), *_crossed(verb)}
    )
    return _single(wrongs)


@cache
def misjoined() -> dict[str, str]:
    """Return correct forms by those with a wrongly joined ending: "refered", "useing"."""
    wrongs = (
        (wrong, form)
        for verb in verbs().values()
        if _is_used(verb)
        for form in (verb.past, verb.participle, verb.ings[0], verb.thirds[0])
        for wrong in _joints(verb, form)
    )
    return _single(wrongs)


def _single(wrongs: Iterable[tuple[str, Right]]) -> dict[str, Right]:
    """Return what each nonexistent form stands for, if that is only one thing."""
    found: dict[str, set[Right]] = {}
    for wrong, right in wrongs:
        if not _exists(wrong):
            found.setdefault(wrong, set()).add(right)
    return {wrong: rights.pop() for wrong, rights in found.items() if len(rights) == 1}


def _uses(verb: Verb) -> int:
    found = usage(verb.base)
    return found.active + found.passive + found.perfect


def _is_irregular(verb: Verb) -> bool:
    stem = verb.base[:-1]
    return not any(past.endswith("ed") and past.startswith(stem) for past in verb.pasts)


def _is_used(verb: Verb) -> bool:
    """Tell whether a verb is so common that a word close to its forms is one of them.

    A long verb that is no other word needs no minimum of uses.
    """
    if len(verb.base) <= _SHORT:
        return _uses(verb) >= _LEAST_USES_SHORT and verb.base not in PREPOSITIONS
    return _uses(verb) >= _LEAST_USES_LONG or not lexicon.classes(verb.base)


def _regularised(verb: Verb) -> Iterator[str]:
    """Yield regular pasts made from a verb or its past: "losed", "losted"."""
    for word in [verb.base] if verb.past.endswith("e") else [verb.base, verb.past]:
        if _STRESSED.fullmatch(word[-3:]):
            yield f"{word}{word[-1]}ed"
        if word.endswith("e"):
            yield f"{word}d"
        elif re.search(r"[^aeiou]y$", word):
            yield f"{word[:-1]}ied"
        elif len(word) > _SHORT or not _STRESSED.fullmatch(word[-3:]):
            yield f"{word}ed"


def _crossed(verb: Verb) -> Iterator[str]:
    """Yield the base with a participle's ending: "choosen"."""
    participle = verb.participle
    if verb.base.endswith("e") and participle.endswith("en") and not _DOUBLED.fullmatch(participle):
        yield f"{verb.base}n"


def _joints(verb: Verb, form: str) -> Iterator[str]:
    """Yield a form with a wrongly single or double consonant, or with its "e" or "y" retained."""
    base = verb.base
    ending = "ing" if form.endswith("ing") else "ed"
    undoubled = _DOUBLED.fullmatch(form)
    if undoubled and not _has_variants(verb):
        yield "".join(undoubled.groups())
    if re.search(r"[^aeiou]e$", base) and form == f"{base[:-1]}{ending}":
        yield f"{base}{ending}"
    if re.search(r"[^aeiou][aeiou][tmdn]e$", base) and form == f"{base[:-1]}ing":
        yield f"{base[:-1]}{base[-2]}ing"
    if re.search(r"[aeiou][nprtm]$", base) and form == f"{base}{ending}":
        yield f"{base}{base[-1]}{ending}"
    if re.search(r"[^aeiou]y$", base):
        yield from _with_wrong_y(base, form)


def _with_wrong_y(base: str, form: str) -> Iterator[str]:
    """Yield wrong forms of a verb in "y": "carryed", "studing", "relys"."""
    if form.endswith("ied"):
        yield f"{base}ed"
    elif form.endswith("ing") and base[-2] != base[-3]:
        yield f"{base[:-1]}ing"
    elif form.endswith("ies"):
        yield f"{base}s"


def _has_variants(verb: Verb) -> bool:
    """Tell whether a verb doubles its consonant in only one variety of English."""
    return len(verb.pasts) > 1 and verb.past.endswith("ed")


def _exists(word: str) -> bool:
    return len(word) <= _SHORT or word in _OTHERWISE or word in lexicon.known()
