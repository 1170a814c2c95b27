"""Used to and supposed to: "they use to play" -> "they used to play".

Both are pronounced alike but written with -d. The parse distinguishes a past habit from an
instrument: "the tools they use to dig" is a relative clause in which "use" has its object, and so
is "which they use to dig". Also left alone: "did not use to", nouns ("of no use to"), subjunctives
and commands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, parser
from bot_plugins.languages.english.grammar import DETERMINERS, DO, MODALS, PREPOSITIONS
from bot_plugins.languages.english.habit import is_habit, is_passive
from bot_plugins.languages.english.patterns import BEFORE, SPACE
from bot_plugins.languages.english.sentence import Sentence, sentences_at
from bot_plugins.languages.english.tense import Time, time_around

PATTERN = re.compile(
    rf"{BEFORE}(?P<before>[A-Za-z'’]+){SPACE}(?P<verb>use|suppose)(?={SPACE}to{SPACE}[a-z])"
)
_NOT_BEFORE = DETERMINERS | PREPOSITIONS | DO | MODALS | {"which", "you", "and", "or"}
"""Words after which "use" is a noun or a base form, or has its object before it."""
_SINGLE = frozenset({"PRP", "NN", "NNP", "EX"})
"""Tags of singular subjects, after which "use" is not a present, and of personal pronouns."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "used" or "supposed"."""
    found = [
        match
        for match in PATTERN.finditer(document.prose)
        if match["before"].lower().replace("’", "'") not in _NOT_BEFORE
    ]
    sentences = sentences_at(document, (match.start("verb") for match in found))
    for match, sentence in zip(found, sentences, strict=True):
        if _is_meant(sentence, match):
            message = f"'{match['verb']}d' is spelled with a final 'd' before 'to'"
            edit = Edit(*match.span("verb"), f"{match['verb']}d")
            applicability = None if _is_sure(sentence, match) else Applicability.REPORT
            yield Suggestion(edit, message, applicability)


def _is_meant(sentence: Sentence, match: re.Match[str]) -> bool:
    token = sentence.token(match.start("verb"))
    if is_passive(*sentence.corrected(*match.span("verb"), f"{match['verb']}d")):
        return True
    return match["verb"] == "use" and is_habit(sentence.parse, token)


def _is_sure(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether no habit of today is meant ("people use to throw it away")."""
    token = sentence.token(match.start("verb"))
    found = clause.subject(sentence.parse, token)
    time = time_around(sentence.parse, token)
    if token.relation == "relcl":
        found = sentence.parse.head(token) if time is not Time.PRESENT else found
    is_sure = found is None or found.tag in _SINGLE
    return match["verb"] == "suppose" or is_sure or time is Time.PAST


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(r"\b(?:use|suppose)\sto\s",),
    examples=(
        Keeps("He did not use to play. Did he use to play?", "'did' takes the base form"),
        Keeps("The tools they use to dig are old.", "an infinitive of purpose"),
        Keeps("They are tools which they use to dig.", "an infinitive of purpose"),
        Keeps("It is the press they use to print the stamps.", "an infinitive of purpose"),
        Keeps("The tablets that the clerks use to write on are made of clay.", "a purpose"),
        Keeps("He saw what the smiths use to forge it.", "an infinitive of purpose"),
        Keeps("They suppose to know.", "'suppose' may be a full verb"),
        Keeps("It is of no use to them; its use to date the well is new.", "the noun 'use'"),
        Keeps("The town limits water use to save the lake.", "the noun 'use' after a noun"),
        Keeps("They asked that he use to the full the powers it gave him.", "a subjunctive"),
        Keeps("It is a shortcut people use to sort things.", "a purpose, without 'that'"),
        Keeps("He would have been of more use to the state.", "the noun 'use'"),
        Keeps("Use to cool drinks.", "an imperative"),
        Keeps('She said: "They use to sing."', "a quotation is verbatim"),
        Fixes("He use to play here.", "He used to play here."),
        Fixes("They use to live in the old fort.", "They used to live in the old fort."),
        Fixes("The caliph use to direct his generals.", "The caliph used to direct his generals."),
        Fixes("There use to be a mill here.", "There used to be a mill here."),
        Fixes("The monk, who use to sing, left.", "The monk, who used to sing, left."),
        Fixes("It was suppose to end.", "It was supposed to end."),
        Fixes("The mill is not suppose to run.", "The mill is not supposed to run."),
        Fixes("They were use to hard work.", "They were used to hard work."),
        Fixes("He wants it like it use to be.", "He wants it like it used to be."),
    ),
)
