"""Words that are on no list but are formed from listed words.

English forms words such as "rootstocks", "prestarted" and "kirklike" as needed, with a prefix, an
ending or another word, and they are not misspellings. Source of the affixes and of the spelling
before endings: R. Quirk et al., "A Comprehensive Grammar of the English Language" (1985), appendix
I and sections 3.5 to 3.10; the combining forms of the sciences are added.
"""

from __future__ import annotations

from functools import lru_cache

from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.vocabulary import frequent, is_usual

_PREFIXES = tuple(
    "aero afro anglo anti arch astro audio auto bi bio cardio circum co counter cross cyber de"
    " di dis down eco electro endo ethno euro ex exo extra fore franco geo hetero hexa homo"
    " hydro hyper hypo inter intra iso kilo macro mega meta micro mid milli mini mis mono multi"
    " nano neo neuro non octa out over pan para penta photo poly post pre proto pseudo psycho"
    " quasi radio re semi socio sub super tele tetra thermo trans tri turbo ultra un under up"
    " video".split()
)
_ENDINGS = tuple(
    "able ally ase ases ate ates ation ations dom ed ee ees er ers es esque est ful fully hood"
    " ian ians ible ic ical ide ides ie ier ies iest iform ing ion ions isation ise ised ish ising"
    " ism isms ist ists ite ites ity ization ize ized izing less like ling lings ly man men ment"
    " ments ness nesses oid oids or ors ous proof s ship ships ward wards wise woman women"
    " worthy".split()
)
_DOUBLING = frozenset({"ed", "er", "ers", "ing"})
"""Endings before which the last consonant may be doubled."""
_SHORTEST = 3
"""Minimum number of letters of every part; a word after a prefix and one of the two words of a
compound have one more."""
_VOWELS = "aeiou"


@lru_cache(1 << 14)
def is_derived(word: str) -> bool:
    """Tell whether ``word`` (in lower case) is formed from known words."""
    return has_prefix(word) or _has_ending(word) or _is_compound(word)


def is_inflected(word: str) -> bool:
    """Tell whether ``word`` is a regular form of a noun or a verb: "compered" of "compere"."""
    if word.endswith("s") and not word.endswith("ss"):
        return "n" in lexicon.classes(word[:-1]) or word[:-1] in lexicon.verbs()
    bases = {"ed": word[:-1], "ing": f"{word[:-3]}e"}
    return any(word.endswith(ending) and base in lexicon.verbs() for ending, base in bases.items())


def has_prefix(word: str) -> bool:
    """Tell whether ``word`` (in lower case) is a usual word with a prefix: "requeried"."""
    stems = (word[len(prefix) :] for prefix in _PREFIXES if word.startswith(prefix))
    return any(len(stem) > _SHORTEST and is_usual(stem) for stem in stems)


def _has_ending(word: str) -> bool:
    pairs = ((word[: -len(ending)], ending) for ending in _ENDINGS if word.endswith(ending))
    return any(len(stem) >= _SHORTEST and _may_join(stem, ending) for stem, ending in pairs)


def _may_join(stem: str, ending: str) -> bool:
    """Tell whether ``stem`` is a word as spelled before the ending: "merg-" of "merge"."""
    if ending[0] not in _VOWELS:
        return is_usual(stem)
    whole = [f"{stem}e", f"{stem[:-1]}y" if stem[-1] == "i" else stem]
    if stem[-1] == stem[-2] and ending in _DOUBLING:  # "summitted"
        whole.append(stem[:-1])
    return any(map(is_usual, whole))


def _is_compound(word: str) -> bool:
    parts = ((word[:cut], word[cut:]) for cut in range(_SHORTEST, len(word) - _SHORTEST + 1))
    return len(word) > 2 * _SHORTEST and any(
        first in frequent() and second in frequent() for first, second in parts
    )
