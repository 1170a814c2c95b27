"""A participle as the only verb: "In 1954 he begun" -> "In 1954 he began".

A clause needs a finite verb, which a past participle is not. Fires after pronouns that are
subjects, where no auxiliary stands before them. Left alone: inversions ("had he begun"),
participles that may lack a "was" ("he given the prize").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english.grammar import AUXILIARIES, CONJUNCTIONS, DETERMINERS, OBJECTS
from bot_plugins.english.lexicon import verbs
from bot_plugins.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.english.surroundings import COMMA, Surroundings, may_be_finite, surroundings
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

ACTIVE = {
    "begun": "begin",
    "gone": "go",
    "undergone": "undergo",
    "swum": "swim",
    "sprung": "spring",
}
"""Participles that hardly stand in a passive, so that only a past can be meant."""
WITH_OBJECT = {
    "chosen": "choose", "done": "do", "drawn": "draw", "drunk": "drink", "driven": "drive",
    "eaten": "eat", "ridden": "ride", "rung": "ring", "seen": "see", "stolen": "steal",
    "sung": "sing", "sunk": "sink", "taken": "take", "thrown": "throw", "worn": "wear",
    "written": "write", "given": "give",
}  # fmt: skip
"""Participles that need an object behind them to be surely active ("he sung a duet")."""
FORMS = ACTIVE | WITH_OBJECT
ADVERBS = "also|first|then|later|soon"
PATTERN = re.compile(
    rf"{BEFORE}(?P<subject>[Hh]e|[Ss]he|[Tt]hey|[Ww]e|who){SPACE}"
    rf"(?:(?:{ADVERBS}){SPACE})?(?P<verb>{words(FORMS)}){AFTER}"
)
_OPENERS = CONJUNCTIONS | frozenset(["", COMMA, "(", ":", ";", "–", "—", "that", "which", "where"])


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the simple past for a participle that is its clause's only verb."""
    for match in PATTERN.finditer(document.prose):
        around = surroundings(document, *match.span())
        if _is_only_verb(match, around) and _is_active(match["verb"], around):
            past = verbs()[FORMS[match["verb"]]].past
            message = (
                f"'{match['verb']}' is a participle; its clause has no other verb,"
                f" so the past '{past}' is meant"
            )
            yield Suggestion(Edit(*match.span("verb"), past), message)


def _is_only_verb(match: re.Match[str], around: Surroundings) -> bool:
    """Tell whether "he begun" can only be a clause of its own."""
    previous = around.last()
    if previous in AUXILIARIES or may_be_finite(around.next()):
        return False
    if match["subject"] == "who":
        return bool(previous) and previous != COMMA and previous not in _OPENERS
    return previous in _OPENERS or previous.isdigit() or previous.endswith("day")


def _is_active(verb: str, around: Surroundings) -> bool:
    following = around.next()
    if verb in ACTIVE:
        return True
    if verb == "given":
        return following in OBJECTS
    return following in OBJECTS or (following in DETERMINERS and following != "by")


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(rf"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|who)\s(?:(?:{ADVERBS})\s)?{words(FORMS)}\b",),
    examples=(
        Leaves("Had he begun earlier, he would have won.", "verb and subject turned round"),
        Leaves("Not only had they seen the sea, they knew it.", "the same"),
        Leaves("Rarely were they seen the next day.", "the same"),
        Leaves("Nor has she done any harm.", "the same"),
        Leaves("He given the prize twice.", "a 'was' may be missing"),
        Leaves("He made it known and had it done.", "causatives"),
        Leaves("They seen from above look small.", "not followed by an object"),
        Fixes("In 1954 he begun a new life.", "In 1954 he began a new life."),
        Fixes("They also sung a hymn.", "They also sang a hymn."),
        Fixes("In Rome, she seen the king.", "In Rome, she saw the king."),
        Fixes(
            "He thanked her because she given him bread.",
            "He thanked her because she gave him bread.",
        ),
        Fixes("The man who rung the bell was old.", "The man who rang the bell was old."),
    ),
)
