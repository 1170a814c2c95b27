"""Have + simple past: "had began" -> "had begun".

The perfect needs the past participle. Fires only for pasts that are no participle and no
other word, where "have" has a subject of its own. Left alone: "what he had went to charity"
("had" ends a relative clause), inversions, "had" before a noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english.lexicon import mere_pasts
from bot_plugins.english.patterns import trigger, verb_group, words
from bot_plugins.english.surroundings import Surroundings, has_own_subject, surroundings
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

HAVE = ("have", "has", "had", "having", "haven't", "hasn't", "hadn't")
PATTERN = verb_group(HAVE)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the participle for a simple past that "have" rules."""
    for match in PATTERN.finditer(document.prose):
        verb = mere_pasts().get(match["verb"])
        if verb and _rules(match, surroundings(document, *match.span())):
            message = (
                f"'{match['auxiliary']}' takes the participle '{verb.participle}',"
                f" not the past '{match['verb']}'"
            )
            yield Suggestion(Edit(*match.span("verb"), verb.participle), message)


def _rules(match: re.Match[str], around: Surroundings) -> bool:
    """Tell whether "have" surely rules the verb.

    It does with an adverb between them, for "have" as a full verb does not take one there.
    """
    needs_no_subject = match["auxiliary"] == "having" or around.last() == "to"
    return needs_no_subject or bool(match["between"]) or has_own_subject(around)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=lambda: (trigger(HAVE, words(mere_pasts())),),
    examples=(
        Leaves("What he had went to charity.", "'had' is the verb of 'what he had'"),
        Leaves("All the money he had went to charity.", "a relative clause without 'that'"),
        Leaves("The effect the war had became clear.", "the same with a noun for a subject"),
        Leaves("The influence Rome had grew with time.", "the same with a name"),
        Leaves("The best horse the king had ran away.", "the same"),
        Leaves("The lands that the duke had became royal.", "a relative clause"),
        Leaves("Rarely had came the end.", "verb and subject are turned round"),
        Leaves('He said: "I have went."', "a quotation is verbatim"),
        Leaves("They had run and had come home.", "these are participles"),
        Leaves("The film ''Had Went'' was long.", "a title"),
        Fixes("By then the war had began.", "By then the war had begun."),
        Fixes("Many clubs have already came forward.", "Many clubs have already come forward."),
        Fixes("In 1950, he had went home.", "In 1950, he had gone home."),
        Fixes("The town, which has became rich, grew.", "The town, which has become rich, grew."),
    ),
)
