"""Modal + participle without "be": "can considered rare" -> "can be considered rare".

A passive after a modal needs "be". Fires where nothing follows that could be an object, so
that the base form cannot be meant. Left alone: nouns ("a tin can found on the beach"),
relative clauses, verbs that have no passive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english.modal_groups import modal_groups, triggers
from bot_plugins.english.modals import wants_be
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

MANNER = frozenset("easily clearly successfully slowly quickly gradually".split())
"""Adverbs that stay with the participle ("be easily seen")."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest a "be" before a participle that follows a modal."""
    for match, verb, around in modal_groups(document):
        if wants_be(match["verb"], verb, around):
            yield _suggestion(match)


def _suggestion(match: re.Match[str]) -> Suggestion:
    place = "between" if match["between"].strip() in MANNER else "verb"
    edit = Edit(*match.span(place), f"be {match[place]}")
    message = f"a passive after '{match['auxiliary']}' needs 'be' before '{match['verb']}'"
    return Suggestion(edit, message)


RULE = Rule(
    summary="missing “be”",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=triggers,
    examples=(
        Leaves("A tin can found on the beach was old.", "the noun 'can'"),
        Leaves("The king's will read in 1500 is lost.", "the noun 'will'"),
        Leaves("He did what he could sent from Rome.", "a noun clause"),
        Leaves("They would left the town.", "'leave' is meant"),
        Fixes("It can considered rare.", "It can be considered rare."),
        Fixes("The prize may awarded by the king.", "The prize may be awarded by the king."),
        Fixes("The round can also said to be over.", "The round can also be said to be over."),
        Fixes("It can easily seen.", "It can be easily seen."),
    ),
)
