"""A sentence of a document as readers see it, with its parse and its offsets in the wikitext.

Invisible markup is left out; a quotation, a formula or a template becomes one placeholder noun, and
a reference nothing. Offsets are code points of the document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot_plugins.document import OPAQUE, TRANSPARENT
from bot_plugins.languages.english.excerpt import Prose
from bot_plugins.languages.english.parse import Parse, Token, parse, parse_all

STAND_IN = "Xanadu"
"""What the parser gets for visible text that rules do not read: a name, which fits most
positions."""
_NOT_READ = re.compile(
    rf"{OPAQUE}+|{TRANSPARENT}+|\[\d{{1,3}}\]|(?<![^\W_])_(?=[^\W_])|(?<=[^\W_])_(?![^\W_])"
)
"""What readers pass over: masks, and in copied text the numbers of references and the underscores
around emphasised words."""
_UNSEEN = re.compile(
    r"[*#:;]|<ref|</?p\b|<!--|\{\{\s*(?:sfn|efn|refn|r|rp|cn|citation needed|fact)\b", re.IGNORECASE
)
"""The beginnings of an opaque span that is no word to readers: the mark of a list, a reference, or
the end of a paragraph."""
_SPACE = re.compile(r"\s")
_UNREADABLE = re.compile(r"[\ud800-\udfff\0]")
"""Lone surrogates, which are not characters and which the parser cannot process, and NUL."""
_BEFORE_SENTENCE = " *#:;"
"""Spaces and list marks, which are not part of the sentence after them."""


@dataclass(frozen=True)
class Sentence:
    """One sentence: ``shown`` is its text as readers see it.

    ``places[i]`` is the document offset of the i-th code point of ``shown``.
    """

    shown: str
    places: tuple[int, ...]

    @cached_property
    def parse(self) -> Parse:
        """The parse of the sentence.

        Raises:
            ParserError: there is no parser on this machine.
        """
        return parse(self.shown)

    def index(self, place: int) -> int:
        """Return the offset in ``shown`` of the code point at ``place`` of the document."""
        return bisect_left(self.places, place)

    def token(self, place: int) -> Token:
        """Return the token at ``place`` of the document."""
        return self.parse.at(self.index(place))

    def span(self, token: Token) -> tuple[int, int]:
        """Return the span of a token in the document."""
        return self.places[token.start], self.places[token.end - 1] + 1

    def corrected(self, start: int, end: int, replacement: str) -> tuple[Parse, Token]:
        """Return the parse with ``start`` to ``end`` of the document replaced, and its last word.

        This does not require a parse of the sentence as it is.
        """
        place = self.index(start) + len(replacement) - 1
        parse = self.changed(start, end, replacement)
        return parse, parse.at(place)

    def changed(self, start: int, end: int, replacement: str) -> Parse:
        """Return the parse of the sentence with ``start`` to ``end`` of the document replaced."""
        low, high = self.index(start), self.index(end)
        return parse(f"{self.shown[:low]}{replacement}{self.shown[high:]}")


@lru_cache(maxsize=64)
def _sentence(prose: str, source: str, first: int) -> Sentence:
    shown: list[str] = []
    places: list[int] = []
    position = 0
    for match in [*_NOT_READ.finditer(prose), None]:
        start = match.start() if match else len(prose)
        shown.append(_UNREADABLE.sub("\ufffd", _SPACE.sub(" ", prose[position:start])))
        places += range(first + position, first + start)
        if match and match[0][0] == OPAQUE and not _UNSEEN.match(source, match.start()):
            stand_in = _apart(
                prose[start - 1 : start], STAND_IN, prose[match.end() : match.end() + 1]
            )
            shown.append(stand_in)
            places += [first + start] * len(stand_in)
        position = match.end() if match else start
    text = "".join(shown)
    lead = len(text) - len(text.lstrip(_BEFORE_SENTENCE))
    return Sentence(text[lead:].rstrip(), tuple(places[lead : len(text.rstrip())]))


def _apart(left: str, stand_in: str, right: str) -> str:
    """Return a placeholder with spaces where it would touch a letter or digit."""
    return f"{' ' * left.isalnum()}{stand_in}{' ' * right.isalnum()}"


def sentence_at(document: Prose, position: int) -> Sentence:
    """Return the sentence that holds ``position``."""
    first, last = document.sentence(position)
    return _sentence(document.prose[first:last], document.source[first:last], first)


def sentences_at(document: Prose, positions: Iterable[int]) -> list[Sentence]:
    """Return the sentences that hold the given positions, parsed together.

    Raises:
        ParserError: there is no parser on this machine.
    """
    found = [sentence_at(document, position) for position in positions]
    if len(found) > 1:
        parse_all(sentence.shown for sentence in found)
    return found
