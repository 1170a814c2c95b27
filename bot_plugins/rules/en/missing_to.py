"""A "to" that is missing: "was able restart" -> "was able to restart".

Fires after words that take an infinitive ("able", "try", "want", "be expected", "in order"), before
a word that can only be a base form, if the infinitive then depends on the word before. Left alone:
relative clauses that end in such a verb ("the reasons he refused remain unclear"), nouns ("the
attempts have failed") and verbs that take a bare infinitive ("helped build").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import lexicon, parser
from bot_plugins.languages.english.bare_infinitives import lacks_to
from bot_plugins.languages.english.complements import infinitive_takers, mere_bases
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.languages.english.sentence import sentences_at

ABLE = ("able", "unable")
_NOT_TO = "(?:[a-su-z]|t[a-np-z]|to[a-z])[a-z]*"
"""A word that is not "to"."""


@cache
def _pattern() -> re.Pattern[str]:
    takers = rf"{words(infinitive_takers())}|(?<=in )order"
    verb = rf"(?P<verb>[a-z]{{2,}}){AFTER}(?!{SPACE}(?:not|been)\b)"
    return re.compile(rf"{BEFORE}(?P<taker>{takers}){SPACE}{verb}")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to insert a "to"."""
    found = [match for match in _pattern().finditer(document.prose) if _may_follow(match)]
    sentences = sentences_at(document, (match.start("verb") for match in found))
    for match, sentence in zip(found, sentences, strict=True):
        place = match.start("verb")
        if lacks_to(sentence, match.start("taker"), place):
            yield Suggestion(
                Edit(place, place, "to "), f"'{match['taker']}' takes an infinitive with 'to'"
            )


def _may_follow(match: re.Match[str]) -> bool:
    """Tell whether a word is a base form: no noun follows a predicative "able"."""
    is_base = match["taker"] in ABLE and Form.BASE in lexicon.forms(match["verb"])
    return is_base or match["verb"] in mere_bases()


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=lambda: (
        rf"\b(?:{words(infinitive_takers())}|order)\s{words(mere_bases())}\b",
        rf"\b{words(ABLE)}\s{_NOT_TO}",
    ),
    confirms=confirming(lambda prose: _pattern().finditer(prose), _may_follow),
    examples=(
        Keeps("The reasons he refused remain unclear.", "a relative clause ends in 'refused'"),
        Keeps("The stones they want include granite.", "a relative clause ends in 'want'"),
        Keeps("The conditions managed include burns.", "'managed' may be a participle"),
        Keeps("It may rot as user needs evolve; they need execute rights.", "nouns"),
        Keeps("The play would likely begin in May.", "the adverb 'likely'"),
        Keeps("One forced fumble was his.", "'forced' is an adjective"),
        Keeps("The walls seem complete.", "'complete' is an adjective"),
        Keeps("One need consider only the plans; wants create work.", "a modal and a noun"),
        Keeps("The attempts have failed; the plans depend on money.", "nouns"),
        Keeps("It must needs be so, if need be.", "set phrases"),
        Keeps("The parts that fail do not matter.", "'do' is an auxiliary"),
        Keeps("They seek help; they continue work.", "'help' and 'work' are nouns"),
        Keeps("He helped build it and made them leave.", "bare infinitives"),
        Keeps("The Doric order appears to be old.", "the noun 'order'"),
        Keeps("They were able seamen; he was an able cook.", "an adjective before a noun"),
        Keeps("Four were able career diplomats.", "'career' is a noun"),
        Keeps("It is able, and so are they.", "no verb follows"),
        Keeps('He said: "We are able restart it."', "a quotation is verbatim"),
        Fixes("The engine was able restart twice.", "The engine was able to restart twice."),
        Fixes("Rome tried extend its influence.", "Rome tried to extend its influence."),
        Fixes("Most people tend be poor.", "Most people tend to be poor."),
        Fixes("He went to Rome in order become a monk.",
              "He went to Rome in order to become a monk."),
        Fixes("The plea was expected provide an answer.",
              "The plea was expected to provide an answer."),
        Fixes("They left without trying extend it.", "They left without trying to extend it."),
        Fixes("He was not able land on the isle.", "He was not able to land on the isle."),
        Fixes("The elders sought erase the stain.", "The elders sought to erase the stain."),
        Fixes("They are allowed enter the hall.", "They are allowed to enter the hall."),
        Fixes("He wants become a monk.", "He wants to become a monk."),
        Fixes("Builders ought avoid it.", "Builders ought to avoid it."),
    ),
)  # fmt: skip
