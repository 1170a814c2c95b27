"""A common misspelling: "goverment" -> "government".

Fires for words in a list of common misspellings. Those of codespell's list, where it is installed,
are only reported if a word list has them, or if they are short and not much like the correct word.
Left alone: words that the lexicon knows, unless the correct one is far more frequent, or that are
correct in some variety of English, rare words of well-edited text, short capitalised words except
at the beginning of a sentence, and words in titles and link targets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.common.capitals import like
from bot_plugins.languages.common.running import in_paragraph
from bot_plugins.languages.english.misspelled_context import is_no_word, is_slip
from bot_plugins.languages.english.misspellings import (
    LANGUAGES,
    WORD,
    all_misspellings,
    ambiguous,
    common,
    correction,
)
from bot_plugins.languages.english.surroundings import surroundings


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the single correction of each misspelling."""
    for match in WORD.finditer(document.prose):
        word = match[0].lower()
        if (right := correction(word)) and is_slip(document, match):
            right = like(match[0], right)
            message = f"'{match[0]}' is spelled '{right}'"
            yield Suggestion(Edit(*match.span(), right), message, _applicability(document, match))


def _applicability(document: Document, match: re.Match[str]) -> Applicability | None:
    """Return a finding's applicability: None (the rule's own) for most lines of our own list."""
    word = match[0]
    if word.lower() not in common():
        return None if is_no_word(document, match) else Applicability.REPORT
    if word[0].isupper() or word in ambiguous() or not in_paragraph(document, match.start()):
        return None
    words_around = surroundings(document, *match.span()).everywhere
    is_plain = words_around.isdisjoint(LANGUAGES) and correction(word) not in words_around
    return Applicability.TRUSTED if is_plain else None


RULE = Rule(
    summary="spelling",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(),
    words=lambda _: all_misspellings() | {word.capitalize() for word in common()},
    examples=(
        Keeps("They travelled to the colour theatre, traveled and saw color.", "varieties"),
        Keeps("It is on the citys coat of arms.", "a genitive is meant"),
        Keeps("It is one of the other wich towns.", "a noun"),
        Keeps("The pervious chalk is a homogenous rock.", "rare words are words"),
        Keeps("He led the Ordre des architectes du Nord.", "another language"),
        Keeps("It is kept by the Joint Goverment Bank.", "part of a name"),
        Keeps("They sang with the Millenium Chorus.", "part of a name"),
        Keeps("Witten shortly after applied it. It was due to Witten.", "a name"),
        Keeps("The Goverment Hill, ''goverment'', [[Seperate (album)|seperate]].", "names"),
        Keeps("Many people write seperate for separate.", "the word is spoken of"),
        Keeps("The word goverment is a slip, spelled as goverment.", "spoken of"),
        Keeps("They say goverment there, and government is the same word.", "spoken of"),
        Keeps("In Spanish, profesor means teacher.", "a foreign word"),
        Keeps('He wrote "the goverment".', "a quotation is verbatim"),
        Fixes("The goverment fell.", "The government fell.", applicability=Applicability.TRUSTED),
        Fixes(
            "In Dutch towns the goverment fell.",
            "In Dutch towns the government fell.",
            applicability=Applicability.REVIEW,
        ),
        Fixes("* The goverment.", "* The government.", applicability=Applicability.REVIEW),
        Fixes(
            "You can use a sytem like this if the current system is old.",
            "You can use a system like this if the current system is old.",
            applicability=Applicability.REVIEW,
        ),
        Fixes(
            "It is desireable to have a mill.",
            "It is desirable to have a mill.",
            applicability=Applicability.REPORT,
        ),
        Fixes("They recieved it.", "They received it."),
        Fixes("As writen in May, it held.", "As written in May, it held."),
        Fixes("The architure of light is here.", "The architecture of light is here."),
        Fixes("The Joint Goverment was here.", "The Joint Government was here."),
        Fixes(
            "It is a revelant part of the page.",
            "It is a relevant part of the page.",
            applicability=Applicability.REPORT,
        ),
        Fixes("The way to hte hall is the other.", "The way to the hall is the other."),
        Fixes("Seperate from teh hall is a mill.", "Separate from the hall is a mill."),
    ),
)
