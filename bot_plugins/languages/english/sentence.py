"""A sentence of a document as a reader sees it, parsed, with its way back to the wikitext.

Markup that is not seen is left out; a quotation, a formula or a template is one stand-in noun,
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
"""What a reader sees and no rule reads is to the parser: a name, which fits most places."""
_NOT_READ = re.compile(
    rf"{OPAQUE}+|{TRANSPARENT}+|\[\d{{1,3}}\]|(?<![^\W_])_(?=[^\W_])|(?<=[^\W_])_(?![^\W_])"
)
"""What a reader passes over: masks, and in copied text the numbers of references and the
underscores around emphasised words.
"""
_UNSEEN = re.compile(
    r"[*#:;]|<ref|</?p\b|<!--|\{\{\s*(?:sfn|efn|refn|r|rp|cn|citation needed|fact)\b", re.IGNORECASE
)
"""What an opaque place may begin with that is no word to a reader.

That is a list's mark, a reference, or the end of a paragraph.
"""
_SPACE = re.compile(r"\s")
_UNREADABLE = re.compile(r"[\ud800-\udfff\0]")
"""Lone surrogates, which are no characters and the parser cannot take, and NUL."""
_BEFORE_SENTENCE = " *#:;"
"""Spaces and the marks of lists, which are no part of the sentence behind them."""


@dataclass(frozen=True)
class Sentence:
    """One sentence: ``shown`` is its text as a reader sees it.

    ``places[i]`` is where in the document the i-th code point of ``shown`` stands.
    """

    shown: str
    places: tuple[int, ...]

    @cached_property
    def parse(self) -> Parse:
        """Which word governs which.

        Raises:
            ParserError: there is no parser on this machine.
        """
        return parse(self.shown)

    def index(self, place: int) -> int:
        """Return where in ``shown`` the code point at ``place`` of the document stands."""
        return bisect_left(self.places, place)

    def token(self, place: int) -> Token:
        """Return the token that stands at ``place`` of the document."""
        return self.parse.at(self.index(place))

    def span(self, token: Token) -> tuple[int, int]:
        """Return where in the document a token stands."""
        return self.places[token.start], self.places[token.end - 1] + 1

    def corrected(self, start: int, end: int, replacement: str) -> tuple[Parse, Token]:
        """Return the parse with ``start`` to ``end`` of the document replaced, and its last word.

        The sentence as it stands need not be parsed for that.
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
    """Return a stand-in that no letter touches."""
    return f"{' ' * left.isalnum()}{stand_in}{' ' * right.isalnum()}"


def sentence_at(document: Prose, position: int) -> Sentence:
    """Return the sentence that holds ``position``."""
    first, last = document.sentence(position)
    return _sentence(document.prose[first:last], document.source[first:last], first)


def sentences_at(document: Prose, positions: Iterable[int]) -> list[Sentence]:
    """Return the sentences that hold some positions, parsed together.

    Raises:
        ParserError: there is no parser on this machine.
    """
    found = [sentence_at(document, position) for position in positions]
    if len(found) > 1:
        parse_all(sentence.shown for sentence in found)
    return found
