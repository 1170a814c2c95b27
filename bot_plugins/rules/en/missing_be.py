"""A passive without its "be": "She also known for her novels" -> "She is also known for ...".

A clause needs a finite verb, and a past participle is not finite. A form that may also be a past
counts only before a preposition with which it is never active ("it located in the north"). The
intended tense often cannot be known: the other tense is an alternative.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.bare import PRONOUNS, any_of, bare, behind, trigger
from bot_plugins.languages.english.bare_subject import has_subject, may_open_clause, opens_clause
from bot_plugins.languages.english.be import lacking_be
from bot_plugins.languages.english.excerpt import confirming, matches_of
from bot_plugins.languages.english.participles import STATES, passives
from bot_plugins.languages.english.passive_phrases import phrase, prepositions, stands_passive
from bot_plugins.languages.english.patterns import SPACE, words


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest a form of "be"."""
    for bare_verb in bare(document, *_patterns(), is_worth=may_open_clause):
        if not (has_subject(bare_verb) and opens_clause(bare_verb) and stands_passive(bare_verb)):
            continue
        following = bare_verb.parse.near(bare_verb.verb, 1)
        found = phrase(bare_verb.word, following.lower) if following else None
        is_state = found.is_state if found else bare_verb.word in STATES
        if forms := lacking_be(
            bare_verb, is_state=is_state, is_over=found is not None and found.is_over
        ):
            edit, others = bare_verb.preceded(forms)
            word, lacking = bare_verb.word, forms[0]
            message = f"'{word}' is a past participle; its clause lacks a verb such as '{lacking}'"
            yield Suggestion(edit, message, alternatives=others)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    known = prepositions()
    after = "|".join(rf"(?<=\b{word}){SPACE}{words(known[word])}" for word in sorted(known))
    pronouns = any_of(PRONOUNS)
    return behind(pronouns, words(passives())), behind(
        pronouns, words(known), rf"(?=(?:{after})\b)"
    )


def _triggers() -> tuple[str, ...]:
    pronouns = rf"\b{any_of(PRONOUNS)}"
    phrases = (rf"{word}\s{words(found)}" for word, found in sorted(prepositions().items()))
    forms = words(passives())
    return trigger(pronouns, forms), trigger(pronouns, rf"(?:{'|'.join(phrases)})")


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=_triggers,
    confirms=confirming(matches_of(_patterns), bool, may_open_clause),
    examples=(
        Keeps("It grew, which seen by many was thought odd.", "a participle within its own clause"),
        Keeps("Nor was he known in Rome.", "the subject follows the auxiliary"),
        Keeps("Had it written rules, they would be kept.", "the subject follows the auxiliary"),
        Keeps("They made it known in Rome.", "a causative verb"),
        Keeps("It is the name he considered as his own.", "a relative clause"),
        Keeps("She located in Rome the tomb of a king.", "an object follows"),
        Keeps("He saw it taken by force.", "a verb of perception"),
        Keeps("It moved in 1911, and it opened in 1912.", "intransitive verbs"),
        Keeps("The club, which defeated by 15 points its rival, won.", "a measure and an object"),
        Keeps("It is older than that found in Rome.", "'that' is not a relative pronoun"),
        Keeps("The mill, which seen from afar looks small, is old.", "'looks' is the verb"),
        Fixes("She also known for her songs.", "She is also known for her songs."),
        Fixes("He born in Rome in 1950.", "He was born in Rome in 1950."),
        Fixes("It located in the north.", "It is located in the north."),
        Fixes("It has a mill which known there.", "It has a mill which is known there."),
        Fixes("A fair which attended by many began.", "A fair which was attended by many began."),
        Fixes("In 1990 she appointed to the board.", "In 1990 she was appointed to the board."),
        Fixes("It is a pot that used in Rome.", "It is a pot that is used in Rome."),
        Fixes(
            "He is a judge who educated at a school in Rome.",
            "He is a judge who was educated at a school in Rome.",
        ),
    ),
)
