"""A present in a clause dated in the past: "In 1950 he plays for" -> "In 1950 he played for".

Only shown, never saved without a person: plots, lists of events and lively narration use the
present on purpose. Left alone: statements quoted from a work of that year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, lexicon, parser
from bot_plugins.languages.english.grammar import SAYING
from bot_plugins.languages.english.lexicon import Form, Verb
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.languages.english.sentence import sentence_at

_YEAR = r"(?:1\d\d\d|20[01]\d)"
PATTERN = re.compile(
    rf"{BEFORE}(?P<year>{_YEAR}),?{SPACE}(?:he|she|it){SPACE}(?P<verb>[a-z]{{3,}}s){AFTER}"
)
_DATING = frozenset({"in", "on", "by", "during"})
_TELLING = SAYING | frozenset("add comment contend describe discuss emphasize quote regret".split())
"""Verbs whose present is usual when a text reports what a book says."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the simple past."""
    for match in PATTERN.finditer(document.prose):
        word = match["verb"]
        if (verb := _thirds().get(word)) is None:
            continue
        sentence = sentence_at(document, match.start("verb"))
        token = sentence.token(match.start("verb"))
        year = sentence.token(match.start("year"))
        if _is_dated(sentence.parse, token, year):
            message = f"the date puts the clause in the past: '{verb.past}', not '{word}'"
            yield Suggestion(Edit(*match.span("verb"), verb.past), message)


@cache
def _thirds() -> dict[str, Verb]:
    """Return verbs by their unambiguous third persons, without those in ``_TELLING``."""
    return {
        word: verb
        for verb in lexicon.verbs().values()
        for word in verb.thirds
        if lexicon.forms(word) == {Form.THIRD} and verb.base not in _TELLING | {"be", "have", "do"}
    }


def _is_dated(parse: Parse, verb: Token, year: Token) -> bool:
    """Tell whether a verb is finite and the date with ``year`` belongs to it."""
    if verb.tag != "VBZ" or clause.subject(parse, verb) is None:
        return False
    dates = [
        preposition for preposition in parse.children(verb, "prep") if preposition.lower in _DATING
    ]
    nouns = [noun for date in dates for noun in parse.children(date, "pobj")]
    return any(
        noun.index == year.index or (clause.is_date(noun) and parse.head(year).index == noun.index)
        for noun in nouns
    )


RULE = Rule(
    summary="tense",
    applicability=Applicability.REPORT,
    check=check,
    parses=parser.lack,
    triggers=lambda: (rf"\b{_YEAR},?\s(?:he|she|it)\s{words(_thirds())}\b",),
    examples=(
        Keeps("In the film he plays a king.", "a plot is told in the present"),
        Keeps("In 1950 he played for Rome.", "correct as it is"),
        Keeps("Since 1950 he plays the flute.", "the action is not over"),
        Keeps('"In 1950 he plays", she said.', "a quotation is verbatim"),
        Keeps("In a book of 1950 he says so.", "the present reports what a book says"),
        Keeps("In 1950 he writes that it rained.", "the present reports what a letter says"),
        Keeps("The mill of 1950 it owns is old.", "the date does not belong to the clause"),
        Keeps("After the war of 1950, it still stands.", "the date does not belong to the clause"),
        Keeps("In 2030 he returns to Rome.", "the date is in the future"),
        Keeps("In the flood of 1950 he shows his skill.", "the date does not belong to the clause"),
        Fixes("In 1950 he plays for Rome.", "In 1950 he played for Rome."),
        Fixes("On 2 May 1924, she becomes mayor.", "On 2 May 1924, she became mayor."),
    ),
)
