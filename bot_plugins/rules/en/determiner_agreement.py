"""Determiner and noun agree in number: "each voters" -> "each voter", "two mode" -> "two modes".

Fires where the noun phrase certainly ends with the noun. "This" before a plural becomes "these",
unless the verb is singular. "A", "another" and "every" are only reported: they may be the slip.
Left alone: compounds ("a sports club"), quantities ("a few houses"), nouns that may be verbs
("this works for all"), and nouns without a usual plural ("many software").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.common.capitals import like
from bot_plugins.languages.english import determiners, parser
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.number import Number
from bot_plugins.languages.english.sentence import sentence_at

_OTHER, _WHOLE = {"this": "these", "these": "this", "those": "that"}, {"one": "one of"}
_DOUBTFUL = frozenset({"another", "every", "few"})
"""Determiners that are about as often the slip themselves: "for another variants" is "other", "few
time" is "little"."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the other number of the noun, or the other determiner."""
    for match in determiners.phrases(document.prose):
        if number := determiners.wanted(match):
            yield from _suggested(document, match, number)


def _suggested(document: Document, match: re.Match[str], number: Number) -> Iterator[Suggestion]:
    sentence = sentence_at(document, match.start("noun"))
    if not determiners.belong_together(sentence.parse, sentence, match):
        return  # saves parsing the corrected sentence
    other = determiners.other_number(match["noun"])
    changed, noun = sentence.corrected(*match.span("noun"), other)
    if not determiners.belong_together(changed, sentence, match):
        return
    verb = determiners.verb_number(sentence.parse, sentence.token(match.start("noun")))
    repairs = _repairs(match, number, verb, other)
    determiner = match["determiner"].lower()
    is_doubtful = determiner in _DOUBTFUL or determiners.has_noun_modifier(changed, noun)
    is_doubtful |= len(repairs) > 1 or determiners.lacks_plural(match["noun"], number)
    message = f"'{_WHOLE.get(determiner, determiner)}' takes a {number.value} noun"
    for edit in repairs[:1]:
        applicability = Applicability.REPORT if is_doubtful else Applicability.REVIEW
        others = tuple(each.replacement for each in repairs[1:])
        yield Suggestion(edit, message, applicability, others)


def _repairs(match: re.Match[str], number: Number, verb: Number | None, other: str) -> list[Edit]:
    """Return edits of the noun or of its determiner, the most likely first."""
    written = match["determiner"].lower()
    noun = Edit(*match.span("noun"), other)
    is_countable = not determiners.lacks_plural(match["noun"], number)
    if written in {"a", "an"}:
        phrases = determiners.without_or_singular(match, verb, other)
        return [Edit(match.start("determiner"), match.end("noun"), phrase) for phrase in phrases]
    if written not in _OTHER:
        return [noun] if is_countable else []
    if not is_countable and verb is Number.PLURAL:
        return []  # "these software are"
    is_meant = verb is number if written == "this" else is_countable and verb is not Number.SINGULAR
    other_one = Edit(*match.span("determiner"), like(match["determiner"], _OTHER[written]))
    return [noun if is_meant else other_one]


RULE = Rule(
    summary="agreement",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=determiners.TRIGGERS,
    confirms=confirming(determiners.phrases, determiners.wanted),
    examples=(
        Keeps("A few houses and a great many ships are here; a hundred ways to go.", "quantities"),
        Keeps("A sports club, a two time hero, a divide by two circuit: many a time.", "compounds"),
        Keeps("This works for all, and each runs by itself; a player fires at it.", "verbs"),
        Keeps("Every three years there is a means of escape, a series of talks.", "right"),
        Keeps("These software are and many information is free.", "no plural is usual"),
        Keeps("A wins; Wick A reactors; one of its number; a train continuous views.", "phrases"),
        Keeps("Six male; several card, board and video games; to various effect.", "modifiers"),
        Keeps("It was what many thought; several serve as mayors, for those suffering.", "verbs"),
        Keeps("They are each sites of interest; they sent each other letters. On day one of the"
              " cycle, during a routine swimmers can rest.", "two phrases"),
        Keeps("One of the family is here; one of the same size is left.", "no part of several"),
        Keeps("All this needs is a file; the way this works is old; the cause of this lies in"
              " Rome; two point at it; some of these state that; who many credit with.", "verbs"),
        Keeps('He wrote: "each voters has a vote".', "a quotation is verbatim"),
        Fixes("Each voters has one vote.", "Each voter has one vote."),
        Fixes("It is a good methods for that.", "It is a good method for that.",
              applicability=Applicability.REPORT, alternatives=("good methods",)),
        Fixes("A similar examples are here.", "Similar examples are here.", Applicability.REPORT,
              alternatives=("A similar example",)),
        Fixes("It has many main market segment.", "It has many main market segments.",
              Applicability.REPORT),
        Fixes("This restrictions is old.", "This restriction is old."),
        Fixes("This pages are old.", "These pages are old."),
        Fixes("Rows in this fields are old.", "Rows in these fields are old."),
        Fixes("It has two way to do it a few time.", "It has two ways to do it a few times."),
        Fixes("There were two mode of many problem.", "There were two modes of many problems."),
        Fixes("These method is old.", "This method is old."),
        Fixes("It is one of the main reason for it.", "It is one of the main reasons for it."),
    ),
)  # fmt: skip
