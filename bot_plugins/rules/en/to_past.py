"""To + past: "decided to went" -> "decided to go".

The infinitive is the base form. "To" may also be a preposition that ends a relative clause
("the house he moved to became famous"), so the clause must have a verb of its own before it.
Pasts that are participles too count only after words that call for an infinitive
("began to made", but not "used to broken promises").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english.lexicon import mere_pasts
from bot_plugins.english.modals import lost_form, lost_forms
from bot_plugins.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.english.surroundings import has_verb_before_infinitive, surroundings
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

GOVERNORS = frozenset(
    "able asked began begin begins begun chose chosen continued continues decided decides declined"
    " first failed fails forced hired hoped hopes intended intends just likely managed offered only"
    " ordered planned plans promised proposed ready refused seemed seems started starts tends"
    " threatened tried tries trying unable unwilling wanted wants went willing wished wishes"
    "".split()
)
"""Words after which "to" opens an infinitive."""
PATTERN = re.compile(rf"{BEFORE}to{SPACE}(?P<verb>[a-z]{{2,}}){AFTER}")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the base form for a past in an infinitive."""
    for match in PATTERN.finditer(document.prose):
        base = _base(match["verb"])
        if base is None:
            continue
        around = surroundings(document, *match.span())
        is_clear = match["verb"] in mere_pasts() or match["verb"] == "had"
        calls = around.last() in GOVERNORS or (around.last(2), around.last()) == ("in", "order")
        if (is_clear or calls) and has_verb_before_infinitive(around):
            message = f"the infinitive after 'to' is '{base}', not the past '{match['verb']}'"
            yield Suggestion(Edit(*match.span("verb"), base), message)


def _base(word: str) -> str | None:
    if word == "had":
        return "have"
    verb = lost_form(word)
    return verb.base if verb else None


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=lambda: (
        rf"\bto\s{words({*mere_pasts(), 'had'})}\b",
        rf"\b(?:{words(GOVERNORS)}|order)\sto\s{words(lost_forms())}\b",
    ),
    examples=(
        Leaves("The house he moved to became famous.", "'to' ends a relative clause"),
        Leaves("The place she had hoped for and come to went to ruin.", "the same"),
        Leaves("The town she wanted to went to ruin.", "the same"),
        Leaves("The access they had to had its price.", "the same"),
        Leaves("All who wished to became members.", "the same"),
        Leaves("Those able to went to sea.", "the same"),
        Leaves("Men who refused to went to prison.", "the same"),
        Leaves("She decided to found a school.", "'found' is a base form too"),
        Leaves("They were used to broken promises.", "a preposition and an adjective"),
        Leaves("He kept to given rules and to painted walls.", "the same"),
        Leaves('She wrote "decided to went" twice.', "a quotation is verbatim"),
        Fixes("She decided to became a nurse.", "She decided to become a nurse."),
        Fixes("They met in order to wrote a letter.", "They met in order to write a letter."),
        Fixes("He went on to became a judge.", "He went on to become a judge."),
        Fixes("It allowed the dough to became sour.", "It allowed the dough to become sour."),
        Fixes("The fort is said to had five towers.", "The fort is said to have five towers."),
        Fixes("The monks began to made cheese.", "The monks began to make cheese."),
    ),
)
