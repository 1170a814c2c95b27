"""Effect for affect, as a verb: "It did not effect the town" -> "It did not affect the town".

Fires after auxiliaries, "not", "to" and relative pronouns, where the parse finds an object that
cannot be brought about. Left alone: "to effect a change", and the noun ("it has effects").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.effects import is_affect
from bot_plugins.languages.english.patterns import BEFORE, SPACE
from bot_plugins.languages.english.sentence import sentence_at

_BEHIND = (
    "(?:not|n['’]t|to|will|would|can|cannot|could|may|might|must|should|did|does|do|that|which|who|they"
    "|also|directly|severely|adversely|negatively|positively|greatly|seriously|only|never|further|even"
    "|without|by|from|of|for|is|are|was|were|has|have|had|it|this)"
)
_OBJECT = (
    "(?:the|his|her|its|their|our|your|my|this|these|those|how|many|most|some|all|people|both|only"
    "|any|other|everyone|everybody|him|them|us|you|me|it|[a-z]{3,}s)"
)
_WORD = rf"[a-z](?={SPACE}effected|{SPACE}effects{SPACE}(?!can\b))"
PATTERN = re.compile(
    rf"(?:(?:{BEFORE}|(?<=\w)(?=n['’]t)){_BEHIND}|{_WORD}){SPACE}"
    rf"(?P<effect>effect(?:s|ed|ing)?){SPACE}"
    rf"{TRANSPARENT}*{_OBJECT}\b"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the form of "affect"."""
    for match in PATTERN.finditer(document.prose):
        right = f"a{match['effect'][1:]}"
        sentence = sentence_at(document, match.start("effect"))
        if is_affect(*sentence.corrected(*match.span("effect"), right)):
            message = "the verb 'effect' means 'bring about', and 'affect' means 'influence'"
            yield Suggestion(Edit(*match.span("effect"), right), message)


RULE = Rule(
    summary="confused words",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(
        rf"(?:(?:\b{_BEHIND}|n['’]t)\seffect(?:s|ing)?|[a-z]\seffect(?:ed|s))\s(?:\[\[)?{_OBJECT}\b",
    ),
    examples=(
        Keeps("The abbot hoped to effect a reconciliation of both.", "it means 'bring about'"),
        Keeps("It did not effect the desired change in the law.", "it means 'bring about'"),
        Keeps("They effected his escape, and he was effecting repairs.", "'bring about'"),
        Keeps("It has effects the people fear, and of effects they know.", "the noun 'effects'"),
        Keeps("He told of the effects the war had on trade.", "the noun, in a relative clause"),
        Keeps("He began to test what effects drugs have.", "the noun 'effects'"),
        Keeps("The sound effects the film has are new.", "the noun 'effects'"),
        Keeps('He wrote: "it did not effect the town".', "a quotation is verbatim"),
        Fixes("The law did not effect the villages.", "The law did not affect the villages."),
        Fixes("It is a drug that effects the heart.", "It is a drug that affects the heart."),
        Fixes("The wind effects the waves.", "The wind affects the waves."),
        Fixes("The flood effected many people.", "The flood affected many people."),
    ),
)
