"""Names of firms, sites and systems take their capitals: "a linux user" -> "a Linux user".

The names are in ``languages/english/data/products.tsv``: those that are no words or commands in
lower case. Fires between English words only. Left alone: addresses, files, packages and code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english.foreign import english_words
from bot_plugins.languages.english.patterns import AFTER, BEFORE, words
from bot_plugins.languages.english.proper import products
from bot_plugins.languages.english.surroundings import Surroundings, is_word, surroundings

_FEWEST = 6
"""Words and marks; a shorter text is a key, a label or a command."""
_PLACES = frozenset("branch directory file folder subdirectory".split())
"""What may have a name in lower case of its own: "the debian directory"."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the name as its owner writes it."""
    for match in _pattern().finditer(document.prose):
        if _is_in_sentence(surroundings(document, *match.span())):
            name = products()[match[0]]
            yield Suggestion(Edit(*match.span(), name), f"'{name}' is a name")


def _is_in_sentence(around: Surroundings) -> bool:
    """Tell whether only English words and usual marks are beside a word."""
    beside = [word for word in (around.last(), around.next()) if is_word(word)]
    is_sentence = beside and len(around.everywhere) >= _FEWEST
    is_place = around.next() in _PLACES
    return bool(is_sentence) and english_words().issuperset(beside) and not is_place


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"{BEFORE}{words(products())}{AFTER}")


RULE = Rule(
    summary="capital letter",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(),
    words=lambda _: frozenset(products()),
    examples=(
        Keeps("See it at www.github.com, in /usr/linux or in linux-image there.", "addresses"),
        Keeps("Type 'apt-get install debian' into the window that opens.", "a command"),
        Keeps("* linux", "a label"),
        Keeps("Put the list into the debian directory of the package.", "a directory"),
        Keeps("He said that <code>the linux kernel is here</code>.", "code"),
        Keeps("They use Linux and write JavaScript for it.", "correct as it is"),
        Keeps('He wrote: "I have a linux system at home".', "a quotation is verbatim"),
        Fixes("If you are a linux user, see the list.", "If you are a Linux user, see the list."),
        Fixes(
            "They wrote it in javascript, as on youtube.",
            "They wrote it in JavaScript, as on YouTube.",
        ),
    ),
)
