"""A modal takes no -ing form: "must collecting" -> "must collect".

A progressive that lacks its "be" may be meant ("will be working"): that is the alternative. Left
alone: the nouns "will", "can", "may", "might" and "must", nouns in -ing, and clauses that end in a
modal ("less than it would using wood").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import lexicon, modal, parser
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.governed import Governed, governed
from bot_plugins.languages.english.patterns import trigger, verb_group

PATTERN = verb_group(modal.MODALS, "[a-z]{2,}ing")

_COMPARING = frozenset({"as", "than", "where", "wherever"})
"""Words after which a modal's verb may be left out: "than it would (cost) using wood"."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the base form, or a progressive."""
    for group in governed(document, PATTERN, _bases(), _begins_group):
        base = _bases()[group.word]
        is_verb = group.verb.tag == "VBG" and not modal.is_noun(group.parse, group.auxiliary)
        if is_verb and group.has_clear_subject(base) and group.takes(base, "VB"):
            message = f"'{group.auxiliary.lower}' takes the base form of a verb, not '{group.word}'"
            edit = Edit(*group.match.span("verb"), base)
            yield Suggestion(edit, message, alternatives=(f"be {group.word}",))


@cache
def _bases() -> dict[str, str]:
    """Return the base forms of verbs by their -ing forms."""
    return {ing: verb.base for verb in lexicon.verbs().values() for ing in verb.ings}


def _begins_group(group: Governed) -> bool:
    """Tell, without a parse, whether the modal may have a verb that is not left out."""
    is_joined = group.around.last() in {"and", "or", "nor"}
    return not is_joined and _COMPARING.isdisjoint(group.around.since_mark)


def _may_be_verb(match: re.Match[str]) -> bool:
    return match["verb"] in _bases()


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(trigger(modal.MODALS, "[a-z]{2,}ing"),),
    confirms=confirming(PATTERN.finditer, _may_be_verb),
    examples=(
        Keeps("His will being read, they left.", "the noun 'will'"),
        Keeps("The might of the can lying there.", "'might' and 'can' are nouns"),
        Keeps("They will sing, and they can bring it.", "base forms that end in -ing"),
        Keeps("It costs less than it would using wood.", "'would' ends a clause"),
        Keeps("She helped where he could teaching all.", "'could' ends a clause"),
        Keeps("Nor will changing this help; he saw the can smashing.", "inversion, and a noun"),
        Keeps("It must, considering its age, be old.", "a parenthetical phrase"),
        Keeps('He said: "You must going."', "a quotation is verbatim"),
        Fixes("The players must collecting all seven.", "The players must collect all seven."),
        Fixes("They will also working on a plan.", "They will also work on a plan.",
              alternatives=("be working",)),
        Fixes("The spores may surviving for years.", "The spores may survive for years."),
    ),
)  # fmt: skip
