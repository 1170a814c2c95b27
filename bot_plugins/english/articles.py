"""A or an: which goes before a word, by the sound it begins with.

Only words whose first sound is beyond doubt are decided; h-, most of u- and eu- are not.
Source: the usage notes of dictionaries, by common knowledge.
"""

from __future__ import annotations

import re

from bot_plugins.english import lexicon
from bot_plugins.english.clause import Surroundings, is_word
from bot_plugins.english.grammar import CONJUNCTIONS, PREPOSITIONS, PRONOUNS

_VOWEL = re.compile(r"(?:[ai]|e(?!u|w)|o(?!ne|nce|u[ij])|u(?:gl|ltr|mb|n[^aeiou]|p[^a]|rg))")
"""How a word begins that begins with a vowel sound, for sure."""
_CONSONANT = re.compile(r"(?:[bcdfgjklmnpqrstvwz]|y[aeou])(?=.*[aeiouy])")
_UNSURE = re.compile(r"uni|ubi|anan|aught|hono|heir|hour|herb")
_PREFIXES = frozenset(
    "anti anarcho auto inter intra extra ultra under over electro agro eco".split()
)
"""First parts of compounds ("an anti-war song")."""
_MENTIONS = frozenset(
    "letter letters vowel sound note chord grade class type vitamin hepatitis word words prefix"
    " suffix article particle term".split()
)
"""Words after which "a" is a letter, or a word that is spoken of."""
_ENGLISH_ENDING = re.compile(r"(?:[ts]ion|ness|ity|ment|ism|ist|ical|ious|able|less|ful)$")
"""Endings by which a word that the lexicon lacks is English all the same."""
_ADJECTIVAL = frozenset([lexicon.Form.PARTICIPLE, lexicon.Form.ING])


def wanted(word: str) -> str:
    """Return "a" or "an", whichever goes before a word; empty where that is not certain."""
    if _UNSURE.match(word):
        return ""
    return "an" if _VOWEL.match(word) else "a" if _CONSONANT.match(word) else ""


def may_follow(word: str, more: str | None) -> bool:
    """Tell whether a word is surely English and may stand behind an article.

    ``more`` is the rest of a compound ("-war"), or None.
    """
    if more and word in _PREFIXES:
        return True
    if word in PREPOSITIONS | CONJUNCTIONS | PRONOUNS:
        return False
    found = set(lexicon.classes(word))
    is_english = found or lexicon.forms(word) & _ADJECTIVAL or _ENGLISH_ENDING.search(word)
    return found != {"p"} and bool(is_english)


def is_article(article: str, around: Surroundings) -> bool:
    """Tell an article from a letter, a word that is spoken of and a mistyped "and"."""
    last = around.last()
    if last in _MENTIONS or not last.isascii():
        return False
    if article == "an":
        return not ("p" in lexicon.classes(last) and not lexicon.forms(last))
    return article != "A" or not last or not is_word(last)
