"""Modal + past: "would became" -> "would become".

A modal takes the base form. Where the past is a participle too, a passive that lacks its "be"
may be meant ("can considered"): then this rule fires only before an object or for verbs that
have no passive. Left alone: the nouns "will", "can" and "might", inversions, relative clauses.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english.modal_groups import modal_groups, triggers
from bot_plugins.english.modals import wants_base
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the base form for a past that a modal rules."""
    for match, verb, around in modal_groups(document):
        if wants_base(match["verb"], verb, around):
            message = (
                f"'{match['auxiliary']}' takes the base form '{verb.base}',"
                f" not the past '{match['verb']}'"
            )
            yield Suggestion(Edit(*match.span("verb"), verb.base), message)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=triggers,
    examples=(
        Leaves("Alexander's will gave all to Rome.", "the noun 'will'"),
        Leaves("His will named a niece.", "the noun 'will'"),
        Leaves("The oil can leaked all night.", "the noun 'can'"),
        Leaves("The might of Rome began to fade; its might began early.", "the noun 'might'"),
        Leaves("In May may blossom.", "no past at all"),
        Leaves("What she could became clear.", "'could' ends a noun clause"),
        Leaves("They would found a school.", "'found' is a base form too"),
        Leaves("He taught that all who could went there.", "'could' ends a relative clause"),
        Fixes("The village would later became a town.", "The village would later become a town."),
        Fixes("It showed that it could flew.", "It showed that it could fly."),
        Fixes("They agreed that work would began.", "They agreed that work would begin."),
        Fixes("The bank would owned the mill.", "The bank would own the mill."),
        Fixes("The lamp can worked at night.", "The lamp can work at night."),
        Fixes("Next year, he will went home.", "Next year, he will go home."),
    ),
)
