"""An irregular verb has no regular ending: "catched" -> "caught", "choosen" -> "chosen".

The forms are derived from the verbs of the lexicon. A form that exists in another sense counts only
where the parse identifies the sense ("costed 40 crowns", "leaded to a war"). The parse also decides
which form is meant: the participle after "have" and "be", the base after a modal, else the past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, parser
from bot_plugins.languages.english.misspellings import is_mentioned
from bot_plugins.languages.english.patterns import AFTER, BEFORE, words
from bot_plugins.languages.english.regularised import (
    is_lying,
    is_slip,
    meant_form,
    meant_verb,
    regularised,
)
from bot_plugins.languages.english.sentence import Sentence, sentences_at
from bot_plugins.languages.english.surroundings import surroundings

PATTERN = re.compile(rf"{BEFORE}[a-z]{{2,}}(?:ed|en){AFTER}")
LIED = r"lied\s(?:down|dormant)"
_LIED = re.compile(LIED)
_VERBAL = clause.VERBS | {"JJ"}


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the form that exists."""
    found = [match for match in PATTERN.finditer(document.prose) if _may_be(document, match)]
    sentences = sentences_at(document, (match.start() for match in found))
    for match, sentence in zip(found, sentences, strict=True):
        if is_slip(sentence.parse, sentence.token(match.start())):
            yield from _suggestion(sentence, match)


def _may_be(document: Document, match: re.Match[str]) -> bool:
    """Tell from nearby words whether the form is not just mentioned, nor the "lied" of a liar."""
    if match[0] not in regularised():
        return False
    if match[0] == "lied" and not _LIED.match(document.prose, match.start()):
        return False
    return not is_mentioned(surroundings(document, *match.span()))


def _suggestion(sentence: Sentence, match: re.Match[str]) -> Iterator[Suggestion]:
    token = sentence.token(match.start())
    verb = meant_verb(sentence.parse, token)
    right = meant_form(sentence.parse, token, verb)
    if right and sentence.changed(*match.span(), right).at(token.start).tag in _VERBAL:
        lies = token.lower == "layed" and is_lying(sentence.parse, token)
        message = f"'{verb.base}' is an irregular verb, and the form here is '{right}'"
        others = ("lay",) if lies else ()
        yield Suggestion(Edit(*match.span(), right), message, alternatives=others)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=lambda: (rf"\b(?:{words(regularised().keys() - {'lied'})}|{LIED})\b",),
    examples=(
        Keeps("The ship foundered; the plan was costed by experts.", "other, regular verbs"),
        Keeps("The Treasury costed a fleet at 314 million.", "'cost' (estimate) is regular"),
        Keeps("The engineers costed three routes for it.", "'cost' (estimate) is regular"),
        Keeps("The guests wined and dined under leaded windows.", "from 'wine' and the metal lead"),
        Keeps("He hoped, wound and lighted the lamp.", "correct forms"),
        Keeps('He wrote "the best builded town".', "a quotation is verbatim"),
        Keeps("The cable was payed out.", "a sailor's term"),
        Keeps("A ringed plover; the boar was spitted.", "an adjective and another verb"),
        Keeps("He putted up to the hole.", "a golfer's term"),
        Keeps("He lied to them about it.", "'lie' (tell a lie) is regular"),
        Keeps("The word catched is a slip.", "the word itself is discussed"),
        Keeps("In Dutch they say ''goed''.", "a foreign word"),
        Fixes("He catched a cold.", "He caught a cold."),
        Fixes("It was choosen by all.", "It was chosen by all."),
        Fixes("The stone had been throwed.", "The stone had been thrown."),
        Fixes("It was sung and throwed away.", "It was sung and thrown away."),
        Fixes("The bridge costed 40 crowns.", "The bridge cost 40 crowns."),
        Fixes("The war costed him his job.", "The war cost him his job."),
        Fixes("Prices rised quickly.", "Prices rose quickly."),
        Fixes("The town rised all prices.", "The town raised all prices."),
        Fixes("They digged a well and feeded the poor.", "They dug a well and fed the poor."),
        Fixes("He builded it and forgetted it.", "He built it and forgot it."),
        Fixes("The king bleeded to death.", "The king bled to death."),
        Fixes("It leaded to many fights.", "It led to many fights."),
        Fixes("He lied down to sleep.", "He lay down to sleep."),
        Fixes("They losted the match.", "They lost the match."),
    ),
)
