"""A sentence that begins in lower case: "It is over. the lake is deep" -> "It is over. The lake".

Fires where, according to the parse, the text before a full stop and the text after it are separate
sentences, and the first of them begins with a capital. Left alone: abbreviations, words that may
continue the sentence if the full stop is the slip ("and", "which"), and names ("eBay").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.languages.common.unseen import UNSEEN
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.foreign import english_words
from bot_plugins.languages.english.grammar import CONJUNCTIONS, RELATIVES
from bot_plugins.languages.english.joined_sentences import (
    ends_sentence,
    is_abbreviation,
    opens_sentence,
)
from bot_plugins.languages.english.sentence import sentence_at

_HIDDEN = f"{TRANSPARENT}*"
PATTERN = re.compile(
    rf"(?<![\w.@/\\&#'’-])(?P<last>[a-z]{{3,}}){_HIDDEN}(?P<stop>\.){_HIDDEN}  ?"
    rf"(?P<first>[a-z]+)(?:['’](?:s|re|ve|ll|d|t))? {_HIDDEN}[\w\[]"
)

_WORD = re.compile(r"[A-Za-z]+")
_FEWEST = 3
"""Words; fewer before the full stop are a label: "Page rank 6."."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the capital."""
    for match in filter(_may_part, PATTERN.finditer(document.prose)):
        start, stop = match.start("first"), match.start("stop")
        is_first = _is_usual(document, stop) and ends_sentence(document, stop)
        if is_first and opens_sentence(document, start):
            edit = Edit(*match.span("first"), match["first"].capitalize())
            yield Suggestion(edit, "a sentence begins with a capital")


def _is_usual(document: Document, stop: int) -> bool:
    """Tell whether the sentence before ``stop`` begins with a capital and is no mere label."""
    sentence = sentence_at(document, stop)
    before = sentence.shown[: sentence.index(stop)]
    return before[:1].isupper() and len(_WORD.findall(before)) >= _FEWEST


def _may_part(match: re.Match[str]) -> bool:
    last, first = match["last"], match["first"]
    is_joining = first in CONJUNCTIONS | RELATIVES
    are_words = english_words().issuperset((last, first))
    return are_words and not is_joining and not is_abbreviation(last)


RULE = Rule(
    summary="capital letter",
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=(rf"[a-z]{{3}}{UNSEEN}\.{UNSEEN}  ?[a-z]+(?:['’][a-z]+)? ",),
    confirms=confirming(PATTERN.finditer, _may_part),
    examples=(
        Keeps("They sell books, pens etc. to the town, and approx. all of it.", "abbreviations"),
        Keeps("it was over. the lake is deep and cold.", "the author writes in lower case"),
        Keeps("It was over. and the lake was deep.", "perhaps the full stop is wrong"),
        Keeps("All hits. page rank it.", "labels"),
        Keeps("A new name. the lake is deep.", "no clause precedes the full stop"),
        Keeps("It was over. more of the same there.", "no clause follows"),
        Keeps('He wrote: "It was over. the lake is deep".', "a quotation is verbatim"),
        Fixes(
            "They left the town. the lake is deep and cold.",
            "They left the town. The lake is deep and cold.",
        ),
        Fixes(
            "It does not work yet. please read the list first.",
            "It does not work yet. Please read the list first.",
        ),
    ),
)
