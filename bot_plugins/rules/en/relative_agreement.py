"""A relative clause agrees with its noun: "boys who tries" -> "boys who try".

Fires where every noun that the clause may belong to has the same number. Left alone: "one of the
boys who tries", "a box of tools that are", a "which" that may refer to the whole clause before
it ("the rains fail, which means"), collectives and quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import noun_phrases as phrases
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.agreement import LOOSELY, Pair, corrections, pairs
from bot_plugins.languages.english.excerpt import Prose, confirming
from bot_plugins.languages.english.likely_verbs import known_trigger, mostly_verbs, trigger
from bot_plugins.languages.english.number import Number, thirds
from bot_plugins.languages.english.relative import (
    PATTERN,
    belongs,
    has_bare_object,
    is_likely_own,
    is_placed,
    wanted_of,
)

_NAME = re.compile(r"[A-Z][\w’'-]*\s\Z")
"""A name before a word that may be its verb: "Smith states that ..."."""
_OF_THINGS = frozenset("belong comprise concern consist contain include".split())
"""Verbs (base forms) whose subject is hardly ever a whole clause."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the form that agrees with the noun before the clause."""
    for pair in pairs(document, PATTERN):
        wanted = wanted_of(pair.match)
        if not wanted or not _is_likely(pair, wanted):
            continue
        if belongs(pair, wanted) and not _may_be_clause(pair, wanted):
            yield from corrections(pair, wanted)


def _is_likely(pair: Pair, wanted: Number) -> bool:
    """Tell, without a parse, whether there is a noun, and a verb as after "who"."""
    match = pair.match
    is_bare = not match["determiner"] and not match["modifiers"]
    if is_bare and match["noun"] in thirds() and _NAME.search(pair.lead):
        return False
    is_behind = is_placed(pair, wanted) or has_bare_object(pair, wanted)
    is_verb = match["subject"] != "that" or pair.may_be_verb(wanted) or is_behind
    return is_verb and is_likely_own(pair, wanted)


def _may_be_likely(text: Prose, match: re.Match[str]) -> bool:
    wanted = wanted_of(match)
    return wanted is not None and _is_likely(Pair(text, match), wanted)


def _may_be_clause(pair: Pair, wanted: Number) -> bool:
    """Tell whether "which" may refer to the whole clause before it, which is singular."""
    verb = thirds().get(pair.word)
    is_of_things = verb is not None and verb.base in _OF_THINGS
    is_passive = bool(pair.parse.children(pair.verb, "auxpass"))
    is_which = pair.match["subject"] == "which" and wanted is Number.PLURAL
    return is_which and not (is_of_things or is_passive)


def _triggers() -> Iterator[str]:
    for wanted in Number:
        noun = phrases.BARE_PLURAL if wanted is Number.PLURAL else phrases.any_phrase(wanted)
        yield rf"\b{noun},?\sthat\s{LOOSELY}{trigger(wanted)}"
        if wanted is Number.SINGULAR:
            yield rf"\b{noun},?\sthat\s{LOOSELY}{mostly_verbs()}\s{phrases.NOUNS[Number.PLURAL]}\b"
        yield rf"\b{noun},?\swh(?:ich|o)\s{LOOSELY}{known_trigger(wanted)}"


RULE = Rule(
    summary="agreement",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=lambda: tuple(_triggers()),
    confirms=confirming(PATTERN.finditer, wanted_of, _may_be_likely),
    examples=(
        Keeps("He is one of the boys who tries it.", "'one' may be meant"),
        Keeps("A box of tools that are old was found.", "'tools' may be meant"),
        Keeps("There are areas of the brain that are active.", "'areas' is meant"),
        Keeps("The rains fail in some years, which means hunger.", "'which' refers to the clause"),
        Keeps("They cut the taxes which means more trade.", "'which' may refer to the clause"),
        Keeps("They were limited to 90 characters which was then lifted.", "'which' is an amount"),
        Keeps("He led a team who were paid, and a crowd that have left.", "collective nouns"),
        Keeps("It was the closeness of the sisters that allows them to go.", "a cleft sentence"),
        Keeps("She is a woman raised by monks who gives him a house.", "'woman' is meant"),
        Keeps("The ability to build dams that makes beavers rich is rare.", "'ability' is meant"),
        Keeps("Leaves are a green colour that are long.", "'leaves' is meant"),
        Keeps("The mills that decorates the town is old.", "'mills' may be wrong"),
        Keeps("It is a trick that help files use, a sum that offer prices reach.", "nouns"),
        Keeps("The claims that lives in it were lost are old.", "the content of the claims"),
        Fixes("Plants that grows here are tall.", "Plants that grow here are tall."),
        Fixes("The birds that lives on it are small.", "The birds that live on it are small."),
        Fixes("He knew boys who tries it.", "He knew boys who try it."),
        Fixes("It is a trick that make users happy.", "It is a trick that makes users happy."),
        Fixes("It has a road which have trees.", "It has a road which has trees."),
    ),
)
