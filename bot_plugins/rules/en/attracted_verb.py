"""The noun next to it attracts a verb: "the use of such pipes were" -> "the use of such pipes was".

Fires behind a longer noun phrase that begins a clause. Left alone: quantities
and collectives ("a range of old tools are"), two subjects joined, names, and phrases in which the
parse finds another subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.english import parser
from bot_plugins.english.agreement import corrections, pairs
from bot_plugins.english.excerpt import confirming, matches_of
from bot_plugins.english.long_subjects import pattern, triggers, wanted_of
from bot_plugins.english.noun_subjects import is_alone, is_likely_subject
from bot_plugins.english.slipped_nouns import may_be_slip
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the form that agrees with the subject."""
    for one in pairs(document, pattern()):
        wanted = wanted_of(one.match)
        is_likely = wanted and is_likely_subject(one, wanted) and not may_be_slip(one, wanted)
        if wanted and is_likely and is_alone(one, wanted):
            is_vague = one.match["subject"] == "number"  # "the number of old ships are"
            yield from corrections(one, wanted, Applicability.REPORT if is_vague else None)


RULE = Rule(
    summary="agreement",
    applicability=Applicability.REVIEW,
    check=check,
    missing=parser.lack,
    parses=True,
    triggers=triggers,
    confirms=confirming(matches_of(lambda: (pattern(),)), wanted_of),
    examples=(
        Leaves("The range of old and new tools are wide.", "two kinds"),
        Leaves("A number of ships of the old fleets were lost.", "a quantity"),
        Leaves("The team of the old towns have won.", "a collective"),
        Leaves("The mill and the walls of the old part were lost.", "two subjects"),
        Leaves('He wrote: "The use of such old pipes were banned."', "a quotation is verbatim"),
        Fixes("The use of such pipes in old houses were banned.",
              "The use of such pipes in old houses was banned."),
        Fixes("The walls of the older part of the castle was strengthened.",
              "The walls of the older part of the castle were strengthened."),
    ),
)  # fmt: skip
