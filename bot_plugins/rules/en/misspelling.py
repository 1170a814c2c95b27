"""A common misspelling: "goverment" -> "government".

The dictionary is codespell's, where codespell is installed. Fires for words in lower case
that have one correction only and that the lexicon does not know. Left alone: words that are
right in some variety of English, capitalised words, words of titles and link targets.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english.misspellings import (
    WORD,
    all_misspellings,
    correction,
    is_mentioned,
    missing,
)
from bot_plugins.english.surroundings import surroundings
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

LANGUAGES = frozenset(
    "arabic catalan czech danish dutch finnish french galician german greek hebrew hungarian"
    " irish italian japanese latin norwegian occitan polish portuguese romanian russian scots"
    " spanish swedish turkish welsh".split()
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the one correction of every misspelling."""
    for match in WORD.finditer(document.prose):
        right = correction(match[0])
        if right and not _is_foreign_or_mentioned(document, match.span()):
            yield Suggestion(Edit(*match.span(), right), f"'{match[0]}' is spelled '{right}'")


def _is_foreign_or_mentioned(document: Document, span: tuple[int, int]) -> bool:
    """Tell whether the word is spoken of, or perhaps of another language."""
    around = surroundings(document, *span)
    return is_mentioned(around) or not around.everywhere.isdisjoint(LANGUAGES)


RULE = Rule(
    summary="spelling",
    applicability=Applicability.REVIEW,
    check=check,
    missing=missing,
    triggers=(),
    words=all_misspellings,
    examples=(
        Leaves("They travelled to the colour theatre.", "right in British English"),
        Leaves("They traveled to the color theater.", "right in American English"),
        Leaves("The Goverment Hill and ''goverment''.", "names and foreign words"),
        Leaves("See [[Seperate (album)|seperate]].", "a link's text"),
        Leaves("The word goverment is a slip.", "the word is spoken of"),
        Leaves("It was spelled as goverment.", "the word is spoken of"),
        Leaves("In Spanish, profesor means teacher.", "a foreign word"),
        Leaves('He wrote "the goverment".', "a quotation is verbatim"),
        Fixes("The goverment fell.", "The government fell."),
        Fixes("They recieved it.", "They received it."),
        Fixes("As writen in May, it held.", "As written in May, it held."),
    ),
)
