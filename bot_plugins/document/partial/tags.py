"""The tags of wikitext, read only as far as needed to determine what is open where."""

from __future__ import annotations

import re

from mwparserfromhell.definitions import PARSER_BLACKLIST, SINGLE, SINGLE_ONLY

from bot_plugins.document.leftovers import FAR_TAGS

_FAR = re.compile(FAR_TAGS.encode(), re.IGNORECASE)
"""Beginnings of the names of tags that, left open, hide a section's prose (``leftovers``)."""
_RAW = frozenset(name.encode() for name in PARSER_BLACKLIST)
_SINGLE = frozenset(name.encode() for name in SINGLE_ONLY)
_UNCLOSED = frozenset(name.encode() for name in SINGLE)
"""Names of tags that need not be closed; some of them may be."""
_TAG = re.compile(
    rb"<(?:(?P<comment>!--)"
    rb"|(?P<slash>/?)(?P<name>[^\s<>/!|={}\[\]&'\"#*;:-][^\s<>/!|]*)(?P<rest>(?:[^<>]|<nowiki>[^<>]*</nowiki>)*)(?P<end>>?))"
)
_QUOTED = re.compile(rb"=\s*(?:\"[^\"]*\"|'[^']*')")
_PLAIN = re.compile(rb"\s*[a-z]+\s*=\s*(?:\"[^\"]*\"|[^\"'=]*)\s*/?")
"""A single attribute whose quotation marks are certainly closed, as most tags have."""
_QUOTE = re.compile(rb"=\s*[\"']")
_SIGNS = re.compile(rb"[{}\[\]]|--$")
"""Text in attributes that is markup if they turn out not to be attributes."""
COMMENT_END = re.compile(rb"-->")
_MISCLOSED = re.compile(rb"</(?![A-Za-z][A-Za-z0-9]*\s*>)")
"""Text that begins like a closing tag but is not one, or may not be one."""
_ESCAPED = re.compile(rb"&lt;ref\b(?:(?!&lt;).){0,16000}?(?:/&gt;|&lt;/ref&gt;)", re.DOTALL)
"""As in ``verbatim``, but with its length in bytes."""


class Tags:
    """The tags in ``data``, wikitext in UTF-8; offsets are in bytes.

    ``tokens`` are the tags that open or close something: offset, kind, and 1 or -1. Kinds are
    numbers from ``first`` on, one for each name. ``raw`` are the spans whose content is not
    wikitext, ``escaped`` those of references written with entities; ``far`` are the kinds of
    tags that reach far when left open, ``unclosed`` those that need no end; ``doubtful`` are the
    offsets of tags that may end anywhere; ``broken`` are the names of tags cut off by other tags.
    ``is_odd`` is true if a tag's name is ambiguous, a closing tag may not be one, attributes over
    several lines contain markup, or a template or link is still open where a tag ends.
    """

    def __init__(self, data: bytes, first: int) -> None:
        self.tokens: list[tuple[int, int, int]] = []
        self.raw: list[tuple[int, int]] = []
        self.doubtful: list[int] = []
        self.broken: list[bytes] = []
        self._data, self._first = data, first
        self._kinds: dict[bytes, int] = {}
        self._missing: set[re.Pattern[bytes]] = set()
        self.is_odd = _MISCLOSED.search(data) is not None
        self._read()
        has_escaped = b"&lt;" in data
        self.escaped = [match.span() for match in _ESCAPED.finditer(data)] if has_escaped else []

    @property
    def far(self) -> list[int]:
        """The kinds of tags that reach far when left open."""
        return [kind for name, kind in self._kinds.items() if _FAR.match(name)]

    @property
    def unclosed(self) -> list[int]:
        """The kinds of tags that need not be closed."""
        return [kind for name, kind in self._kinds.items() if name in _UNCLOSED]

    @property
    def is_lost(self) -> bool:
        """Whether a tag that needs no end is cut off: it may or may not contain the rest."""
        return any(name in _UNCLOSED for name in self.broken)

    def _read(self) -> None:
        skipped = 0
        for match in _TAG.finditer(self._data):
            start = match.start()
            if start < skipped:
                continue
            comment, slash, name, rest, end = match.groups()
            if comment:
                skipped = self._skip(start, COMMENT_END, match.end())
                continue
            name = name.lower()
            if not end:
                self.broken.append(name)
                continue
            if rest:
                self._note_attributes(match, rest)
            if not rest.endswith(b"/") and name not in _SINGLE:
                skipped = self._note(match, name, is_closing=bool(slash))

    def _note(self, match: re.Match[bytes], name: bytes, *, is_closing: bool) -> int:
        """Record a tag that opens or closes something; return where to continue, or 0."""
        if not is_closing and name in _RAW:
            closing = re.compile(rb"</" + re.escape(name) + rb"\s*>", re.IGNORECASE)
            return self._skip(match.start(), closing, match.end())
        kind = self._kinds.setdefault(name, self._first + len(self._kinds))
        self.tokens.append((match.start(), kind, -1 if is_closing else 1))
        return 0

    def _note_attributes(self, match: re.Match[bytes], rest: bytes) -> None:
        """Record a tag whose attributes span lines or have an unclosed quotation mark.

        If it is not a valid tag because it is not closed, its lines may contain markup.
        """
        self.is_odd |= rest[:1] == b"/" and len(rest) > 1  # <b/c>: the parser's name is b/c
        if b"=" in rest and not _PLAIN.fullmatch(rest) and _QUOTE.search(_QUOTED.sub(b"", rest)):
            self.doubtful.append(match.start())
        if rest.count(b"{") != rest.count(b"}") or rest.count(b"[") != rest.count(b"]"):
            self.is_odd = True  # the ">" is part of a template or link
        if b"\n" in rest and _SIGNS.search(rest):
            self.is_odd = True
        elif b"\n" in rest:
            self.raw.append(match.span())

    def _skip(self, start: int, closing: re.Pattern[bytes], position: int) -> int:
        """Record a span that is not wikitext and return where it ends."""
        match = None if closing in self._missing else closing.search(self._data, position)
        if match is None:
            self._missing.add(closing)  # not found further on either: search only once
            self.doubtful.append(start)
            return position
        self.raw.append((start, match.end()))
        return match.end()
