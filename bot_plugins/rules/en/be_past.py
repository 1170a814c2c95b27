"""Be + simple past: "was wrote by" -> "was written by".

The passive needs the past participle. Fires only for transitive verbs, before a word that
goes on from a passive ("by", "in", a full stop). Left alone: "is took place" (the "is" is
what is wrong there) and "what it was became clear" ("was" ends a noun clause).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english.lexicon import Form, forms, verbs_with
from bot_plugins.english.patterns import JOINED, trigger, verb_group, words
from bot_plugins.english.surroundings import Surroundings, has_own_subject, surroundings
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

BE = ("is", "are", "was", "were", "be", "been", "being")
TRANSITIVE = (
    "ate blew chose did drank drew flew forbade forgave forgot forsook foresaw gave knew"
    " mistook outdid overcame overtook overthrew redid retook rewrote rode sang shook stole swore"
    " threw took tore undertook undid withdrew withstood wore wove wrote"
).split()
"""Simple pasts whose verbs have a passive."""
PATTERN = verb_group(BE, words(TRANSITIVE), JOINED)
_GOES_ON = re.compile(
    r"(?:by|in|on|at|to|from|away|down|over|out|up|off|into|for|as|under|during|before|after|and)\b"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the participle for a simple past that "be" rules."""
    for match in PATTERN.finditer(document.prose):
        around = surroundings(document, *match.span())
        if match["joined"] and not _is_passive(match["joined"], around):
            continue
        if _GOES_ON.match(around.next() or "by") and (
            match["auxiliary"] == "be" or has_own_subject(around)
        ):
            verb = verbs_with(match["verb"], Form.PAST)[0]
            message = (
                f"after '{match['auxiliary']}' the passive takes the participle"
                f" '{verb.participle}', not the past '{match['verb']}'"
            )
            yield Suggestion(Edit(*match.span("verb"), verb.participle), message)


def _is_passive(joined: str, around: Surroundings) -> bool:
    """Tell whether "be" rules two verbs: "was written and sang by", not "was tired and rode"."""
    found = forms(joined)
    return Form.PARTICIPLE in found and Form.PAST not in found and around.next() == "by"


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(trigger(BE, words(TRANSITIVE), r"(?:\w+\s\w+\s)?"),),
    examples=(
        Leaves("What it was took years to learn.", "'was' ends a noun clause"),
        Leaves("Who she was drew much attention.", "'was' ends a noun clause"),
        Leaves("He was tired and rode by night to Rome.", "a verb of its own"),
        Leaves("It was mended and rode on.", "a verb of its own"),
        Leaves("The band Was Took in Rome played.", "a name"),
        Leaves('It read: "was wrote by me".', "a quotation is verbatim"),
        Fixes("The book was wrote by a monk.", "The book was written by a monk."),
        Fixes("Parts of it were took away by floods.", "Parts of it were taken away by floods."),
        Fixes("In Rome, where it was sang by all.", "In Rome, where it was sung by all."),
        Fixes("It was written and sang by her.", "It was written and sung by her."),
        Fixes("It was mostly rode by children.", "It was mostly ridden by children."),
    ),
)
