"""Then for than: "larger then the old one" -> "larger than the old one".

Fires after "rather", "other" and comparatives, before a possible object of comparison. Left alone:
"then" before a comma, and before a clause of its own ("it grew larger then the king died").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.comparison import compares, may_compare
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.patterns import BEFORE, SPACE
from bot_plugins.languages.english.sentence import sentence_at

PATTERN = re.compile(
    rf"{BEFORE}(?:(?P<before>[A-Za-z]+){SPACE})?(?P<word>[Rr]ather|[Mm]ore|[Ll]ess|[Ff]ewer|[Bb]etter"
    rf"|[Ww]orse|[Oo]ther|[A-Za-z]?[a-z]+er)(?:{SPACE}(?P<noun>[a-z]+))?{SPACE}(?P<then>then)"
    rf"{SPACE}{TRANSPARENT}*(?P<next>\w+)"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "than" after a comparative."""
    for match in filter(may_compare, PATTERN.finditer(document.prose)):
        sentence = sentence_at(document, match.start("then"))
        if compares(*sentence.corrected(*match.span("then"), "than")):
            message = f"'{match['word'].lower()} than' makes a comparison; 'then' refers to time"
            yield Suggestion(Edit(*match.span("then"), "than"), message)


RULE = Rule(
    summary="then/than",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(
        r"(?:er|[Mm]ore|[Ll]ess|[Ww]orse)\sthen\s[\w\[]",
        r"\b(?:[Mm]ore|[Ll]ess|[Ff]ewer|[Rr]ather)\s[a-z]+\sthen\s[\w\[]",
    ),
    confirms=confirming(PATTERN.finditer, may_compare),
    examples=(
        Keeps("It grew larger, then fell.", "a new clause"),
        Keeps("He took the other, then left.", "a new clause"),
        Keeps("It was much less then.", "'then' is about time"),
        Keeps("There were fewer then because of the plague.", "'then' is about time"),
        Keeps("Rents were less then and taxes were lower.", "'then' is about time"),
        Keeps("When talks move to the other then it will be split.", "a new clause"),
        Keeps("It grew larger then the king died.", "a new clause"),
        Keeps("It grew warmer then the other king came.", "a new clause"),
        Keeps("He was a writer then the king of Rome.", "no comparative"),
        Keeps("They did more work then already left for Rome.", "a new clause"),
        Keeps('"Rather then die", he said.', "a quotation is verbatim"),
        Fixes("He left rather then pay.", "He left rather than pay."),
        Fixes("More then half of them left.", "More than half of them left."),
        Fixes("Rather then pay the fine, he left.", "Rather than pay the fine, he left."),
        Fixes("It has no towns other then Rome.", "It has no towns other than Rome."),
        Fixes("It is faster then the old one.", "It is faster than the old one."),
        Fixes("It has more then 500 houses.", "It has more than 500 houses."),
        Fixes("It has no more then two gates.", "It has no more than two gates."),
        Fixes("He would rather read then write.", "He would rather read than write."),
        Fixes("It is more then twice as old.", "It is more than twice as old."),
        Fixes("It is taller then the tower.", "It is taller than the tower."),
        Fixes("It has more points then already known cells.",
              "It has more points than already known cells."),
        Fixes("It takes more energy then needed.", "It takes more energy than needed."),
    ),
)  # fmt: skip
