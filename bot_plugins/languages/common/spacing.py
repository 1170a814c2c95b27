"""The context of a space beside punctuation."""

from __future__ import annotations

import re
from functools import cache

from bot_plugins.core.tables import table
from bot_plugins.document import OPAQUE, TRANSPARENT, Document
from bot_plugins.document.words import is_joined
from bot_plugins.languages.common.spoken import is_spoken_of, mark_words

_CLOSING_QUOTES = frozenset("\"”’»“›'")
_SEEN = re.compile(rf"[^{TRANSPARENT}]{TRANSPARENT}*\Z")
_WORD_BEFORE = re.compile(rf"([^\W\d_][^\W_'’-]*)[{TRANSPARENT}]*\Z")
_WINDOW = 60
"""Code points to look back."""
_ADDRESS = re.compile(r"(?:(?<!\[)\bhttps?://[^\s\[\]<>\"{}|]*[\w/)]|\[https?://[^\s\[\]]+\])\Z")
_LONGEST = 500
"""Maximum code points of a web address to look back."""


PHRASE_END = r"[\pL\pN\pM\p{Cf})\]%°\"”’»“›'>]"
"""What a trigger may find in wikitext before a position for which ``ends_a_phrase`` is true:
brackets of a link, apostrophes of bold or italics, and tags are invisible."""


@cache
def last_words() -> frozenset[str]:
    """Return words that cannot end a phrase in any language, and words for the marks themselves."""
    ending = {word for _, word in table(__package__, "last_words")}
    return frozenset(ending | mark_words("name") | mark_words("key")) - {"no"}


def is_misplaced(document: Document, start: int, end: int, *, announces: bool = False) -> bool:
    """Tell whether the white space before the mark in ``prose[start:end]`` should be removed.

    It should where a phrase ends, unless the sentence mentions the mark itself.
    """
    is_behind = ends_a_phrase(document, start, announces=announces)
    return is_behind and not is_spoken_of(document, start, end)


def ends_a_phrase(document: Document, position: int, *, announces: bool = False) -> bool:
    """Tell whether the text before ``position`` (code points) can precede punctuation.

    True after a word, a number, a closing bracket or a closing quotation mark. False after a
    template or reference (it may have shown nothing there), after other punctuation, at the start
    of a line, after a single letter (a variable) and after a word that cannot end a phrase ("is
    located in , near") or that names the mark itself ("the comma , is"). A mark that ``announces``
    what follows may come after any word ("the parts are :").
    """
    before = document.prose[max(0, position - _WINDOW) : position]
    seen = _SEEN.search(before)
    if seen is None:
        return False
    character = seen[0][0]
    if character == OPAQUE:
        last = position - (len(before) - seen.start())
        return _shows_text(document.source, last)
    word = _WORD_BEFORE.search(before)
    if word is not None:
        excluded = mark_words("key") if announces else last_words()
        return len(word[1]) > 1 and word[1] not in excluded
    return character.isdigit() or character in ")]%°"


def follows_address(document: Document, position: int) -> bool:
    """Tell whether a web address without a label ends at ``position`` (code points).

    MediaWiki leaves a full stop or comma right after it out of the link.
    """
    source = document.source[max(0, position - _LONGEST) : position]
    return document.prose[position - 1 : position] == OPAQUE and bool(_ADDRESS.search(source))


def _shows_text(source: str, last: int) -> bool:
    """Tell whether markup that ends at ``last`` certainly shows text at its end.

    That is true of a quotation, an external link in brackets, a link with letters attached to it,
    and a word that is masked because of the characters that join it.
    """
    end = source[max(0, last - _WINDOW) : last + 1]
    is_trail = end[-1].isalpha() and "]]" in end and end.rpartition("]]")[2].isalpha()
    is_link = (
        end[-1] == "]" and not end.endswith("]]") and "[http" in source[max(0, last - 500) : last]
    )
    return end[-1] in _CLOSING_QUOTES or is_trail or is_link or is_joined(end.split()[-1])
