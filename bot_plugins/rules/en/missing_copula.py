"""A predicate without its "be": "It also similar to ours" -> "It is also similar to ours".

Fires for adjectives before a preposition, and for "It the first of" and "There many people" at the
beginning of a sentence. With "be" inserted, the sentence must consist of whole clauses, and the
assumed subject must not belong to another verb. The intended tense often cannot be known: the other
tense is an alternative. A noun ("It a metaphor of love") is the weakest sign and is only reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.predicates import (
    ARTICLES,
    bare_predicates,
    may_lack_be,
    triggers,
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest a form of "be"."""
    for bare_verb, forms in bare_predicates(document):
        edit, others = bare_verb.preceded(forms)
        message = f"the clause lacks a verb such as '{forms[0]}'"
        is_noun = bare_verb.word in ARTICLES and bare_verb.left != "there"
        applicability = Applicability.REPORT if is_noun else None
        yield Suggestion(edit, message, applicability, others)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=triggers,
    confirms=may_lack_be,
    examples=(
        Keeps("They made it possible for all to come.", "a causative verb"),
        Keeps("The mill, which prior to the war was poor, is old.", "'was' is the verb"),
        Keeps("There a pig is kept.", "'there' is an adverb"),
        Keeps("It the symbol of love, is red.", "'is' is the verb"),
        Keeps("They present with pain.", "'present' is a verb"),
        Keeps("He a son named Jan, and she a daughter.", "'has' is meant"),
        Keeps("They soon a part of the town.", "'became' may be meant"),
        Keeps("Is it similar to ours?", "a question"),
        Keeps("She found it similar to ours.", "a verb of perception"),
        Keeps("There is no mill, and there are many inns.", "correct as it is"),
        Fixes("It also very similar to ours.", "It is also very similar to ours."),
        Fixes("It a metaphor of love.", "It is a metaphor of love.", Applicability.REPORT),
        Fixes("It also the first of them.", "It is also the first of them.", Applicability.REPORT),
        Fixes("There also four mills.", "There are also four mills."),
        Fixes("There also a mill.", "There is also a mill.", Applicability.REVIEW),
        Fixes("There many ways to do it.", "There are many ways to do it."),
        Fixes("There no evidence of it.", "There is no evidence of it."),
        Fixes("It rained, and they able to sleep.", "It rained, and they were able to sleep."),
        Fixes("It is a pot which capable of it.", "It is a pot which is capable of it."),
        Fixes("Since it impossible to grow oats there, few people lived in the hills.",
              "Since it was impossible to grow oats there, few people lived in the hills."),
        Fixes("He only able to play in 1950.", "He was only able to play in 1950."),
    ),
)  # fmt: skip
