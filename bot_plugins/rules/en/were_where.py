"""Were for where: "He moved to Rome, were he worked" -> "He moved to Rome, where he worked".

Fires after places, before a pronoun or noun with a finite verb of its own, in a sentence that has
another finite verb. Left alone: conditions ("were he asked, he would go") and inversions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.languages.english.sentence import sentence_at
from bot_plugins.languages.english.where import is_where, may_be_where

_PLACES = words(
    "abbey academy airport area building camp capital castle case cemetery centre center"
    " church city college country county district farm field forest harbor harbour hill"
    " hospital hotel house island lake level location moment monastery mountain museum palace"
    " parish park place point port position prison province region river room school scene"
    " site situation spot stage state station stadium street team temple theatre tower town"
    " university valley village world year there".split()
)
_PRONOUN = "(?:he|she|it|they|we|I|you)"
_OPENER = r"(?:the|an?|his|her|its|their|this|these|many|most|some|people|[A-Z][a-z]+)"
_PLACED = rf"(?:{_PLACES}(?:\]\])?,?|[A-Z]\w+(?:\]\])?,)\swere\s(?:\[\[)?{_OPENER}\W"
_BEHIND = rf"{TRANSPARENT}*{SPACE}{TRANSPARENT}*(?P<next>\w+){AFTER}"
_HIDDEN = f"{TRANSPARENT}*,?{TRANSPARENT}*"
BEHIND_ANY = re.compile(
    rf"{BEFORE}(?P<before>\w+){_HIDDEN}{SPACE}(?P<were>were){SPACE}{_PRONOUN}{_BEHIND}"
)
BEHIND_PLACE = re.compile(
    rf"{BEFORE}(?P<before>{_PLACES}|[A-Z]\w+(?={TRANSPARENT}*,)){_HIDDEN}{SPACE}(?P<were>were)"
    rf"{SPACE}{TRANSPARENT}*{_OPENER}(?:['’]s)?{_BEHIND}"
)


def _matches(prose: str) -> Iterator[re.Match[str]]:
    for pattern in (BEHIND_ANY, BEHIND_PLACE):
        yield from pattern.finditer(prose)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "where"."""
    for match in filter(may_be_where, _matches(document.prose)):
        sentence = sentence_at(document, match.start("were"))
        if is_where(*sentence.corrected(*match.span("were"), "where")):
            edit = Edit(*match.span("were"), "where")
            yield Suggestion(edit, f"'where' introduces a clause about '{match['before']}'")


RULE = Rule(
    summary="confused words",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(rf"[\w\]],?\swere\s{_PRONOUN}\s", rf"\b{_PLACED}"),
    confirms=confirming(_matches, may_be_where),
    examples=(
        Keeps("He would go to Rome, were he asked.", "a condition"),
        Keeps("Knowing that, were he captured he would die, he fled.", "a condition"),
        Keeps("Only once in that race were they pushed.", "the subject follows the verb"),
        Keeps("It was made for Rome, but neither were they seen.", "the subject follows the verb"),
        Keeps("In this area were the mills that he had built.", "'were' is the verb"),
        Keeps("The sights of the town were the mills and the inns.", "'were' is the verb"),
        Keeps('He wrote: "in Rome, were he lived".', "a quotation is verbatim"),
        Fixes("He moved to [[Rome]], were he worked for a year.",
              "He moved to [[Rome]], where he worked for a year."),
        Fixes("The spot were the oak was felled is marked by a stone.",
              "The spot where the oak was felled is marked by a stone."),
        Fixes("They went to a village were Jan's aunt lived.",
              "They went to a village where Jan's aunt lived."),
    ),
)  # fmt: skip
