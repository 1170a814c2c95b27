"""Clauses with "do" before the subject: "How did he die?", "Only then did the king go".

Source: R. Quirk et al., "A Comprehensive Grammar of the English Language" (1985), sections 11.4 to
11.20 (questions) and 18.24 (a negative or restrictive opener inverts subject and verb).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot_plugins.document import Document
from bot_plugins.languages.english import clause
from bot_plugins.languages.english.grammar import INVERTING
from bot_plugins.languages.english.parse import Token
from bot_plugins.languages.english.patterns import BEFORE, GAP
from bot_plugins.languages.english.sentence import Sentence, sentences_at

_WORD = re.compile(r"\w+")
PATTERN = re.compile(
    rf"{BEFORE}(?P<auxiliary>[Dd]id|[Dd]oes|[Dd]o)(?={GAP}(?P<words>(?:[\w'’-]+{GAP}){{1,8}}[\w'’-]+)"
    r"(?P<mark>[^.;:!\n]*\?)?)"
)
"""A "do" and up to nine words after it, which may include its subject and its verb; ``mark``
extends to the question mark."""


@dataclass(frozen=True, slots=True)
class Inversion:
    """A "do", the subject after it, and the verb after that, in one sentence."""

    sentence: Sentence
    auxiliary: Token
    subject: Token
    verb: Token


def inversions(document: Document, matches: Iterator[re.Match[str]]) -> Iterator[Inversion]:
    """Yield the clauses in which a matched "do" precedes its subject."""
    places = [match.start("auxiliary") for match in matches if _may_be_turned(document, match)]
    for place, sentence in zip(places, sentences_at(document, places), strict=True):
        found = _inversion(sentence, sentence.token(place))
        if found is not None:
            yield found


def _may_be_turned(document: Document, match: re.Match[str]) -> bool:
    """Tell, without a parse, whether the sentence is a question or its first word inverts it."""
    start, _ = document.sentence(match.start())
    first = _WORD.search(document.prose, start)
    return match["mark"] is not None or (first is not None and first[0].lower() in INVERTING)


def _inversion(sentence: Sentence, auxiliary: Token) -> Inversion | None:
    parse = sentence.parse
    verb = clause.main_verb(parse, auxiliary)
    subject = clause.subject(parse, verb)
    if verb is auxiliary or subject is None or not _is_turned_round(sentence, auxiliary, subject):
        return None
    is_between = auxiliary.index < subject.index < verb.index
    return Inversion(sentence, auxiliary, subject, verb) if is_between else None


def _is_turned_round(sentence: Sentence, auxiliary: Token, subject: Token) -> bool:
    """Tell whether the sentence is a question, or its first word causes the inversion."""
    parse = sentence.parse
    opens = parse.tokens[0].lower in INVERTING
    follows = parse.near(auxiliary, 1) == clause.phrase_start(parse, subject)
    return follows and (opens or clause.is_question(parse, auxiliary, subject))
