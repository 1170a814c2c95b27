"""Words typed twice, for languages whose rule is only a list of words.

``data/repeats.tsv`` lists, by language, words that are never correctly repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Example, Rule, Suggestion
from bot_plugins.core.tables import table
from bot_plugins.document import Document

_TWICE = re.compile(
    r"(?<![\w'’.&/@#-])(?P<word>[^\W\d_]+)(?:[ \t]+|[ \t]*\n)(?P=word)(?![\w'’&/@-])(?!\.\w)"
)


@cache
def never_repeated(language: str) -> frozenset[str]:
    """Return the words that are never correctly repeated in ``language`` (a code)."""
    return frozenset(word for code, word in table(__package__, "repeats") if code == language)


def suggestions(document: Document, language: str) -> Iterator[Suggestion]:
    """Suggest deleting the repetition of a word that is never correctly repeated."""
    for match in _TWICE.finditer(document.prose):
        word = match["word"]
        if word in never_repeated(language):
            yield Suggestion(Edit(*match.span(), word), f"'{word}' is repeated")


def triggers(language: str) -> tuple[str, ...]:
    """Return the triggers for ``suggestions``."""
    return tuple(_edged(rf"{word}\s+{word}") for word in sorted(never_repeated(language)))


def _edged(pattern: str) -> str:
    """Put word boundaries around a pattern; RE2 recognises them only beside ASCII letters."""
    start, end = (r"\b" if letter.isascii() else "" for letter in (pattern[0], pattern[-1]))
    return f"{start}{pattern}{end}"


def rule(language: str, *examples: Example) -> Rule:
    """Return the rule for repeated words of ``language``."""
    return Rule(
        summary="repeated word",
        applicability=Applicability.REVIEW,
        check=partial(suggestions, language=language),
        triggers=triggers(language),
        examples=examples,
    )
