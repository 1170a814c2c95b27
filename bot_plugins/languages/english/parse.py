"""Parsed sentences: their words, the tag of each, and which word governs which.

Tags are the Penn Treebank's
(https://www.ling.upenn.edu/courses/Fall_2003/ling001/penn_treebank_pos.html), relations are
ClearNLP's, as spaCy's English models give them. Offsets are code points of the parsed text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot_plugins.languages.english import parser

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEPT = 4096
"""Maximum number of cached parses: some 40 MB. Several rules ask for the same sentence."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: ``head`` is the index of the token that governs it, or its own."""

    index: int
    text: str
    start: int
    tag: str
    relation: str
    head: int

    @property
    def end(self) -> int:
        """The end offset of the token."""
        return self.start + len(self.text)

    @property
    def lower(self) -> str:
        """The token in lower case, with a straight apostrophe."""
        return self.text.lower().replace("’", "'")


@dataclass(frozen=True)
class Parse:
    """The tokens of one sentence and how they depend on each other."""

    tokens: tuple[Token, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _children(self) -> list[list[Token]]:
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                children[token.head].append(token)
        return children

    def at(self, offset: int) -> Token:
        """Return the token that holds ``offset``, or the last one before it."""
        return self.tokens[max(bisect_right(self._starts, offset) - 1, 0)]

    def head(self, token: Token) -> Token:
        """Return the token that governs ``token``; ``token`` itself for the root of a sentence."""
        return self.tokens[token.head]

    def children(self, token: Token, *relations: str) -> list[Token]:
        """Return the tokens that ``token`` governs, left to right; all, or only some relations."""
        found = self._children[token.index]
        return [child for child in found if child.relation in relations] if relations else found

    def near(self, token: Token, distance: int) -> Token | None:
        """Return the token ``distance`` places after (or, if negative, before) another."""
        index = token.index + distance
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def subtree(self, token: Token) -> Iterator[Token]:
        """Yield ``token`` and all tokens that it governs, directly or not, in no set order."""
        waiting = [token]
        while waiting:
            word = waiting.pop()
            yield word
            waiting += self._children[word.index]


_parses: OrderedDict[str, Parse] = OrderedDict()


def parse(text: str) -> Parse:
    """Return the parse of a sentence.

    Raises:
        ParserError: there is no parser on this machine.
    """
    found = _parses.get(text)
    if found is None:
        [found] = parse_all([text])
    else:
        _parses.move_to_end(text)
    return found


def parse_all(texts: Iterable[str]) -> list[Parse]:
    """Parse sentences together; cached ones are not parsed again.

    Raises:
        ParserError: there is no parser on this machine.
    """
    wanted = [*texts]
    new = [text for text in dict.fromkeys(wanted) if text not in _parses]
    found = dict(zip(new, map(_read, parser.read(new) if new else ()), strict=True))
    parses = [found.get(text) or _parses[text] for text in wanted]
    _keep(found)
    return parses


def clear_cache() -> None:
    """Forget all parses, so that the next text is read as a new one."""
    _parses.clear()


def _keep(found: dict[str, Parse]) -> None:
    _parses.update(found)
    while len(_parses) > KEPT:
        _parses.popitem(last=False)


def _read(doc: Doc) -> Parse:
    tokens: Sequence[Token] = [
        Token(token.i, token.text, token.idx, token.tag_, token.dep_, token.head.i) for token in doc
    ]
    return Parse(tuple(tokens))
