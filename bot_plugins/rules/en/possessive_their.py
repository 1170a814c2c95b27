"""There, they're and you're for possessives: "on they're roofs" -> "on their roofs".

Fires after prepositions and verbs that take an object; the parse must find the noun that the
possessive belongs to. Left alone: places ("from there people came", "he built there a mill"), and
clauses ("he says they're kings").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.languages.common.capitals import like
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.its import is_possessive, may_be_possessive, word_before
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.languages.english.sentence import sentence_at
from bot_plugins.languages.english.theirs import OPENING, is_theirs, leading_words, may_be_their

_RIGHTS = {"there": "their", "they're": "their", "you're": "your"}
PATTERN = re.compile(
    rf"{BEFORE}(?P<its>[Tt]here|[Tt]hey['’]re|[Yy]ou['’]re){SPACE}{TRANSPARENT}*"
    r"(?P<next>[a-z][\w-]*)"
    rf"{AFTER}"
)


def _may_be(match: re.Match[str]) -> bool:
    is_place = match["its"].lower() == "there" and not may_be_their(
        word_before(match), match["next"]
    )
    return not is_place and may_be_possessive(match)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the possessive."""
    for match in filter(_may_be, PATTERN.finditer(document.prose)):
        wrong = match["its"]
        right = like(wrong, _RIGHTS[wrong.lower().replace("’", "'")])
        sentence = sentence_at(document, match.start("its"))
        parse, their = sentence.corrected(*match.span("its"), right)
        if is_possessive(parse, their, word_before(match)) and is_theirs(parse, their):
            yield Suggestion(
                Edit(*match.span("its"), right), f"the possessive is '{right}', not '{wrong}'"
            )


RULE = Rule(
    summary="confused words",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=lambda: (
        r"\b(?:[Tt]hey|[Yy]ou)['’]re\s(?:\[\[)?\w",
        rf"\b{words(leading_words())}\sthere\s(?:\[\[)?[a-zA-Z]",
        rf"\bThere\s{words(OPENING)}\s[a-z]",
    ),
    confirms=confirming(PATTERN.finditer, _may_be),
    examples=(
        Keeps("From there people came, and he built there a mill.", "a place"),
        Keeps("They found there traces of salt.", "a place"),
        Keeps("There first came a king. There people live, and there sat a king.", "adverbs"),
        Keeps("He looked there first, and of there being salt he knew.", "an adverb and a subject"),
        Keeps("She says they're kings, and you're part of it.", "'they are' and 'you are'"),
        Keeps("It is a thing that you're proud of.", "'you are' in a relative clause"),
        Keeps("The folk they're with sing, and those you're after run.", "relative clauses"),
        Keeps("The songs they're singing are old.", "'they are' in a relative clause"),
        Keeps('He wrote: "keep you\'re ticket".', "a quotation is verbatim"),
        Fixes("Birds built nests on they're roofs.", "Birds built nests on their roofs."),
        Fixes("Many people lost there homes in the flood.",
              "Many people lost their homes in the flood."),
        Fixes("They came with there wives and took there place.",
              "They came with their wives and took their place."),
        Fixes("There first album was sold to singers and there families.",
              "Their first album was sold to singers and their families."),
        Fixes("Keep you're ticket until the end.", "Keep your ticket until the end."),
    ),
)  # fmt: skip
