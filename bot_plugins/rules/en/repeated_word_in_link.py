"""A word typed twice, once in a link: "the [[mill|the old mill]]" -> "[[mill|the old mill]]".

The reader sees the word twice. Fires for articles and possessives before a link that begins with
the same word. Left alone: a link that consists of that word alone, and italics.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.languages.english.patterns import BEFORE, words

_OPENERS = words("a an the his her its their our my".split())
PATTERN = re.compile(rf"{BEFORE}(?P<away>(?P<word>{_OPENERS}) ){TRANSPARENT}+(?P=word)(?= \w)")
_LINKED = re.compile(rf"(?<!\w)(?P<word>{_OPENERS}) \[\[(?:[^\[\]|]*\|)?(?P=word) ")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to keep only the word in the link."""
    for match in PATTERN.finditer(document.prose):
        if document.source.startswith("[[", match.end("away")):
            edit = Edit(*match.span("away"), "")
            yield Suggestion(edit, f"'{match['word']}' is repeated")


def _may_be(text: str) -> bool:
    """Tell whether a piece of wikitext has the same word before a link and in it."""
    return _LINKED.search(text) is not None


RULE = Rule(
    summary="repeated word",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(rf"\b{_OPENERS} \[\[(?:[^\[\]|]*\|)?{_OPENERS} ",),
    confirms=_may_be,
    examples=(
        Keeps("He went to the [[the]] page and saw ''the ''the king.", "only 'the'; italics"),
        Keeps("He saw the [[mill|old mill]] and the [[The Mill|The Mill]].", "the words differ"),
        Keeps("He gave the [[king|a king]] his due.", "the words differ"),
        Keeps('He said "the [[mill|the old mill]]" then.', "a quotation is verbatim"),
        Fixes("He saw the [[mill|the old mill]].", "He saw [[mill|the old mill]]."),
        Fixes("She met her [[Ann Hill|her old friend]].", "She met [[Ann Hill|her old friend]]."),
    ),
)
