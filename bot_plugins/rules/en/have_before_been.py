"""Been goes with "have": "it is also been used" -> "it has also been used".

Fires where "be" stands before "been" and a participle, an adjective or a noun follows. After
"was" and "were" it may be the "been" that is too much: the alternative drops it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english import clause
from bot_plugins.english.patterns import AFTER, BEFORE, BETWEEN, LOOSELY, SPACE
from bot_plugins.english.sentence import sentence_at
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

HAVE = {"is": "has", "are": "have", "was": "had", "were": "had"}
_BE = f"(?:{'|'.join(HAVE)})"
PATTERN = re.compile(rf"{BEFORE}(?P<be>{_BE}){SPACE}{BETWEEN}been{AFTER}")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "have" for "be", and as an alternative to drop "been"."""
    for match in PATTERN.finditer(document.prose):
        have = f"{HAVE[match['be']]} {match['between']}been"
        sentence = sentence_at(document, match.start())
        parse = sentence.changed(*match.span(), have)
        been = parse.at(sentence.token(match.start()).start + len(have) - 1)
        verb = parse.head(been) if been.relation in clause.AUXILIARY else been
        if been.tag == "VBN" and clause.has_plain_subject(parse, verb):
            dropped = f"{match['be']} {match['between']}".rstrip()
            message = f"'been' goes with '{HAVE[match['be']]}', not with '{match['be']}'"
            yield Suggestion(Edit(*match.span(), have), message, alternatives=(dropped,))


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(rf"\b{_BE}\s{LOOSELY}been\b",),
    examples=(
        Leaves("What it is been lost for years.", "no clause to tell from"),
        Leaves("It has been lost, as it was before.", "right as it is"),
        Leaves('They said "it is been used" there.', "a quotation is verbatim"),
        Fixes("The song is also been called a hymn.", "The song has also been called a hymn."),
        Fixes("The towers were later been sold.", "The towers had later been sold."),
    ),
)
