"""Where for were: "The walls where built of clay" -> "The walls were built of clay".

Fires after plurals and pronouns, before participles, adverbs and a few adjectives, where the
clause has no other finite verb. Left alone: places ("the areas where needed").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.grammar import ADVERBS
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.languages.english.sentence import sentence_at
from bot_plugins.languages.english.where import PLACED, STATES, is_were, may_be_were

_NEXT = (
    rf"(?:[a-z]+(?:ed|en|ing|s)|{words(STATES | PLACED)}"
    rf"|{words(ADVERBS)}|begun|blown|born|bought|bound|brought|built|caught|cut|dug|done|drawn|fed|felt|fought"
    r"|found|gone|grown|heard|held|hit|hung|kept|known|laid|led|left|lent|meant|rebuilt|said|shut"
    r"|spent|split|spread|struck|sung|sunk|swept|thrown|torn|worn"
    r"|lost|made|paid|put|seen|sent|set|shot|shown|sold|taught|told|won)"
)
PATTERN = re.compile(
    rf"{BEFORE}[A-Za-z]+{TRANSPARENT}*{SPACE}(?P<where>where){SPACE}(?P<next>{_NEXT}){AFTER}"
    rf"(?:{SPACE}(?P<then>[a-z]+))?"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "were"."""
    for match in filter(may_be_were, PATTERN.finditer(document.prose)):
        sentence = sentence_at(document, match.start("where"))
        if is_were(*sentence.corrected(*match.span("where"), "were")):
            edit = Edit(*match.span("where"), "were")
            yield Suggestion(edit, f"'where' is not a verb: '{match['next']}' needs 'were'")


RULE = Rule(
    summary="confused words",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(rf"[a-z](?:\]\])?\swhere\s{_NEXT}\b",),
    confirms=confirming(PATTERN.finditer, may_be_were),
    examples=(
        Keeps("The rules apply in areas where needed.", "'where it is needed'"),
        Keeps("She carried guns where needed and letters where allowed.", "'where it is needed'"),
        Keeps("They have boards where both feet are fixed.", "a relative clause"),
        Keeps("There are pools where heated water collects.", "a relative clause"),
        Keeps("It is free where supported by law.", "'where it is supported'"),
        Keeps("They swim in seas where whales of size live.", "a relative clause"),
        Keeps("It determines where in the row the drop occurs.", "an indirect question"),
        Keeps("It makes complex where clauses of hashes.", "a term of databases"),
        Keeps("These are cases where only one of them is seen.", "a relative clause"),
        Keeps('He wrote: "the walls where built of clay".', "a quotation is verbatim"),
        Fixes("The walls where built of clay.", "The walls were built of clay."),
        Fixes("Two of the sisters where arrested at the gate and returned to Rome.",
              "Two of the sisters were arrested at the gate and returned to Rome."),
        Fixes("His aunts where farmers in Rome.", "His aunts were farmers in Rome."),
        Fixes("The walls where thick and high.", "The walls were thick and high."),
        Fixes("Many people where in the hall.", "Many people were in the hall."),
        Fixes("He was young when his parents where killed.",
              "He was young when his parents were killed."),
        Fixes("Most of the posts in the south where held by men who had no land.",
              "Most of the posts in the south were held by men who had no land."),
        Fixes("It has two gates, which where closed in May.",
              "It has two gates, which were closed in May."),
    ),
)  # fmt: skip
