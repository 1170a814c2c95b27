"""Have + base form: "has also continue to" -> "has also continued to".

The perfect needs the participle. Fires for verbs that are no nouns, and for a few
whose nouns are counted before an article ("has take his"). Left alone: "had better take",
nouns ("they had hope the bill would pass"), participles ("has become").
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english import lexicon
from bot_plugins.english.grammar import DETERMINERS, PREPOSITIONS
from bot_plugins.english.lexicon import Form
from bot_plugins.english.patterns import trigger, verb_group, words
from bot_plugins.english.surroundings import Surroundings, has_own_subject, surroundings
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

HAVE = ("have", "has", "had")
PATTERN = verb_group(HAVE)
ARTICLES = frozenset("the a an his her its their several".split())
COUNTED = frozenset("bring build buy find give hold make stay take win".split())
"""Verbs whose nouns are counted, so that "had take the" can hold no noun."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the participle for a base form that "have" rules."""
    for match in PATTERN.finditer(document.prose):
        verb = lexicon.verbs().get(match["verb"])
        if verb is None or lexicon.forms(verb.base) != {Form.BASE}:
            continue
        around = surroundings(document, *match.span())
        if _is_perfect(verb.base, around) and has_own_subject(around):
            message = (
                f"'{match['auxiliary']}' takes the participle '{verb.participle}',"
                f" not the base form '{verb.base}'"
            )
            yield Suggestion(Edit(*match.span("verb"), verb.participle), message)


def _is_perfect(base: str, around: Surroundings) -> bool:
    found = set(lexicon.classes(base))
    if found & set("jr"):
        return False
    if found & set("np"):
        return base in COUNTED and around.next() in ARTICLES
    return around.next() in DETERMINERS | PREPOSITIONS or not around.next().isalpha()


def _bases() -> list[str]:
    return [word for word in lexicon.verbs() if lexicon.forms(word) == {Form.BASE} and _can(word)]


def _can(base: str) -> bool:
    """Tell whether ``_is_perfect`` can hold for a base form."""
    found = set(lexicon.classes(base))
    return not found & set("jr") and (base in COUNTED or not found & set("np"))


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=lambda: (trigger(HAVE, words(_bases())),),
    examples=(
        Leaves("The town has become and had come to ruin.", "these are participles"),
        Leaves("All she had was hope in the end.", "'had' is the verb of 'all she had'"),
        Leaves("The firm had work for all and has hope.", "nouns"),
        Leaves("They had hope the bill would pass.", "a noun before another clause"),
        Leaves("The region has rain the whole year.", "a noun before a time"),
        Leaves("He had people build the house.", "a causative"),
        Leaves("They have to go and had better go.", "no perfect"),
        Fixes("It has also continue to grow.", "It has also continued to grow."),
        Fixes("The school has take its name.", "The school has taken its name."),
        Fixes("The king had build several towers.", "The king had built several towers."),
    ),
)
