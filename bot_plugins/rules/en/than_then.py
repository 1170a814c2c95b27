"""Than for then: "He studied law, than moved to Rome" -> "He studied law, then moved to Rome".

Fires after "and" or a comma, before a verb that is joined to another verb, where nothing earlier in
the sentence is a comparison. Left alone: "older, than built", "rather ... than", "no sooner".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.comparison import goes_on, may_go_on
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.patterns import AFTER, SPACE
from bot_plugins.languages.english.sentence import sentence_at

PATTERN = re.compile(
    rf"(?:\b(?P<lead>and|but)|,){SPACE}(?P<than>than){SPACE}(?P<next>[a-z]+){AFTER}"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "then" before a verb that says what happens next."""
    for match in filter(may_go_on, PATTERN.finditer(document.prose)):
        sentence = sentence_at(document, match.start("than"))
        if goes_on(*sentence.corrected(*match.span("than"), "then")):
            message = f"'then {match['next']}' says what happens next; nothing is compared"
            yield Suggestion(Edit(*match.span("than"), "then"), message)


RULE = Rule(
    summary="then/than",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(r"(?:\band|\bbut|,)\sthan\s[a-z]",),
    confirms=confirming(PATTERN.finditer, may_go_on),
    examples=(
        Keeps("It is more severe, and longer, than seen before.", "a comparison"),
        Keeps("He would rather die, if he could, than go.", "a comparison"),
        Keeps("There is no other way, he said, than stated.", "a comparison"),
        Keeps("It differs in kind, and in age, than thought.", "no finite verb to join"),
        Keeps('He wrote: "he stayed a year, than moved".', "a quotation is verbatim"),
        Fixes("He studied law for a year, than moved to Rome.",
              "He studied law for a year, then moved to Rome."),
        Fixes("He lived in Rome and than in Ghent.", "He lived in Rome and then in Ghent."),
        Fixes("The seeds are dried and than ground to flour.",
              "The seeds are dried and then ground to flour."),
    ),
)  # fmt: skip
