"""Determiner and noun agree in number: "each voters" -> "each voter", "two mode" -> "two modes".

Fires where the noun phrase certainly ends with the noun. "This" before a plural becomes "these",
unless the verb is singular. Left alone: compounds ("a sports club"), quantities ("a few houses"),
nouns that may be verbs ("this works for all"), and nouns with no plural ("many software").
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

_OTHER = {"this": "these", "these": "this", "those": "that"}
_ARTICLES = frozenset({"a", "an"})


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the other number of the noun, or the other determiner."""
    for match in determiners.disagreeing(document.prose):
        sentence = sentence_at(document, match.start("noun"))
        other = determiners.other_number(match["noun"])
        changed, noun = sentence.corrected(*match.span("noun"), other)
        parses = (sentence.parse, changed)
        if not all(determiners.belong_together(parse, sentence, match) for parse in parses):
            continue
        verb = determiners.verb_number(sentence.parse, sentence.token(match.start("noun")))
        edit = _edit(match, verb, other)
        is_vague = determiners.has_noun_modifier(changed, noun)
        if edit:
            applicability = Applicability.REPORT if is_vague else Applicability.REVIEW
            yield Suggestion(edit, _message(match), applicability)


def _message(match: re.Match[str]) -> str:
    number = "plural" if determiners.wanted(match) is Number.PLURAL else "singular"
    determiner = match["determiner"].lower()
    return f"'{'one of' if determiner == 'one' else determiner}' takes a {number} noun"


def _edit(match: re.Match[str], verb: Number | None, other: str) -> Edit | None:
    """Return the edit of the noun or of its determiner, by the number of the verb."""
    written = match["determiner"].lower()
    wanted = determiners.wanted(match)
    is_countable = wanted is Number.SINGULAR or determiners.is_countable(match["noun"])
    noun = Edit(*match.span("noun"), other)
    if written in _ARTICLES:
        return noun if verb is not Number.PLURAL else None
    if written not in _OTHER:
        return noun if is_countable else None
    is_meant = verb is wanted if written == "this" else is_countable and verb is not Number.SINGULAR
    right = like(match["determiner"], _OTHER[written])
    return noun if is_meant else Edit(*match.span("determiner"), right)


RULE = Rule(
    summary="agreement",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=determiners.TRIGGERS,
    confirms=confirming(determiners.disagreeing, bool),
    examples=(
        Keeps("A few houses and a great many ships are here; a hundred ways to go.", "quantities"),
        Keeps("A sports club, a goods train and a two storey house are old.", "compounds"),
        Keeps("This works for all, and each runs by itself; a player fires at it.", "verbs"),
        Keeps("Every three years there is a means of escape, a series of talks.", "right"),
        Keeps("These software and many information are free.", "no plural is usual"),
        Keeps("One of the family is here; one of the best is lost.", "right"),
        Keeps("The women's team has a systems engineer on it.", "right"),
        Keeps("A wins with most votes; the first four count as one.", "a label, and a verb"),
        Keeps("It gives a train continuous views of the sea.", "two noun phrases"),
        Keeps("Six male and six female; three were reserve. It has several card, board and"
              " video games.", "adjectives, and modifiers"),
        Keeps("It was what many thought; several serve as mayors, for those suffering.", "verbs"),
        Keeps("They are each sites of interest; another springs to mind.", "not 'each' site"),
        Keeps("On day one of the cycle, during a routine swimmers can rest.", "two phrases"),
        Keeps("One of the same size is left, or a power of two size.", "no part of several"),
        Keeps("It is a de facto two party system.", "a compound"),
        Keeps("Near the Wick A reactors it is one of its number.", "a name, and a fixed phrase"),
        Keeps("In season two finale was lost, and part two state that.", "a name's number"),
        Keeps('He wrote: "each voters has a vote".', "a quotation is verbatim"),
        Fixes("Each voters has one vote.", "Each voter has one vote."),
        Fixes("It is a good methods for that.", "It is a good method for that."),
        Fixes("She is a gold medalists of 1950.", "She is a gold medalist of 1950.",
              applicability=Applicability.REPORT),
        Fixes("This restrictions are old.", "These restrictions are old."),
        Fixes("This restrictions is old.", "This restriction is old."),
        Fixes("There were two mode of them.", "There were two modes of them."),
        Fixes("It has many problem with water.", "It has many problems with water."),
        Fixes("These method is old.", "This method is old."),
        Fixes("It is one of the main reason for it.", "It is one of the main reasons for it."),
    ),
)  # fmt: skip
