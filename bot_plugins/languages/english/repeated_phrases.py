"""Repeated phrases, and which of them are always wrong."""

from __future__ import annotations

import re

from bot_plugins.document import Document
from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.grammar import (
    ADVERBS,
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.patterns import AFTER, BEFORE, words
from bot_plugins.languages.english.repeats import GAP
from bot_plugins.languages.english.surroundings import surroundings

_PLACE = words(PREPOSITIONS - {"down", "off", "out", "up"})
_NAME = rf"[A-Z][a-zà-ÿ]+(?:{GAP}[A-Z][a-zà-ÿ]+)?"
_OPENING = rf"(?:{words(map(str.capitalize, PREPOSITIONS))}){GAP}(?:a|an|the)"
PATTERN = re.compile(
    rf"{BEFORE}(?P<phrase>[a-z]+(?:{GAP}[a-z]+){{1,2}}|{_PLACE}{GAP}{_NAME}|{_OPENING}"
    rf"|[A-Z][a-z]+{GAP}of)"
    rf"{GAP}(?P=phrase){AFTER}(?!{GAP}(?P=phrase))"
)
_DETERMINERS = frozenset("the a an his her its their this these our my".split())
_PARTS = frozenset("all both each half many most one part some several".split())
_REGIONS = frozenset("county district oblast province region state".split())
_NEAR = 40
"""Code points to look at after a phrase."""
_WORD = re.compile(r"[\w'’-]+")
_NO_NAME = re.compile(r" [A-Z]")


def is_slip(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a match of ``PATTERN`` should contain the phrase only once."""
    parts = match["phrase"].split()
    first, last = parts[0], parts[-1]
    following = _WORD.findall(document.prose[match.end() : match.end() + _NEAR])
    if following[:2] == parts[:2]:
        return False  # "the rating above the rating above the rating above"
    is_region = following[:1] and following[0] in _REGIONS  # "of Rome of Rome region"
    has_name = _NO_NAME.match(document.prose, match.end()) or is_region
    is_place = last[0].isupper() and not has_name
    is_noun_phrase = last in _DETERMINERS and _governs(parts[-2].lower())
    is_part = last == "of" and (first in _PARTS or first[0].isupper())
    is_whole = last not in parts[:-1] and first in PREPOSITIONS and parts[1] in _DETERMINERS
    return is_place or is_noun_phrase or is_part or is_whole or _is_verbal(document, match)


def _governs(word: str) -> bool:
    return word in PREPOSITIONS | {"as", "than"} or (
        Form.ING in lexicon.forms(word) and not lexicon.classes(word)
    )


def _is_verbal(document: Document, match: re.Match[str]) -> bool:
    """Tell whether the phrase begins with a verb, in a clause that cannot end with it."""
    first, *others = match["phrase"].split()
    around = surroundings(document, *match.span())
    ends_open = others[-1] in {*DETERMINERS, *ADVERBS}
    has_gap = not (ends_open or RELATIVES.isdisjoint(around.since_mark))
    is_chant = not around.before or not PRONOUNS.isdisjoint(others)
    return first in BE | HAVE | MODALS and not has_gap and not is_chant
