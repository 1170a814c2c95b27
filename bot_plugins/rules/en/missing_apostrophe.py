"""A contraction without its apostrophe: "doesnt" -> "doesn't".

Fires for forms that are not English words without it. Left alone: "cant", "wont" and "ill", which
are words, and text in other languages ("dont" is French).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.common.capitals import like
from bot_plugins.languages.english.apostrophes import CONTRACTIONS
from bot_plugins.languages.english.foreign import english_words
from bot_plugins.languages.english.grammar import BE, DETERMINERS
from bot_plugins.languages.english.misspellings import is_mentioned
from bot_plugins.languages.english.patterns import AFTER, BEFORE, words
from bot_plugins.languages.english.surroundings import is_word, surroundings

_WORD = words(form for word in CONTRACTIONS for form in (word, word.capitalize()))
PATTERN = re.compile(rf"{BEFORE}(?P<word>{_WORD}){AFTER}")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the contraction."""
    for match in PATTERN.finditer(document.prose):
        around = surroundings(document, *match.span())
        word = match["word"]
        is_name = word[0].isupper() and (is_word(around.last()) or around.next() in BE)
        is_noun = word in {"hes", "shes", "theres", "whats"} and (
            around.last() in DETERMINERS or "and" in {around.last(), around.next()}
        )
        is_name |= is_noun or is_mentioned(around)
        if not is_name and {around.last(), around.next()} & english_words():
            right = like(word, CONTRACTIONS[word.lower()])
            yield Suggestion(Edit(*match.span(), right), f"'{word}' lacks an apostrophe")


RULE = Rule(
    summary="apostrophe",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(rf"\b(?:{_WORD})\b",),
    examples=(
        Keeps("He doesn't know, for they're gone.", "correct as it is"),
        Keeps("He spoke cant as was his wont; he was ill.", "other words"),
        Keeps("In it Arent Holm read the Whats Up magazine. Dont was a king.", "names"),
        Keeps(
            "The word dont is French; he knows the whats and whys, hes and shes.",
            "words that are discussed, and plurals",
        ),
        Keeps("Il y a dix livres, dont trois rares.", "French"),
        Keeps('He wrote: "it doesnt work".', "a quotation is verbatim"),
        Keeps("Run <code>dont</code> or doesnt.py.", "code"),
        Fixes("It doesnt work here.", "It doesn't work here."),
        Fixes("Dont go there.", "Don't go there."),
        Fixes("They know that youre here.", "They know that you're here."),
    ),
)
