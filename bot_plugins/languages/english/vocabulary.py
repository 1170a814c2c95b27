"""The English vocabulary: a large list of known words, and the frequency of some of them.

A word that is not on the list is a name, a technical or foreign word, or misspelled. So is, in
lower case, a word that only the largest lists have and that is a likely typo of a frequent one
("frist", "speccies"). The tables are ``data/known.txt.xz`` and ``data/frequent.tsv``, made by
``devtools.vocabulary``. The list is stored as numbers, four megabytes: as strings its half a
million words would take sixty.
"""

from __future__ import annotations

import lzma
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot_plugins.core.prefilter.words import Keys, WordKeys, Words
from bot_plugins.core.tables import rows
from bot_plugins.languages.english import lexicon

_COMMON = 40
"""Minimum occurrences of a usual word in the text that was counted, because that has foreign words,
too."""
_FOREIGN = frozenset(
    "al aux avec che con da das dei del dell della dem den der des di dos du e een el en era es et"
    " est ein eine il im ist je la las le les lo los mit na ne nicht o ou para pas per por pour que"
    " qui se sich su sur um un una und une van vom von y zu zum zur".split()
)
RARE = 3
"""Occurrences assumed of a word of the lexicon that is not frequent."""
_Numbers = npt.NDArray[np.unsignedinteger]
_SEEN = 1 << 12
"""Number of words whose look-up is cached."""


@cache
def frequent() -> dict[str, int]:
    """Return the frequent words, with their numbers of occurrences in the text that was counted."""
    return {word: int(number) for word, number in rows(__package__, "frequent")}


def counted() -> set[str]:
    """Return the frequent words and those of the lexicon."""
    return {*frequent(), *lexicon.known()}


def count(word: str) -> int:
    """Return how often a word of ``counted`` occurs in the text that was counted."""
    return frequent().get(word, RARE)


@cache
def usual() -> WordKeys:
    """Return the usual words of English prose, to compare with raw text."""
    common = (word for word, number in frequent().items() if number >= _COMMON)
    words = (word for word in chain(common, lexicon.known()) if word not in _FOREIGN)
    return WordKeys(Words(" ".join(words).encode()).keys)


def is_usual(word: str) -> bool:
    """Tell whether ``word`` (in lower case) makes English prose likely.

    It must be very frequent, or in the lexicon, and no function word of another language.
    """
    is_common = frequent().get(word, 0) >= _COMMON or word in lexicon.known()
    return is_common and word not in _FOREIGN


@lru_cache(_SEEN)
def is_known(word: str) -> bool:
    """Tell whether ``word`` (ASCII letters in lower case) is on the list, and likely not a typo."""
    if word in frequent():
        return True
    keys = Words(word.encode()).keys
    return bool(are_known(keys)[0] and not are_typos(keys)[0])


def are_known(keys: Keys) -> npt.NDArray[np.bool_]:
    """Tell which words are on the list, by their keys."""
    return among(keys, _lists().known)


def are_typos(keys: Keys) -> npt.NDArray[np.bool_]:
    """Tell which words are on the list, but are likely typos where they are in lower case."""
    return among(keys, _lists().typos)


def is_seen(word: str) -> bool:
    """Tell whether ``word`` (ASCII letters in lower case) is a known word that writers use.

    The list has many words that dictionaries of other times and trades have. One that occurs in
    well-edited text is right more often than a slip.
    """
    return bool(among(Words(word.encode()).keys, _lists().seen)[0])


def among(keys: _Numbers, sorted_keys: _Numbers) -> npt.NDArray[np.bool_]:
    """Tell which keys are among ``sorted_keys``, which must be sorted and not empty."""
    places = np.minimum(np.searchsorted(sorted_keys, keys), len(sorted_keys) - 1)
    found: npt.NDArray[np.bool_] = sorted_keys[places] == keys
    return found


class _Lists(NamedTuple):
    """Sorted keys of all known words, of those in the text that was counted, and likely typos."""

    known: Keys
    seen: Keys
    typos: Keys


@cache
def _lists() -> _Lists:
    packed = (files(__package__) / "data" / "known.txt.xz").read_bytes()
    _, seen, others, typos = lzma.decompress(packed).split(b"\n\n")
    everything = b"\n".join((seen, others, typos))
    return _Lists(*(np.sort(Words(words).keys) for words in (everything, seen, typos)))
