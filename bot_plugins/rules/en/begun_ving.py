"""Begun as the only verb behind a noun: "Holm begun seeing" -> "Holm began seeing".

A noun before "begun" may open a reduced relative ("work begun in 1911 was finished"): so the
clause may have no other finite verb. It must be a clause, not a headline: behind "begun" is an
infinitive or an -ing form, or before its subject a "when", "because" or "it was in May that".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.edits import Edit
from bot_plugins.english import lexicon
from bot_plugins.english.lexicon import Form
from bot_plugins.english.patterns import AFTER, BEFORE, SPACE
from bot_plugins.english.reduced import has_other_verb, has_plain_subject, lacks_verb
from bot_plugins.english.surroundings import surroundings
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion
from bot_plugins.text.others import other_than

NO_COMPLEMENT = frozenset(
    "according beginning being concerning during evening featuring following including"
    " involving morning regarding starting using".split()
)
"""Words in -ing that may follow a passive "begun" ("work begun following the war")."""
_HELPERS = tuple("had has have having been be being is are was were".split())
"""Words directly behind which "begun" is right; more of them are known where it is read."""
PATTERN = re.compile(
    rf"{BEFORE}(?P<word>[^\W\d_][\w'’-]*){TRANSPARENT}*{SPACE}(?P<verb>begun){AFTER}"
    rf"(?:(?={SPACE}(?:(?P<ing>[a-z]+ing){AFTER}|to{SPACE}(?P<base>[a-z]+))))?"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "began" for a "begun" that is its sentence's only verb."""
    for match in PATTERN.finditer(document.prose):
        around = surroundings(document, match.start("verb"), match.end("verb"))
        if _has_complement(match):
            is_lone = has_plain_subject(around) and not has_other_verb(around)
        else:
            is_lone = lacks_verb(around)
        if is_lone:
            message = (
                "'begun' is a participle; its clause has no other verb,"
                " so the past 'began' is meant"
            )
            yield Suggestion(Edit(*match.span("verb"), "began"), message)


def _has_complement(match: re.Match[str]) -> bool:
    if match["ing"]:
        return match["ing"] not in NO_COMPLEMENT
    return Form.BASE in lexicon.forms(match["base"] or "") or match["base"] == "be"


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(
        rf"(?:^|[^\w'’-]){other_than(_HELPERS)}\sbegun\b",
        r"[\d_'’\]>-][A-Za-z]*\sbegun\b",
        r"[^\x00-\x7f][A-Za-z]*\sbegun\b",
    ),
    examples=(
        Leaves("Work begun in 1911 was finished in 1920.", "a reduced relative clause"),
        Leaves("Efforts begun using stone tools continued.", "a reduced relative clause"),
        Leaves("Efforts begun to help the poor failed.", "a reduced relative clause"),
        Leaves("It is a novel by Uwe Holm begun in 1970.", "a reduced relative clause"),
        Leaves("Has Smith begun seeing her?", "verb and subject turned round"),
        Leaves("1277 – Building of Saint Anne's begun.", "a headline"),
        Leaves("When the mill begun in 1911 closed, it rained.", "a reduced relative clause"),
        Leaves("It was the mill that a man begun in 1911 had left.", "no clause of its own"),
        Leaves("Construction of the mill begun in 1911.", "a headline"),
        Leaves("Once begun, the work went on.", "an ellipsis"),
        Fixes("Holm begun seeing them as rivals.", "Holm began seeing them as rivals."),
        Fixes(
            "Holm begun seeing them as rivals, and he wanted a race.",
            "Holm began seeing them as rivals, and he wanted a race.",
        ),
        Fixes("[[Jan Holm]] begun painting in Rome.", "[[Jan Holm]] began painting in Rome."),
        Fixes("It rained when the war begun.", "It rained when the war began."),
        Fixes(
            "It was only in May that a new siege begun: they ran.",
            "It was only in May that a new siege began: they ran.",
        ),
        Fixes("The young troops begun to march.", "The young troops began to march."),
    ),
)
