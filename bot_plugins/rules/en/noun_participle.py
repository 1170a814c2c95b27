"""A participle after a noun as a clause's only verb: "Holm begun seeing" -> "Holm began seeing".

After a noun, a participle usually begins a reduced relative clause ("work begun in 1911 was
finished"). So the parse must find a clause that is not a headline, and every verb of the sentence
must have a subject once the past is inserted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.bare import (
    ADVERBS,
    PRONOUNS,
    bare,
    behind,
    in_prose,
    is_clause,
    word_but,
)
from bot_plugins.languages.english.bare_subject import JOINING, has_subject
from bot_plugins.languages.english.excerpt import confirming, matches_of
from bot_plugins.languages.english.participles import (
    AWAY,
    LONE,
    MOVED,
    OBJECTS,
    has_complement,
    is_active,
    participles,
    past_meant,
)
from bot_plugins.languages.english.patterns import SPACE, words

_PASSIVE = "by is was are were has had have".split()
"""Words that follow a reduced relative clause ("songs sung by", "the ship sunk was")."""
_OTHERS = (
    "although as having if longer once than that though unless until when whenever where whether"
    " while been being be is are was were has had have by to of in the a an"
).split()
_NO_NOUNS = frozenset([*ADVERBS, *PRONOUNS, *JOINING, *_OTHERS])


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the simple past."""
    for bare_verb in bare(document, *_patterns(), is_worth=in_prose):
        verb = participles()[bare_verb.word]
        is_whole = has_subject(
            bare_verb, has_complement=has_complement(bare_verb.parse, bare_verb.verb)
        )
        if is_whole and is_active(bare_verb, verb) and is_clause(*bare_verb.corrected(verb.past)):
            yield past_meant(bare_verb, verb)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    after = rf"(?={SPACE}{words(OBJECTS)}\b)"
    noun = word_but(_NO_NOUNS)
    not_passive = rf"(?!{SPACE}{words(_PASSIVE)}\b)"
    away = behind(noun, words(MOVED), rf"(?={SPACE}{words(AWAY)}\b)")
    return behind(noun, words(LONE), not_passive), behind(noun, words(participles()), after), away


def _triggers() -> tuple[str, ...]:
    return (
        rf"\b{words(LONE)}\b",
        rf"\b{words(participles())}\s{words(OBJECTS)}\b",
        rf"\b{words(MOVED)}\s{words(AWAY)}\b",
    )


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=_triggers,
    confirms=confirming(matches_of(_patterns), bool),
    examples=(
        Keeps("Work begun in 1911 was finished in 1920.", "a reduced relative clause"),
        Keeps("It is a novel by Uwe Holm begun in 1970.", "a reduced relative clause"),
        Keeps("The support given him by Rome was great.", "a reduced relative clause"),
        Keeps("When the mill begun in 1911 closed, it rained.", "a reduced relative clause"),
        Keeps("Hardly had the siege begun when they ran.", "the subject follows the auxiliary"),
        Keeps("1277 – Building of Saint Anne's begun.", "a headline"),
        Keeps("A decision is made, and the project begun.", "'is' is shared"),
        Keeps("With the war begun, they fled.", "an absolute phrase"),
        Keeps("Once begun, the work went on.", "a clause without subject and verb"),
        Keeps("When given the book, he read it.", "a clause without subject and verb"),
        Fixes("The family gone back to Rome.", "The family went back to Rome."),
        Fixes("The regiment taken part in the war.", "The regiment took part in the war."),
        Fixes("Holm begun seeing them as rivals.", "Holm began seeing them as rivals."),
        Fixes("[[Jan Holm]] begun painting in Rome.", "[[Jan Holm]] began painting in Rome."),
        Fixes("It rained when the war begun.", "It rained when the war began."),
        Fixes("The civil war begun in May.", "The civil war began in May."),
        Fixes(
            "It was in May that a siege begun: they ran.",
            "It was in May that a siege began: they ran.",
        ),
        Fixes("New churches sprung up in the west.", "New churches sprang up in the west."),
        Fixes("Anna Holm sung her last song.", "Anna Holm sang her last song."),
    ),
)
