"""Patterns for noun phrases: a determiner, at most two modifiers, a noun in lower case.

Names are excluded, because many are plural in form only ("The Netherlands is"). Each pattern has a
trigger, which finds more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot_plugins.languages.english import grammar, lexicon
from bot_plugins.languages.english.number import Number, is_plural_form, noun_number
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE, words

_BOTH = "the his her its their our my your".split()
NUMERALS = frozenset("two three four five six seven eight nine ten".split())
_PLURAL = "these those many several both all most some few various numerous other no".split()
_SINGULAR = "a an this that every each another".split()
_FITTING = {
    Number.SINGULAR: frozenset([*_BOTH, *_SINGULAR]),
    Number.PLURAL: frozenset([*_BOTH, *_PLURAL, *NUMERALS]),
}
"""Determiners that agree with a number."""


def cased(choices: Iterable[str]) -> str:
    """Return a pattern for any of some words, in lower case or capitalised."""
    wanted = [*choices]
    return words([*wanted, *map(str.capitalize, wanted)])


_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last final next".split()
)
"""After these a plural is more likely a slip itself ("the second blocks creates")."""
_SHORTEST = 3
"""Minimum letters of a noun or a modifier; shorter words would make the trigger match too often."""
_SUPERLATIVE = frozenset("most best least more very".split())
"""Words before an adjective used as a noun ("the best known are")."""
QUANTITIES = frozenset(
    "abundance amount array assortment balance batch bit bulk bunch bundle category chain choice"
    " class cluster collection combination deal dozen fifth genus handful heap host hundred kind"
    " list load majority mass million minimum minority mix mixture multitude network none order"
    " plethora portion proliferation proportion quantity quarter range ratio sample selection"
    " sequence series set share slew"
    " sort spectrum string subclass subset succession sum thousand total train type variety wealth"
    " whole".split()
)
"""Singular nouns before "of" after which a plural decides the number: "a range of ships were"."""
_FUNCTION_WORDS = (
    grammar.PREPOSITIONS
    | grammar.CONJUNCTIONS
    | (grammar.DETERMINERS - NUMERALS)
    | grammar.PRONOUNS
    | grammar.OBJECTS
    | grammar.AUXILIARIES
    | grammar.RELATIVES
    | frozenset("to not there here where how why".split())
)
_DETERMINERS = {number: cased(fitting) for number, fitting in _FITTING.items()}
DETERMINER = cased({*_BOTH, *_PLURAL, *NUMERALS, *_SINGULAR})
WORD = rf"(?!{words(word for word in _FUNCTION_WORDS if word.isalpha())}\b)[a-z]+(?:-[a-z]+)*"
"""A word in lower case that is not a function word."""
NAME = "[A-Z][A-Za-z0-9-]*"
"""A name before a noun in lower case: "the GTA02 developers"."""
_MODIFIER = rf"(?:{WORD}(?:['’]s)?|{NAME})"
PHRASE = rf"(?P<determiner>{DETERMINER}){SPACE}(?P<modifiers>(?:{_MODIFIER}{SPACE}){{0,2}})"
"""A noun phrase up to its noun."""
PREPOSITION = words("about at between by for from in of on to with within".split())
INNER_PHRASE = rf"(?:{DETERMINER}{SPACE})?(?:{WORD}{SPACE})?(?P<last>{WORD})"
"""What may follow a preposition within a noun phrase."""
ANY_INNER = rf"\s{PREPOSITION}\s(?:{DETERMINER}\s)?(?:[a-z-]+\s)?[a-z-]+"
"""The trigger for a preposition and what may follow it."""
RUN = re.compile(
    rf"{BEFORE}{DETERMINER}(?=(?P<run>(?:{SPACE}{NAME})?(?:{SPACE}[a-z'’-]+){{2,9}}){AFTER})"
)
"""A determiner and the words after it."""
PARTS = {
    Number.SINGULAR: "(?:[Oo]ne|[Ee]ach)",
    Number.PLURAL: "(?:[Aa]ll|[Bb]oth|[Mm]any|[Mm]ost|[Ss]everal|[Ss]ome)",
}
"""Words before "of" and a plural that are the subject, by their number."""
NOUNS = {
    Number.SINGULAR: "(?:[a-z-]{2,}[a-rt-z]|[a-z-]+[isu]s)",
    Number.PLURAL: "(?:[a-z-]+[a-hj-rtv-z]s|people|(?:wo)?men|children)",
}
"""The form of nouns in a trigger."""
BARE_PLURAL = f"[A-Z]?{NOUNS[Number.PLURAL]}"
"""A plural that may open a sentence."""
LONGER_NOUN = "(?:[a-z-]{3,}[a-ce-rt-z]|[a-z-]{2,}[a-km-z]d|[a-z-]+[a-tv-z]ld|[a-z-]+[isu]s)"
"""A singular of four letters or more that is not "would", "could" or "should"."""


def opening(openers: Iterable[str]) -> str:
    """Return the trigger for the start of a clause: after a line break, mark, number or opener."""
    return rf"(?m)(?:^|[^\w\s]\s*|\d\s|\b{cased(openers)}\s)"


def any_phrase(number: Number, modifiers: int = 2, noun: str = "") -> str:
    """Return the trigger for a noun phrase including its noun."""
    words_before = rf"(?:[a-z-]{{3,}}(?:['’]s)?\s){{0,{modifiers}}}"
    return rf"{_DETERMINERS[number]}\s{words_before}{noun or NOUNS[number]}"


def any_named(number: Number, noun: str = "") -> str:
    """Return the trigger for a noun phrase with a name before its noun: "the GTA02 developers"."""
    return rf"{_DETERMINERS[number]}\s{NAME}\s(?:[a-z-]{{3,}}\s)?{noun or NOUNS[number]}"


def phrase_number(determiner: str, modifiers: str, noun: str, follower: str) -> Number | None:
    """Return the number of a noun phrase if it has only one.

    ``follower`` is the preposition or the relative pronoun after the noun, or empty.
    """
    number = noun_number(noun)
    article, before = determiner.lower(), modifiers.split()
    if number is None or article not in _FITTING[number] or len(noun) < _SHORTEST:
        return None
    if not _are_plain(before):
        return None
    if number is Number.PLURAL:
        return number if _ORDINALS.isdisjoint(before) else None
    stands_alone = article == "the" and not before and not follower
    is_adjective = stands_alone and "j" in lexicon.classes(noun)  # "the poor", "the affected"
    has_numeral = not NUMERALS.isdisjoint(before)
    if is_adjective or has_numeral or _is_quantity(article, noun, follower):
        return None
    return number


def _are_plain(modifiers: list[str]) -> bool:
    """Tell whether modifiers are not nouns themselves and do not turn the next word into one."""
    if any(is_plural_form(word) or len(word) < _SHORTEST for word in modifiers):
        return False
    return not modifiers or modifiers[-1] not in _SUPERLATIVE


def _is_quantity(article: str, noun: str, preposition: str) -> bool:
    """Tell whether a plural after a singular noun decides the number ("a flock of birds were")."""
    if noun == "number":
        return not (article == "the" and preposition == "of")
    return preposition == "of" and (article in {"a", "an"} or noun in QUANTITIES)
