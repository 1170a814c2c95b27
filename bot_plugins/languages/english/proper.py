"""Names that English capitalises: months, days, peoples, languages, states, firms and systems.

Words with another meaning in lower case (march, may, august, polish) need a date or a noun beside
them. The lists are in ``data/capitals.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot_plugins.core.tables import table
from bot_plugins.document import Document, Span
from bot_plugins.languages.english.foreign import english_words
from bot_plugins.languages.english.grammar import MODALS, SUBJECTS
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.languages.english.surroundings import Surroundings, is_word, surroundings

_AND = frozenset({"and", "or"})
_ACTING = MODALS | SUBJECTS | {"to", "i", "you", "it"}
_WRITTEN = frozenset(
    "available broadcast classes conducted fluent lessons printed published sung written".split()
)
_SPEAKING = frozenset("speak speaks speaking spoke spoken".split())
_COUNCILS = frozenset("government republic rule rulers state".split())
"""Things that councils ("soviets") have, too."""
_SET_PHRASES = {("gum", "arabic")}
_DASHES = frozenset("-–—:=")
_ARTICLES = frozenset("a an".split())
_FEWEST = 6
"""Words and marks; a shorter text is a key, a label or a command."""
_PLACES = frozenset(
    "branch directories directory file files folder folders option options subdirectory".split()
)
"""What may have a name in lower case of its own: "the debian directory", "gprs options files"."""
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_BEFORE_DATE = r"(?:[Bb]y|[Ff]rom|[Ii]n|of|[Oo]n|[Ss]ince|[Uu]ntil)"


@cache
def group(name: str) -> frozenset[str]:
    """Return the words of a group in ``data/capitals.tsv``."""
    return frozenset(word for kind, word in table(__package__, "capitals") if kind == name)


@cache
def names() -> frozenset[str]:
    """Return the words that are always capitalised in a sentence."""
    return group("date") | group("people") | group("country")


def in_lower_case(document: Document, name: str) -> Iterator[tuple[Span, str]]:
    """Yield the words of a group that a sentence has in lower case, and how they are written.

    Spans are in code points. Left out are code ("xml:lang", "a+xml") and labels.
    """
    forms, found = _in_lower_case(name)
    for match in found.finditer(document.prose):
        if _is_in_sentence(surroundings(document, *match.span())):
            yield match.span(), forms[match[0]]


def lowered(name: str) -> frozenset[str]:
    """Return the words of a group in lower case."""
    return frozenset(_in_lower_case(name)[0])


@cache
def _in_lower_case(name: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the words of a group by their form in lower case, and a pattern for that form."""
    forms = {word.lower(): word for word in group(name)}
    return forms, re.compile(rf"{BEFORE}(?<![+=]){words(forms)}{AFTER}(?![:=]\w|\()")


@cache
def pattern() -> re.Pattern[str]:
    """Return a pattern for all of them; the word is in a named group."""
    plain = words(names() | group("doubtful"))
    return re.compile(rf"{BEFORE}(?<!\+)(?:(?P<name>{plain}){AFTER}|{_dates()})")


def triggers() -> tuple[str, ...]:
    """Return the triggers for the pattern."""
    plain, months = words(names() | group("doubtful")), words(group("doubtful month"))
    return (
        rf"(?:^|[^\w/.&@#|=+{{-]){plain}(?:$|[^\w/&@+-])",
        rf"\b(?:{_BEFORE_DATE}|[Ee]arly|[Ll]ate|[Bb]etween)\s{months}\b",
        rf"(?:\b(?:and|or|through|till|to|until)|\d)\s{months}\s\d",
        rf"\b{_BEFORE_DATE}\s(?:the )?{_DAY}(?:st|nd|rd|th)?\s(?:of )?{months}\b",
    )


def _dates() -> str:
    """Return a pattern for months that are also other words, with the context of a date."""
    months = words(group("doubtful month"))
    day = rf"(?:the )?{_DAY}(?:st|nd|rd|th)?"
    end = rf"(?={SPACE}\d{{4}}\b|[.,;)]|$|{SPACE}(?:(?:of|and){SPACE}(?:[A-Z]|\d|the\b)|the\b))"
    return (
        rf"[Oo]n{SPACE}{day}{SPACE}(?:of )?(?P<day>{months}){AFTER}"
        rf"|{_BEFORE_DATE}{SPACE}{day}{SPACE}(?:of )?(?P<last>{months}){end}"
        rf"|{_BEFORE_DATE}{SPACE}(?P<number>{months})(?={SPACE}{_DAY}(?:st|nd|rd|th)?(?![\w%-]))"
        rf"|(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ee]arly|[Ll]ate){SPACE}(?P<alone>{months}){end}"
        rf"|(?:[Ff]rom|[Bb]etween){SPACE}(?P<first>{months})"
        rf"(?={SPACE}(?:and|or|through|till|to|until){SPACE}{_month()})"
        rf"|(?:and|or|through|till|to|until){SPACE}(?P<second>{months})(?={SPACE}\d{{4}}\b)"
        rf"|{_DAY}{SPACE}(?P<year>{months})(?={SPACE}\d{{4}}\b)"
    )


def _is_beside_language(around: Surroundings) -> bool:
    """Tell whether another language or people is mentioned beside the word: "polish and Czech"."""
    pairs = ((around.next(), around.next(2)), (around.last(), around.last(2)))
    return any(first in _AND and other in group("people") for first, other in pairs)


def _month() -> str:
    """Return a pattern for any month, in lower case or capitalised."""
    months = [word for word in group("date") if not word.endswith(("day", "days"))]
    return rf"(?i:{words([*months, *group('doubtful month')])})\b"


def is_name(word: str, around: Surroundings) -> bool:
    """Tell whether a word in lower case is a name, by the words around it."""
    following = around.next()
    if (around.last(), word) in _SET_PHRASES:
        return False
    if following in _DASHES and around.last() != "(" and not is_word(around.last()):
        return False  # a list item: "german -- a package"
    if word in group("doubtful"):
        if around.last() in _ACTING or (word == "soviet" and following in _COUNCILS):
            return False  # "to polish coins"; "a soviet republic", of councils
        is_written = around.last() == "in" and around.last(2) in _WRITTEN
        is_language = around.last() in _SPEAKING or is_written or _is_beside_language(around)
        return following in group("of people") or is_language
    is_pastry = word == "danish" and around.last() in _ARTICLES and not following.isalpha()
    return not (word in group("people") and following in group("thing")) and not is_pastry


def _is_in_sentence(around: Surroundings) -> bool:
    """Tell whether a text is long enough for a sentence, and only English words are beside a word.

    A name in lower case may be a command, a file or a label.
    """
    beside = [word for word in (around.last(), around.next()) if is_word(word)]
    is_place = not _PLACES.isdisjoint((around.next(), around.next(2)))
    is_typed = (around.last(2), around.last()) == ("(", "as")  # a parameter: "host(as xml)"
    is_long = bool(beside) and len(around.everywhere) >= _FEWEST
    return is_long and english_words().issuperset(beside) and not (is_place or is_typed)
