"""A participle as the only verb: "Khrushchev begun seeing" -> "Khrushchev began seeing".

A clause needs a finite verb, which a past participle is not. Fires where the subject opens
its clause and nothing else in the sentence can be its verb. Left alone: reduced relatives
("work begun in 1911 was finished"), inversions ("had he begun"), headlines ("Tower begun."),
and participles that may lack a "was" ("he given the prize").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.edits import Edit
from bot_plugins.english.clause import (
    AUXILIARIES,
    BEFORE_SUBJECT,
    CONJUNCTIONS,
    DETERMINERS,
    Surroundings,
    is_word,
    may_be_finite,
    surroundings,
)
from bot_plugins.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.english.verbs import mere_participles
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

FORMS = mere_participles()
ACTIVE = frozenset("begun gone undergone swum".split())
"""Participles that hardly stand in a passive, so that only a past can be meant."""
WITH_OBJECT = frozenset(
    "chosen done drawn drunk driven eaten ridden rung seen stolen sung taken thrown worn"
    " written".split()
)
"""Participles that need an object behind them to be surely active ("he sung a duet")."""
NO_COMPLEMENT = frozenset(
    "according beginning being concerning during evening featuring following including"
    " involving morning regarding starting using".split()
)
"""Words in -ing that may follow a passive "begun" ("work begun following the war")."""
_NAME = r"[A-ZÀ-Þ][\w'’-]+"
PRONOUN = re.compile(
    rf"{BEFORE}(?P<subject>[Hh]e|[Ss]he|[Tt]hey|[Ww]e){SPACE}"
    rf"(?:(?:also|first|then|later|soon){SPACE})?(?P<verb>{words(ACTIVE | WITH_OBJECT)}){AFTER}"
)
NAME = re.compile(
    rf"{BEFORE}(?P<subject>{_NAME}(?: {_NAME}){{0,3}}){TRANSPARENT}*{SPACE}(?P<verb>begun)"
    rf"(?={SPACE}[a-z]+ing{AFTER})"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the simple past for a participle that is its clause's only verb."""
    for pattern, is_clear in ((PRONOUN, _pronoun_is_clear), (NAME, _name_is_clear)):
        for match in pattern.finditer(document.prose):
            around = surroundings(document.prose, *match.span())
            if is_clear(match, around):
                past = FORMS[match["verb"]].past
                message = (
                    f"'{match['verb']}' is a participle; its clause has no other verb,"
                    f" so the past '{past}' is meant"
                )
                yield Suggestion(Edit(*match.span("verb"), past), message)


def _pronoun_is_clear(match: re.Match[str], around: Surroundings) -> bool:
    """Tell whether "he begun" can only be a clause of its own."""
    previous = around.last()
    opens = previous in {"", ",", "that"} or previous in CONJUNCTIONS or previous.isdigit()
    if not opens or AUXILIARIES & {token.lower() for token in around.before}:
        return False
    if match["verb"] in WITH_OBJECT and around.next() not in DETERMINERS:
        return False
    return not may_be_finite(around.next())


def _name_is_clear(match: re.Match[str], around: Surroundings) -> bool:
    """Tell whether "Khrushchev begun seeing ..." has no other verb anywhere."""
    if match["subject"].split()[0].lower() in BEFORE_SUBJECT or around.next() in NO_COMPLEMENT:
        return False
    if around.last() not in {"", ","}:
        return False
    tokens = (*around.before, *around.rest_of_clause[1:])
    return not any(may_be_finite(token) for token in tokens if is_word(token))


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(
        rf"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e)\s(?:\w+\s)?{words(ACTIVE | WITH_OBJECT)}\b",
        r"\bbegun\s[a-z]+ing\b",
    ),
    examples=(
        Leaves("Work begun in 1911 was finished in 1920.", "a reduced relative clause"),
        Leaves("Efforts begun using stone tools continued.", "a reduced relative clause"),
        Leaves("It is a novel by Uwe Holm begun in 1970.", "a reduced relative clause"),
        Leaves("Had he begun earlier, he would have won.", "verb and subject turned round"),
        Leaves("Has Smith begun seeing her?", "the same"),
        Leaves("Not only had they seen the sea, they knew it.", "the same"),
        Leaves("Rarely were they seen the next day.", "the same"),
        Leaves("1277 – Building of Saint Anne's begun.", "a headline"),
        Leaves("He given the prize twice.", "a 'was' may be missing"),
        Leaves("She had sung and he begun the dance.", "'had' rules both"),
        Leaves("The song was one that she begun as a child.", "another verb is near: too unsure"),
        Fixes("In 1954 he begun a new life.", "In 1954 he began a new life."),
        Fixes("Holm begun seeing them as rivals.", "Holm began seeing them as rivals."),
        Fixes(
            "Holm begun seeing them as rivals, and he wanted a race.",
            "Holm began seeing them as rivals, and he wanted a race.",
        ),
        Fixes("[[Jan Holm]] begun painting in Rome.", "[[Jan Holm]] began painting in Rome."),
        Fixes("They also sung a hymn.", "They also sang a hymn."),
        Fixes("In Rome, she seen the king.", "In Rome, she saw the king."),
    ),
)
