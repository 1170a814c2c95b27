"""Did + not + simple past: "did not went" -> "did not go".

"Do" takes the base form. Fires only with "not", which leaves no other reading but those of
"what they did not led to ruin", where "did" ends a relative clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english.clause import has_own_subject, surroundings
from bot_plugins.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.english.verbs import clear_pasts
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

FORMS = clear_pasts()
DO_NOT = rf"(?:did|does|do)(?:n['’]t|{SPACE}not)"
ADVERB = words("actually always even ever fully immediately initially really".split())
PATTERN = re.compile(
    rf"{BEFORE}(?P<auxiliary>{DO_NOT}){SPACE}(?:{ADVERB}{SPACE})?(?P<verb>{words(FORMS)}){AFTER}"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the base form for a simple past after "did not"."""
    for match in PATTERN.finditer(document.prose):
        if has_own_subject(surroundings(document.prose, *match.span())):
            base = FORMS[match["verb"]].base
            auxiliary = " ".join(match["auxiliary"].split())
            message = f"'{auxiliary}' takes the base form '{base}', not the past '{match['verb']}'"
            yield Suggestion(Edit(*match.span("verb"), base), message)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(rf"\b{DO_NOT}\s(?:\w+\s)?{words(FORMS)}\b",),
    examples=(
        Leaves("What they did not kept them poor.", "'did not' ends a relative clause"),
        Leaves("They did not found the city.", "'found' is a base form too"),
        Leaves("He did indeed went home.", "only 'not' leaves no other reading"),
        Leaves('"I did not went", he said.', "a quotation is verbatim"),
        Fixes("They did not went home.", "They did not go home."),
        Fixes("The town didn't knew of it.", "The town didn't know of it."),
        Fixes("It did not even made a sound.", "It did not even make a sound."),
    ),
)
