"""Been goes with "have": "it is also been used" -> "it has also been used".

"Been" after "is" or a modal lacks its "have"; after "was", "been" is superfluous. The less likely
correction is the alternative. "Being" between "have" and a participle should be "been" ("has being
closed"). Left alone: clauses that end in "is", and "being" as a noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import clause, parser
from bot_plugins.languages.english.be import is_plural
from bot_plugins.languages.english.patterns import AFTER, BEFORE, BETWEEN, LOOSELY, SPACE
from bot_plugins.languages.english.sentence import sentence_at

HAVE = {"is": "has", "are": "have", "was": "had", "were": "had"}
_MODALS = r"(?:would|could|should|may|might|must|will|shall|can)(?:n['’]t)?"
_FUTURE = frozenset({"can", "will", "shall"})
_NOW = frozenset({"now", "currently", "today"})
_BE = f"(?:{'|'.join(HAVE)})"
PATTERN = re.compile(rf"{BEFORE}(?P<be>{_BE}){SPACE}{BETWEEN}been{AFTER}")
MODAL = re.compile(
    rf"{BEFORE}(?P<modal>{_MODALS}){SPACE}"
    rf"{BETWEEN}(?P<been>been){AFTER}"
)
BEING = re.compile(rf"{BEFORE}(?:have|has|had){SPACE}{BETWEEN}(?P<being>being){AFTER}")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest "have" for "be" (or to drop "been"), and "been" for "being"."""
    for match in PATTERN.finditer(document.prose):
        have = HAVE[match["be"]]
        if _is_perfect(document, match.span(), f"{have} {match['between']}been"):
            message = f"'been' follows '{have}', not '{match['be']}'"
            first, second = _repairs(document, match)
            yield Suggestion(Edit(*match.span(), first), message, alternatives=(second,))
    for match in MODAL.finditer(document.prose):
        if _is_perfect(document, match.span("been"), "have been"):
            rights = ("be", "have been") if match["modal"] in _FUTURE else ("have been", "be")
            edit = Edit(*match.span("been"), rights[0])
            yield Suggestion(edit, "'been' follows a form of 'have'", alternatives=rights[1:])
    for match in BEING.finditer(document.prose):
        if _is_perfect(document, match.span("being"), "been", "VBN"):
            yield Suggestion(Edit(*match.span("being"), "been"), "'have' takes 'been', not 'being'")


def _repairs(document: Document, match: re.Match[str]) -> tuple[str, str]:
    """Return two corrections, the likelier first: after a past and with "now", without "been"."""
    sentence = sentence_at(document, match.start())
    been = sentence.token(match.end() - 1)
    verb = clause.main_verb(sentence.parse, been)
    is_many = match["be"] == "is" and is_plural(sentence.parse, verb)
    have = f"{'have' if is_many else HAVE[match['be']]} {match['between']}been"
    dropped = f"{match['be']} {match['between']}".rstrip()
    is_now = any(adverb.lower in _NOW for adverb in sentence.parse.children(verb, "advmod"))
    return (have, dropped) if match["be"] in {"is", "are"} and not is_now else (dropped, have)


def _is_perfect(document: Document, span: tuple[int, int], words: str, *tags: str) -> bool:
    """Tell whether ``words`` in place of a span make a perfect with a subject.

    With ``tags``, the word after "been" must be governed by it and have one of these tags.
    """
    sentence = sentence_at(document, span[0])
    parse = sentence.changed(*span, words)
    been = parse.at(sentence.token(span[0]).start + len(words) - 1)
    verb = clause.main_verb(parse, been)
    if tags and (verb == been or verb.tag not in tags):
        return False
    return been.tag == "VBN" and clause.has_plain_subject(parse, verb)


RULE = Rule(
    summary="verb form",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(
        rf"\b(?:{_BE}|{_MODALS})\s{LOOSELY}been\b",
        rf"\b(?:have|has|had)\s{LOOSELY}being\b",
    ),
    examples=(
        Keeps("What it is been lost for years.", "'it is' may be the end of a clause"),
        Keeps('They said "it is been used" there.', "a quotation is verbatim"),
        Keeps("What a society has being sold is odd; they had being.", "a clause ends; a noun"),
        Fixes("It can been seen, and could been lost.",
              "It can be seen, and could have been lost."),
        Fixes("The road has being closed since May.", "The road has been closed since May."),
        Fixes("New parts is also been found there.", "New parts have also been found there."),
        Fixes("Now she is been taught by a monk.", "Now she is taught by a monk."),
        Fixes("The towers were later been sold.", "The towers were later sold."),
    ),
)  # fmt: skip
