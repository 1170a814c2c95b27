"""To + simple past: "decided to went" -> "decided to go".

The infinitive is the base form. Fires only after words that call for an infinitive: "to" can
also be a preposition that ends a clause ("the house he moved to became famous").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english.clause import (
    SUBJECT_RELATIVES,
    Surroundings,
    has_own_subject,
    surroundings,
)
from bot_plugins.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.english.verbs import clear_pasts
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

GOVERNORS = (
    "able asked began begun began chose chosen continued continues decided decides declined"
    " enough failed forced hired hoped hopes helped intended intends likely managed offered"
    " ordered planned plans preferred promised proposed reluctant ready refused seemed seems"
    " starts tends threatened tried tries trying unable unwilling wanted wants wished wishes"
    " willing"
).split()
"""Words after which "to" opens an infinitive."""
MAKERS = (
    "allow allowed allowing allows cause caused causes causing enable enabled enables enabling"
    " encouraged force forced forces forcing help helped helps lead led permit permitted"
    " persuaded require required requires"
).split()
"""Verbs after which a noun phrase and "to" open an infinitive ("allowed the town to grow")."""
PHRASES = ("in order", "went on", "goes on", "so as", "is said", "are said", "is believed")
FORMS = {past: verb for past, verb in clear_pasts().items() if past not in ("met", "led")}
PATTERN = re.compile(
    rf"{BEFORE}(?:(?P<governor>{words([*GOVERNORS, *PHRASES])})"
    rf"|(?P<maker>{words(MAKERS)}){SPACE}(?:the|a|an|his|her|its|their)(?:{SPACE}[\w'’-]+){{1,2}}"
    rf"|(?P<object>{words(MAKERS)}){SPACE}(?:him|her|it|them|us)){SPACE}to{SPACE}"
    rf"(?P<verb>{words(FORMS)}){AFTER}"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the base form for a simple past in an infinitive."""
    for match in PATTERN.finditer(document.prose):
        around = surroundings(document.prose, match.start(), match.end())
        if match["governor"] in GOVERNORS and not _leads_on(around):
            continue
        base = FORMS[match["verb"]].base
        governor = match["governor"] or f"{match['maker'] or match['object']} ..."
        message = f"'{governor} to' takes the base form '{base}', not the past '{match['verb']}'"
        yield Suggestion(Edit(*match.span("verb"), base), message)


def _leads_on(around: Surroundings) -> bool:
    """Tell whether an infinitive must follow ("who wanted to" may end its clause)."""
    return around.last() not in SUBJECT_RELATIVES and has_own_subject(around)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(rf"\bto\s{words(FORMS)}\b",),
    examples=(
        Leaves("The house he moved to became famous.", "'to' ends a relative clause"),
        Leaves("The place she had hoped for and come to went to ruin.", "the same"),
        Leaves("The town she wanted to went to ruin.", "the same"),
        Leaves("All who wished to became members.", "the same"),
        Leaves("Those able to went to sea.", "the same"),
        Leaves("Men who refused to went to prison.", "the same"),
        Leaves("She decided to found a school.", "'found' is a base form too"),
        Leaves("They were used to broken promises.", "a preposition and an adjective"),
        Leaves('She wrote "decided to went" twice.', "a quotation is verbatim"),
        Fixes("She decided to became a nurse.", "She decided to become a nurse."),
        Fixes("They met in order to wrote a letter.", "They met in order to write a letter."),
        Fixes("It allowed the dough to became sour.", "It allowed the dough to become sour."),
        Fixes("He went on to became a judge.", "He went on to become a judge."),
    ),
)
