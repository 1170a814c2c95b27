"""The pronoun I takes a capital: "i think" -> "I think", "i'm" -> "I'm".

Fires before a contraction, or a verb that agrees with "I". Left alone: the index i of mathematics
and code, the numeral, words next to another language, and text without capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english.excerpt import Prose, confirming
from bot_plugins.languages.english.foreign import english_words
from bot_plugins.languages.english.grammar import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    RELATIVES,
    SAYING,
)
from bot_plugins.languages.english.lexicon import bases
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.languages.english.surroundings import surroundings

_VERBS = (
    "am believe did didn't do don't feel felt found got guess had have hope know like made mean"
    " need said say see think tried used want wish"
).split()
"""Verbs that an index does not have."""
_MODALS = (
    "can cannot can't could couldn't may might must should was wasn't will won't would".split()
)
"""Verbs that an index may have: not on a page with an index."""
_QUOTED = [form.replace("'", quote) for form in _VERBS for quote in "'’"]
_OTHERS = [form.replace("'", quote) for form in _MODALS for quote in "'’"]
_SHORT = "['’](?:d|ll|m|ve)"
PATTERN = re.compile(
    rf"{BEFORE}(?<![(\[*])(?P<pronoun>i)(?:(?P<short>{_SHORT})|"
    rf"{SPACE}(?:(?:also|just|really|still|only|always|never|already){SPACE})?"
    rf"(?:{words(_QUOTED)}|(?P<modal>{words(_OTHERS)}))){AFTER}"
)
_INDEX = re.compile(r"<math|\{\{math|\bi\s?[=<>+]|\[i\]|_\{?i\b|\b(?:for|index|where) i\b|<sub>i\b")
"""What shows that a page has an index i."""
_BEFORE = (
    CONJUNCTIONS
    | RELATIVES
    | AUXILIARIES
    | {*ADVERBS, "how", "if", "sure", "where", "why", "all", "maybe", "time", "far"}
)
"""Words after which the pronoun may be a subject."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the capital."""
    for match in PATTERN.finditer(document.prose):
        if _is_pronoun(document, match) and not _is_plain(document, match):
            message = "the pronoun 'I' takes a capital"
            yield Suggestion(Edit(*match.span("pronoun"), "I"), message)


def _is_pronoun(text: Prose, match: re.Match[str]) -> bool:
    """Tell by the word before it whether an "i" may be the pronoun."""
    around = surroundings(text, *match.span())
    before = around.last()
    if match["short"] or not before[:1].isalpha():
        return True
    is_told = not bases(before).isdisjoint(SAYING)
    return (before in _BEFORE or is_told) and before in english_words()


def _is_plain(document: Document, match: re.Match[str]) -> bool:
    """Tell whether the page has an index i, or the paragraph no capitals."""
    if not match["short"] and _INDEX.search(document.whole):
        return True
    start = document.source.rfind("\n\n", 0, match.start()) + 1
    end = document.source.find("\n\n", match.end())
    paragraph = document.source[start : end if end >= 0 else len(document.source)]
    return not re.search("[A-Z]", paragraph)


RULE = Rule(
    summary="capital letter",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(r"\bi(?:['’]|\s[a-z])",),
    confirms=confirming(PATTERN.finditer, bool, _is_pronoun),
    examples=(
        Keeps("The voter i must vote, and where i is odd it ends.", "an index"),
        Keeps("For i in the set, i can be odd. If i = 1, i had no value.", "an index"),
        Keeps("The parts (i) have and i. have, i.e. two.", "numerals"),
        Keeps("De har i have en rose.", "Danish"),
        Keeps("when i came home i found that i'm late", "a text without capitals"),
        Keeps('He wrote: "i think so".', "a quotation is verbatim"),
        Fixes("I hope that i'm right.", "I hope that I'm right."),
        Fixes("He said that i am late.", "He said that I am late."),
        Fixes("The lamp is out, i think.", "The lamp is out, I think."),
        Fixes("This is what i've found.", "This is what I've found."),
        Fixes("As far as i can tell, it is out.", "As far as I can tell, it is out."),
    ),
)
