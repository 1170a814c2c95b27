"""A verb's ending joined wrongly: "occured" -> "occurred", "begining" -> "beginning".

Consonants that are not doubled (refered) or wrongly doubled (developped), an "e" that is kept
(useing) and a "y" that is not changed (carryed) are derived from the verbs of the lexicon. Left
alone: a form that is a word itself, and without an object a form that may belong to another word
("wining" of "wine").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.common.capitals import like
from bot_plugins.languages.english import lexicon, parser
from bot_plugins.languages.english.foreign import english_words
from bot_plugins.languages.english.misformed import misjoined
from bot_plugins.languages.english.misspellings import is_mentioned, is_name
from bot_plugins.languages.english.passive import has_object
from bot_plugins.languages.english.patterns import AFTER, BEFORE
from bot_plugins.languages.english.sentence import sentence_at
from bot_plugins.languages.english.surroundings import Surroundings, surroundings

PATTERN = re.compile(rf"{BEFORE}[A-Za-z][a-z]+(?:ed|en|ing|ys){AFTER}")

_LONG = 7
"""Minimum letters of a capitalised form; shorter ones are too often names ("Tring")."""
STOPE = "stope"
"""A mining term, a noun that the lexicon lacks."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the form with its ending joined correctly."""
    for match in PATTERN.finditer(document.prose):
        word = match[0].lower()
        if (right := misjoined().get(word)) is None:
            continue
        around = surroundings(document, *match.span())
        if is_mentioned(around) or _may_be_name(match[0], right, around):
            continue
        if not _may_be_another(word) or _has_object(document, match.start()):
            edit = Edit(*match.span(), like(match[0], right))
            yield Suggestion(edit, f"this verb form is spelled '{right}'")


def _may_be_name(written: str, right: str, around: Surroundings) -> bool:
    """Tell whether a capitalised form may be a name: a short one, or one before no English word."""
    if written[0].islower():
        return False
    is_short = len(written) < _LONG or around.next() not in english_words()
    return is_short or is_name(right, around)


def _may_be_another(word: str) -> bool:
    """Tell whether a form may come from a noun in "e" used as a verb: "wining", "stoped"."""
    noun = f"{re.sub('(?:ed|ing)$', '', word)}e"
    return noun == STOPE or "n" in lexicon.classes(noun)


def _has_object(document: Document, place: int) -> bool:
    sentence = sentence_at(document, place)
    parse, token = sentence.parse, sentence.token(place)
    return has_object(parse, token) and not parse.children(token, "prt")


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(),
    words=lambda _page: [*misjoined(), *map(str.capitalize, misjoined())],
    examples=(
        Keeps("He hoped, wound and lighted the lamp.", "correct forms"),
        Keeps("Hopped, hoped and bared are words.", "other verbs: 'hop', 'hope' and 'bare'"),
        Keeps("It was travelled, focussed, worshiped and benefitted.", "variants"),
        Keeps('He wrote: "It occured to me."', "a quotation is verbatim"),
        Keeps("The word occured is a slip.", "the word itself is discussed"),
        Keeps("It was spelled as begining there.", "the word itself is discussed"),
        Keeps("A chined hull is made of flat boards.", "from 'chine'; 'chin' is hardly a verb"),
        Keeps("They were wining and dining all night.", "from the verb 'wine'"),
        Keeps("They stoped out the veins.", "a miner's term"),
        Keeps("The kiding and the rubing rivers meet.", "short and rare words: perhaps names"),
        Keeps("Studing was a king; in it Marys Oppening and John Bared met.", "names"),
        Keeps("It lies in Tring. Tring and Rome are towns; H. Detering: Rome.", "names"),
        Keeps("Mountain marathoning is hard.", "'marathon' is hardly a verb"),
        Fixes("It occured in May.", "It occurred in May."),
        Fixes("The begining was hard.", "The beginning was hard."),
        Fixes("He is refered to as a monk.", "He is referred to as a monk."),
        Fixes("They were runing the mill.", "They were running the mill."),
        Fixes("The prefered way is writen here.", "The preferred way is written here."),
        Fixes("The town developped, and is openning up.",
              "The town developed, and is opening up."),
        Fixes("They are useing coal and writting letters.",
              "They are using coal and writing letters."),
        Fixes("She carryed on studing.", "She carried on studying."),
        Fixes("It relys on coal.", "It relies on coal."),
        Fixes("They stoped the train.", "They stopped the train."),
        Fixes("Bribeing costs a lot of money.", "Bribing costs a lot of money."),
        Fixes("He left after wining the cup.", "He left after winning the cup."),
    ),
)  # fmt: skip
