"""Modal + simple past: "would became" -> "would become".

A modal takes the base form. "Would", "could" and "should" are never nouns; "will", "can",
"may", "might" and "must" are, so they count only after a pronoun. Left alone: pasts that are
participles too ("can considered" lacks a "be"), inversions and relative clauses.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english.clause import PRONOUNS, has_own_subject, surroundings
from bot_plugins.english.patterns import trigger, verb_group
from bot_plugins.english.verbs import mere_pasts
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

NEVER_NOUNS = ("would", "could", "should", "wouldn't", "couldn't", "shouldn't", "cannot")
MODALS = (*NEVER_NOUNS, "will", "can", "may", "might", "must", "won't", "can't")
FORMS = mere_pasts()
PATTERN = verb_group(MODALS, FORMS)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the base form for a simple past that a modal rules."""
    for match in PATTERN.finditer(document.prose):
        around = surroundings(document.prose, *match.span())
        is_modal = match["auxiliary"] in NEVER_NOUNS or around.last() in PRONOUNS
        if is_modal and has_own_subject(around):
            base = FORMS[match["verb"]].base
            message = (
                f"'{match['auxiliary']}' takes the base form '{base}',"
                f" not the past '{match['verb']}'"
            )
            yield Suggestion(Edit(*match.span("verb"), base), message)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(trigger(MODALS, FORMS),),
    examples=(
        Leaves("Alexander's will gave all to Rome.", "the noun 'will'"),
        Leaves("The might of Rome began to fade; its might began early.", "the noun 'might'"),
        Leaves("In May may blossom.", "no past at all"),
        Leaves("What she could became clear.", "'could' ends a noun clause"),
        Leaves("It can considered rare.", "a 'be' is missing"),
        Leaves("He taught that all who could went there.", "'could' ends a relative clause"),
        Fixes("The village would later became a town.", "The village would later become a town."),
        Fixes("It showed that it could flew.", "It showed that it could fly."),
        Fixes("They agreed that work would began.", "They agreed that work would begin."),
        Fixes("Next year, he will went home.", "Next year, he will go home."),
    ),
)
