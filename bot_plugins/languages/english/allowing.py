"""Verbs that take an object and an infinitive: "allow" with "to", "let" without it.

Source: R. Huddleston and G. K. Pullum, "The Cambridge Grammar of the English Language" (2002),
chapter 14, section 3.
"""

from __future__ import annotations

import re

from bot_plugins.languages.english import clause
from bot_plugins.languages.english.complements import mere_bases
from bot_plugins.languages.english.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
)
from bot_plugins.languages.english.number import bases
from bot_plugins.languages.english.parse import Parse
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.languages.english.sentence import Sentence

_STEMS = (
    r"(?:allow|permit(?:t(?=e|i))?|oblige?|force?|enable?|encourage?|require?|compel(?:l(?=e|i))?)"
)
_TAKERS = rf"{_STEMS}(?:s|d|ed|ing)?"
_NO_OBJECTS = AUXILIARIES | CONJUNCTIONS | PREPOSITIONS | RELATIVES | {"alone", "not", "to"}
_OBJECT = rf"(?P<object>(?:(?!{words(filter(str.isalpha, _NO_OBJECTS))}\b)[\w'’-]+{SPACE}){{1,4}}?)"
LACKING = re.compile(rf"{BEFORE}(?P<taker>{_TAKERS}){SPACE}{_OBJECT}(?P<verb>[a-z]{{2,}}){AFTER}")
LET = re.compile(
    rf"{BEFORE}(?P<taker>lets?|letting){SPACE}{_OBJECT}(?P<to>to{SPACE})(?P<verb>[a-z]{{2,}}){AFTER}"
)
_DETERMINED = re.compile(rf"{SPACE}{words(DETERMINERS)}\b")
_TRIGGER = r"\b(?:allow|permit|oblig|forc|enabl|encourag|requir|compel)[a-z]*\s"


def triggers() -> tuple[str, ...]:
    """Return the triggers for the two patterns."""
    return (
        rf"{_TRIGGER}(?:[^\s.,;:]+\s){{1,4}}{words(mere_bases())}\b",
        rf"{_TRIGGER}(?:[^\s.,;:]+\s){{1,3}}[a-z]+\s{words(DETERMINERS)}\b",
        r"\b(?:lets?|letting)\s(?:[^\s.,;:]+\s){1,4}to\s[a-z]",
    )


def is_base(match: re.Match[str]) -> bool:
    """Tell whether the verb is a base form; before a determiner it may also be a noun."""
    if match["verb"] in mere_bases():
        return True
    may_be_noun = match["taker"].startswith("requir") or match["verb"] not in bases()
    return not may_be_noun and _DETERMINED.match(match.string, match.end()) is not None


def has_subject(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether the parser takes the object for the base form's subject in the same clause."""
    verb, taker = sentence.token(match.start("verb")), sentence.token(match.start("taker"))
    is_verb = verb.tag in {"VB", "VBP"} and taker.tag in clause.VERBS
    is_relative = clause.is_in_relative(sentence.parse, taker)
    is_whole = not is_relative or clause.has_main_clause(sentence.parse, taker)
    is_object = match["object"].strip() not in SUBJECTS  # "requires they be"
    return is_verb and is_whole and is_object and sentence.parse.head(verb) == taker


def depends(parse: Parse, sentence: Sentence, match: re.Match[str], shift: int) -> bool:
    """Tell whether the infinitive depends on the verb that takes it in a corrected sentence.

    The infinitive is ``shift`` code points further on there.
    """
    taker = parse.at(sentence.token(match.start("taker")).start)
    verb = parse.at(sentence.token(match.start("verb")).start + shift)
    is_complement = verb.relation in {"ccomp", "xcomp"} and parse.head(verb) == taker
    return verb.tag == "VB" and is_complement and taker.tag in clause.VERBS
