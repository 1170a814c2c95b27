"""Allow and its like take somebody and "to": "allows users create" -> "allows users to create".

Fires where a base form that is no other word has that somebody for its subject. "Let" takes no
"to": "lets users to choose" -> "lets users choose". Left alone: nouns behind the verb ("allow users
access"), subjunctives ("requires that he leave") and relative clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english import clause, parser
from bot_plugins.english.complements import mere_bases
from bot_plugins.english.excerpt import confirming, matches_of
from bot_plugins.english.grammar import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, RELATIVES, SUBJECTS
from bot_plugins.english.parse import Parse
from bot_plugins.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.english.sentence import Sentence, sentences_at
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

_STEMS = (
    r"(?:allow|permit(?:t(?=e|i))?|oblige?|force?|enable?|encourage?|require?|compel(?:l(?=e|i))?)"
)
_TAKERS = rf"{_STEMS}(?:s|d|ed|ing)?"
_NO_OBJECTS = AUXILIARIES | CONJUNCTIONS | PREPOSITIONS | RELATIVES | {"to", "not"}
_OBJECT = rf"(?P<object>(?:(?!{words(filter(str.isalpha, _NO_OBJECTS))}\b)[\w'’-]+{SPACE}){{1,4}}?)"
LACKING = re.compile(rf"{BEFORE}(?P<taker>{_TAKERS}){SPACE}{_OBJECT}(?P<verb>[a-z]{{2,}}){AFTER}")
LET = re.compile(
    rf"{BEFORE}(?P<taker>lets?|letting){SPACE}{_OBJECT}(?P<to>to{SPACE})(?P<verb>[a-z]{{2,}}){AFTER}"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to insert a "to", and to drop that behind "let"."""
    for match, sentence in _found(document, LACKING):
        place = match.start("verb")
        if _has_subject(sentence, match) and _depends(
            sentence.changed(place, place, "to "), sentence, match, 3
        ):
            yield Suggestion(Edit(place, place, "to "), f"'{match['taker']}' takes 'to' and a verb")
    for match, sentence in _found(document, LET):
        if _depends(sentence.changed(*match.span("to"), ""), sentence, match, -3):
            yield Suggestion(Edit(*match.span("to"), ""), f"'{match['taker']}' takes no 'to'")


def _found(
    document: Document, pattern: re.Pattern[str]
) -> Iterator[tuple[re.Match[str], Sentence]]:
    found = [*filter(_is_base, pattern.finditer(document.prose))]
    return zip(
        found, sentences_at(document, (match.start("taker") for match in found)), strict=True
    )


def _is_base(match: re.Match[str]) -> bool:
    return match["verb"] in mere_bases()


def _has_subject(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether the object before a base form is taken for its subject, in the same clause."""
    verb, taker = sentence.token(match.start("verb")), sentence.token(match.start("taker"))
    is_verb = verb.tag in {"VB", "VBP"} and taker.tag in clause.VERBS
    is_relative = clause.is_in_relative(sentence.parse, taker)
    is_whole = not is_relative or clause.has_main_clause(sentence.parse, taker)
    is_object = match["object"].strip() not in SUBJECTS  # "requires they be"
    return is_verb and is_whole and is_object and sentence.parse.head(verb) == taker


def _depends(parse: Parse, sentence: Sentence, match: re.Match[str], shift: int) -> bool:
    """Tell whether the infinitive depends on what takes it in a corrected sentence."""
    taker = parse.at(sentence.token(match.start("taker")).start)
    verb = parse.at(sentence.token(match.start("verb")).start + shift)
    is_complement = verb.relation in {"ccomp", "xcomp"} and parse.head(verb) == taker
    return verb.tag == "VB" and is_complement and taker.tag in clause.VERBS


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    missing=parser.lack,
    parses=True,
    triggers=lambda: (
        rf"\b(?:allow|permit|oblig|forc|enabl|encourag|requir|compel)[a-z]*\s(?:[^\s.,;:]+\s){{1,4}}{words(mere_bases())}\b",
        r"\b(?:lets?|letting)\s(?:[^\s.,;:]+\s){1,4}to\s[a-z]",
    ),
    confirms=confirming(matches_of(lambda: (LACKING, LET)), _is_base),
    examples=(
        Leaves("It allows users access, and requires that he leave.", "a noun, a subjunctive"),
        Leaves("It requires they be old; lanes that allow cyclists exist.", "the same"),
        Leaves('He said: "It allows him keep it."', "a quotation is verbatim"),
        Fixes("It allows users create new pages.", "It allows users to create new pages."),
        Fixes("It forced them become monks.", "It forced them to become monks."),
        Fixes("It lets users to choose a page.", "It lets users choose a page."),
    ),
)
