"""A word typed twice: "the the" -> "the".

Fires for lower-case words with nothing but a space or a line end between them. Left alone:
words that may stand twice ("had had", "that that", "very very": ``data/en_repeats.tsv``), a
preposition after a verb it may belong to ("came in in 1999", "looked up to to win"), names
and foreign words, and "according the the", where another word is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot_plugins.data import table
from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english import lexicon
from bot_plugins.english.clause import surroundings
from bot_plugins.english.grammar import DETERMINERS, PREPOSITIONS, RELATIVES
from bot_plugins.english.patterns import AFTER, BEFORE
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

PATTERN = re.compile(rf"{BEFORE}(?P<word>a|[a-z]{{2,40}})(?P<gap>[ \t]+|[ \t]*\n)(?P=word){AFTER}")
TRIGGER = r"\b(?P<once>a|[a-z]{2,40})\s+(?P=once)\b"
SHORTEST = 4
"""Letters of a content word; shorter ones are too often names of letters, notes, sounds."""
_WANTING = frozenset("according belief idea fact notion due prior thanks".split())
"""Words after which "the the" may stand for "to the" or "that the"."""
_OBJECTS = frozenset("it them him her me us you this that".split())
_AFTER_AT = frozenset("once least most all first last times present".split())
"""What makes a set phrase with "at", so that an "at" before it may be a verb's own."""
_NEVER_LAST = frozenset("of by through from under after before".split())
"""Prepositions that hardly ever end a clause without a relative word before it."""
_GAPPED = frozenset("that which who whom what where how".split())
"""A word from which a clause opens that may end in a preposition."""


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(word for group, word in table("en_repeats") if group == name)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest one word for two."""
    for match in PATTERN.finditer(document.prose):
        word = match["word"]
        if _is_function_word(word, document, match.span()) or _is_long(word):
            if _stands_again(document, match):
                continue
            yield Suggestion(Edit(*match.span(), word), f"'{word}' stands there twice")


def _stands_again(document: Document, match: re.Match[str]) -> bool:
    """Tell whether the word stands there three times: a chant, or on purpose."""
    around = surroundings(document, *match.span())
    return match["word"] in (around.last(), around.next())


def _is_function_word(word: str, document: Document, span: tuple[int, int]) -> bool:
    if word in _group("always"):
        last = surroundings(document, *span).last()
        return not (word == "the" and last in _WANTING)
    if word in _group("verb"):
        return not RELATIVES & {token.lower() for token in surroundings(document, *span).before}
    return word in _group("preposition") and not _belongs_to_verb(document, span)


def _belongs_to_verb(document: Document, span: tuple[int, int]) -> bool:
    """Tell whether the first of two prepositions may end a clause ("the year it came in")."""
    around = surroundings(document, *span)
    last = around.last()
    if document.prose[slice(*span)].split()[0] in _NEVER_LAST:
        return bool(_GAPPED & set(around.since_mark))
    if (
        _may_take_preposition(last, around.last(2))
        or last in _OBJECTS
        or around.next() in _AFTER_AT
        or last in _group("preposition")
    ):
        return True
    return bool(_GAPPED & set(around.since_mark)) or not last


def _may_take_preposition(word: str, before: str) -> bool:
    """Tell whether a word may be a verb with its preposition ("came in", "looked up to")."""
    is_noun = bool({"n", "p"} & set(lexicon.classes(word)))
    behind_noun_opener = before in DETERMINERS | PREPOSITIONS or "j" in lexicon.classes(before)
    return bool(lexicon.forms(word)) and not (is_noun and behind_noun_opener)


def _is_long(word: str) -> bool:
    """Tell whether a word is a content word that means nothing by being repeated."""
    return len(word) >= SHORTEST and not any(
        word in _group(name) for name in ("may repeat", "preposition", "always", "verb")
    )


RULE = Rule(
    summary="repeated word",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(TRIGGER,),
    examples=(
        Leaves("They had had no chance.", "'had had' is right"),
        Leaves("He knew that that man had left.", "'that that' is right"),
        Leaves("It was a very very long way.", "'very very' is emphatic"),
        Leaves("The team came in in 1999.", "'came in' and 'in 1999'"),
        Leaves("He put it on on Monday.", "'put it on' and 'on Monday'"),
        Leaves("They cried help help help all night.", "three times: on purpose"),
        Leaves("A man they looked up to to the end.", "'looked up to' and 'to the end'"),
        Leaves("What it is is unclear.", "two verbs"),
        Leaves("Who the owner was was never known.", "two verbs"),
        Leaves("He lived in Walla Walla and Pago Pago.", "names"),
        Leaves("They saw ''Bison bison'' and ''afer afer''.", "taxa"),
        Leaves("Madā'in in the north", "no word of its own"),
        Leaves("According the the law, it was his.", "'to the' is meant"),
        Leaves("The opt-in in the law.", "a compound"),
        Leaves("He went to [[to]] to.", "a link stands between them"),
        Leaves("He came in{{sfn|x}} in May.", "a template stands between them"),
        Leaves("* of the\n* the king", "two list items"),
        Leaves("of the\n\nthe king", "two paragraphs"),
        Leaves('She said "the the" twice.', "a quotation is verbatim"),
        Fixes("He was the the king.", "He was the king."),
        Fixes("He was the\nthe king.", "He was the king."),
        Fixes("The house was was sold.", "The house was sold."),
        Fixes("A number of of them left.", "A number of them left."),
        Fixes("He moved north to to Rome.", "He moved north to Rome."),
        Fixes("The simply simply written book.", "The simply written book."),
    ),
)
