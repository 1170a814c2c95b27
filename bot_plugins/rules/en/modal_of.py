"""Modal + of: "could of survived" -> "could have survived".

Written as it sounds. Fires only before a past participle. Left alone: "must of necessity",
"what he could of his fortune", and the noun "might".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english import lexicon
from bot_plugins.english.lexicon import Form
from bot_plugins.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

MODALS = ("could", "should", "would", "couldn't", "shouldn't", "wouldn't")
PATTERN = re.compile(
    rf"{BEFORE}(?P<modal>{words(MODALS)}){SPACE}(?:(?:not|never|easily|also){SPACE})?"
    rf"(?P<of>of){SPACE}(?P<verb>[a-z]{{2,}}){AFTER}"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "have" for an "of" between a modal and a participle."""
    for match in PATTERN.finditer(document.prose):
        if Form.PARTICIPLE not in lexicon.forms(match["verb"]):
            continue
        message = f"'{match['modal']} have {match['verb']}' is meant: 'of' only sounds like 'have'"
        yield Suggestion(Edit(*match.span("of"), "have"), message)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(rf"\b{words(MODALS)}\s(?:\w+\s)?of\s",),
    examples=(
        Leaves("He saved what he could of his fortune.", "'of his fortune' stands by itself"),
        Leaves("It must of necessity fail.", "a set phrase"),
        Leaves("The might of Rome broke them.", "a noun"),
        Leaves('She said: "I could of died."', "a quotation is verbatim"),
        Fixes("It could of been worse.", "It could have been worse."),
        Fixes("They should of sold it.", "They should have sold it."),
        Fixes("It could of survived the war.", "It could have survived the war."),
    ),
)
