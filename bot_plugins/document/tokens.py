"""Markup from mwparserfromhell's tokens: the same spans as from its tree, but faster.

The parser's tokenizer decides what is markup. Building a tree from the tokens and converting it
back to text, to find each node's position, takes five times as long as everything else. Here each
token's length is known from its kind. If a page's tokens do not add up to its length, the tree is
used (``markup``).
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from mwparserfromhell import parser
from mwparserfromhell.parser import tokens as kinds
from mwparserfromhell.parser.tokenizer import Tokenizer

from bot_plugins.document import containers
from bot_plugins.document.markup import (
    UnparsableMarkupError,
    link_spans,
    link_targets,
    parse,
    spans,
)
from bot_plugins.document.mask import Level, MarkedSpan

Token = Any
"""A token: a dictionary whose keys are also attributes; the library has no types for them."""

_FIXED = {
    kinds.TemplateOpen: 2, kinds.TemplateParamSeparator: 1, kinds.TemplateParamEquals: 1,
    kinds.TemplateClose: 2, kinds.ArgumentOpen: 3, kinds.ArgumentSeparator: 1,
    kinds.ArgumentClose: 3, kinds.WikilinkOpen: 2, kinds.WikilinkSeparator: 1,
    kinds.WikilinkClose: 2, kinds.HTMLEntityStart: 1, kinds.HTMLEntityNumeric: 1,
    kinds.HTMLEntityHex: 1, kinds.HTMLEntityEnd: 1, kinds.CommentStart: 4, kinds.CommentEnd: 3,
}  # fmt: skip
"""The number of characters that each kind of token represents."""
_OPENING = frozenset(
    [
        kinds.TemplateOpen, kinds.ArgumentOpen, kinds.WikilinkOpen, kinds.ExternalLinkOpen,
        kinds.HTMLEntityStart, kinds.HeadingStart, kinds.CommentStart, kinds.TagOpenOpen,
    ]
)  # fmt: skip
_CLOSING = frozenset(
    [
        kinds.TemplateClose, kinds.ArgumentClose, kinds.WikilinkClose, kinds.ExternalLinkClose,
        kinds.HTMLEntityEnd, kinds.HeadingEnd, kinds.CommentEnd, kinds.TagCloseClose,
        kinds.TagCloseSelfclose,
    ]
)  # fmt: skip
_END_OF_CONTENTS = frozenset([kinds.TagOpenClose])
_END_OF_OPENER = frozenset([kinds.TagCloseOpen, kinds.TagCloseSelfclose])
_END_OF_TITLE = frozenset([kinds.WikilinkSeparator, kinds.WikilinkClose])
_OF_TAGS = frozenset(
    [
        kinds.TagAttrStart, kinds.TagAttrEquals, kinds.TagAttrQuote, kinds.TagCloseOpen,
        kinds.TagCloseSelfclose,
    ]
)  # fmt: skip
_NAMED = frozenset([kinds.TagOpenOpen, kinds.TagOpenClose])
"""Tokens before a tag's name, which wikitext's own marks for tags (``*``, ``{|``) do not show."""
_END_OF_LABEL = frozenset([kinds.WikilinkClose])


@dataclass(slots=True)
class _Opened:
    """An open construct: its token, and where its title starts if it is a link, else -1.

    For an attribute, ``owed`` is the number of characters after the next token, and ``after_sign``
    the number after its equals sign: tokens announce them in advance. ``is_mark`` is true for a tag
    written as one of wikitext's own marks.
    """

    token: Token
    title: int = -1
    owed: int = 0
    after_sign: int = 0
    is_mark: bool = False

    def attribute(self, token: Token) -> int:
        """Return the length of an attribute's token, including the characters owed until then."""
        due, self.owed = self.owed, 0
        if type(token) is kinds.TagAttrQuote:
            self.owed = 1  # the closing one
            return due + 1
        if type(token) is kinds.TagAttrEquals:
            return due + 1 + self.after_sign
        if type(token) is kinds.TagAttrStart:
            self.owed = len(token.get("pad_before_eq") or "")
            self.after_sign = len(token.get("pad_after_eq") or "")
            return due + len(token.get("pad_first") or "")
        return due


def _tag_opens(token: Token, _: Token) -> int:
    markup = token.get("wiki_markup")
    return len(markup) if markup else 1 + bool(token.get("invalid"))


def _tag_opened(token: Token, opener: Token) -> int:
    sign = len(token.get("wiki_markup") or "") if opener.get("wiki_markup") else 1
    return len(token.get("padding") or "") + sign


def _closed_in_itself(token: Token, opener: Token) -> int:
    if opener.get("wiki_markup"):
        return len(token.get("padding") or "") + len(token.get("wiki_markup") or "")
    return len(token.get("padding") or "") + (1 if token.get("implicit") else 2)


_BY_KIND: dict[type, Callable[[Token, Token], int]] = {
    kinds.ExternalLinkOpen: lambda token, _: int(bool(token.get("brackets"))),
    kinds.ExternalLinkSeparator: lambda token, _: 0 if token.get("suppress_space") else 1,
    kinds.ExternalLinkClose: lambda _, opener: int(bool(opener.get("brackets"))),
    kinds.HeadingStart: lambda token, _: int(token.get("level")),
    kinds.HeadingEnd: lambda _, opener: int(opener.get("level")),
    kinds.TagOpenOpen: _tag_opens,
    kinds.TagCloseOpen: _tag_opened,
    kinds.TagCloseSelfclose: _closed_in_itself,
    kinds.TagOpenClose: lambda token, opener: (
        len(token.get("wiki_markup") or "") if opener.get("wiki_markup") else 2
    ),
    kinds.TagCloseClose: lambda _, opener: 0 if opener.get("wiki_markup") else 1,
}


_TOKENIZER = getattr(parser, "CTokenizer", None) or Tokenizer
"""The parser's own tokenizer, the C version if it was built."""


class TokenLengthError(ValueError):
    """Tokens that do not add up to the text they were made from."""


class TokenReader:
    """The markup of one text, read from the tokens of its ``adapted`` version.

    ``spans`` are its spans by level, ``links`` the titles of its links.

    Raises:
        TokenLengthError: the tokens do not add up to the text.
        mwparserfromhell.parser.ParserError: the parser cannot follow the text.
    """

    def __init__(self, source: str, adapted: str = "") -> None:
        self.source = source
        self.spans: list[MarkedSpan] = []
        self.links: list[str] = []
        self._tokens: Sequence[Token] = _TOKENIZER().tokenize(adapted or source, 0, True)
        self._index = self._position = 0
        self._nodes(frozenset(), self.spans)
        if self._position != len(source) or self._index != len(self._tokens):
            raise TokenLengthError(f"{self._position} characters, not {len(source)}")

    def found(self) -> tuple[list[MarkedSpan], tuple[str, ...]]:
        """Return the spans and titles, and free the tokens before garbage collection resumes."""
        self._tokens = ()
        return self.spans, tuple(self.links)

    def _nodes(self, ends: frozenset[type], found: list[MarkedSpan]) -> None:
        """Read up to a token whose kind is in ``ends``, or to the last token."""
        while self._index < len(self._tokens):
            token = self._tokens[self._index]
            kind = type(token)
            if kind in ends:
                return
            if kind is kinds.Text:
                self._step(len(token["text"]))
            elif kind is kinds.WikilinkOpen:
                self._link(found)
            elif kind is not kinds.TagOpenOpen or not self._tag(token, found):
                start = self._position
                self._skip()
                found.append((start, self._position, Level.OPAQUE))

    def _step(self, length: int) -> None:
        self._index += 1
        self._position += length

    def _link(self, found: list[MarkedSpan]) -> None:
        start = self._position
        inside: list[MarkedSpan] = []
        self._step(_FIXED[kinds.WikilinkOpen])
        self._nodes(_END_OF_TITLE, inside)
        title = shown = self.source[start + 2 : self._position]
        label = start + 2
        if type(self._tokens[self._index]) is kinds.WikilinkSeparator:
            self._step(1)
            label = self._position
            inside.clear()  # the markup in the title is not shown
            self._nodes(_END_OF_LABEL, inside)
            shown = self.source[label : self._position]
        self._step(_FIXED[kinds.WikilinkClose])
        self.links.append(title)
        found += link_spans(title, shown, start, label, self._position, inside)

    def _tag(self, opener: Token, found: list[MarkedSpan]) -> bool:
        """Read a wikitext mark, as for lists, or a tag around prose; return whether it was one."""
        name, opened = self._tokens[self._index + 1 : self._index + 3]
        mark = opener.get("wiki_markup")
        if mark and type(opened) is kinds.TagCloseSelfclose and not opened:
            found.append((self._position, self._position + len(mark), Level.OPAQUE))
            self._index += 2
            self._step(len(mark))
            return True
        tag = "" if mark else name.get("text").lower()
        return tag in containers.PROSE_TAGS and self._container(tag, found)

    def _container(self, tag: str, found: list[MarkedSpan]) -> bool:
        """Read a tag whose content may be prose; return whether it was one."""
        start = self._position
        inside = containers.inside(self.source, start, tag)
        if inside is None or not self._opened(inside):
            return False
        within = list[MarkedSpan]()
        self._nodes(_END_OF_CONTENTS, within)
        after = self._position
        self._step(2)
        while type(self._tokens[self._index]) is kinds.Text:
            self._step(len(self._tokens[self._index].text))
        self._step(1)
        if containers.holds_prose(tag, self.source[start:inside], self.source[inside:after]):
            level = containers.level_of_tag(tag)
            found.append((start, inside, level))
            found.append((after, self._position, level))
            found += within
        else:
            found.append((start, self._position, Level.OPAQUE))
        return True

    def _opened(self, inside: int) -> bool:
        """Step over an opening tag, to its content ``inside``; false if it is closed in itself."""
        index = self._index
        while type(self._tokens[index]) not in _END_OF_OPENER:
            index += 1
        if type(self._tokens[index]) is kinds.TagCloseSelfclose:
            return False
        self._index, self._position = index + 1, inside
        return True

    def _skip(self) -> None:
        """Read from an opening token to the token that closes it."""
        last = _Opened(None)
        opened: list[_Opened] = []
        while True:
            token = self._tokens[self._index]
            kind = type(token)
            self._index += 1
            if kind is kinds.Text:
                if not (last.is_mark and type(self._tokens[self._index - 2]) in _NAMED):
                    self._position += len(token["text"])
                continue
            if last.title >= 0 and kind in _END_OF_TITLE:
                self.links.append(self.source[last.title : self._position])
                last.title = -1
            fixed = _FIXED.get(kind)
            self._position += _length(token, kind, last) if fixed is None else fixed
            if kind in _OPENING:
                opened.append(last)
                title = self._position if kind is kinds.WikilinkOpen else -1
                last = _Opened(token, title, is_mark=bool(token.get("wiki_markup")))
            elif kind in _CLOSING:
                last = opened.pop()
                if not opened:
                    return


def _length(token: Token, kind: type, opened: _Opened) -> int:
    """Return the number of characters that a token represents, given what is open there."""
    due = opened.attribute(token) if kind in _OF_TAGS else 0
    own = _BY_KIND.get(kind)
    return due + own(token, opened.token) if own else due


@contextmanager
def _uncollected() -> Iterator[None]:
    """Disable the garbage collector, which would traverse all tokens again and again.

    They are many and refer to nothing, so reference counting frees them. Measured on a page of a
    million list marks: collection takes four fifths of the time of the parser's tokenizer.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def read_markup(source: str, adapted: str = "") -> tuple[list[MarkedSpan], tuple[str, ...]]:
    """Return the spans of all markup in wikitext, and the titles of its links.

    ``adapted`` is the wikitext as passed to the parser (``dialect``), if that differs.

    Raises:
        UnparsableMarkupError: the parser fails, or does not reproduce the whole text.
    """
    adapted = (adapted or source).replace("\0", "\ufffd")  # the parser drops NULs
    try:
        with _uncollected():
            return TokenReader(source, adapted).found()
    except (parser.ParserError, RecursionError) as error:
        raise UnparsableMarkupError(str(error)) from error
    except (TokenLengthError, LookupError, AttributeError, TypeError):
        code = parse(adapted)  # a kind of token unknown here: use the tree
        return list(spans(code)), tuple(link_targets(code))
