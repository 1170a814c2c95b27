"""Adaptation of wikitext so that the parser reads it as MediaWiki does, where they differ.

The adapted text has the same length as the wikitext, in code points and in bytes. Characters that
open nothing in MediaWiki are replaced by one that is not markup: those within comments,
``<nowiki>`` and the like (Preprocessor_Hash.php), and the ``<`` of tags that no wiki knows, as in
``<client-id>``, which are shown as text (Sanitizer.php, ``removeHTMLtags``). A table may be
indented (Parser.php, ``handleTables``), and its cells written in HTML need no end tags.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from mwparserfromhell.definitions import PARSER_BLACKLIST

from bot_plugins.document.complexity import MOST_OPEN
from bot_plugins.document.leftovers import FAR_TAGS
from bot_plugins.document.mask import Level, MarkedSpan, Span
from bot_plugins.document.tag_names import KNOWN

_NOTHING = "\x1a"
"""The control character SUBSTITUTE: no markup, no white space, no letter."""
_BLANK = str.maketrans(dict.fromkeys("{}[]<|=", _NOTHING))
_START = r"[^\s<>/!|={}\[\]&'\"#*;:-]"
_NAME = re.compile(rf"<({_START}[^\s<>/!|]*)")
_CLOSED = re.compile(rf"</({_START}[^\s<>/!|]*)|<({_START}[^\s<>/!|]*)[^<>]*/>")
_ORDINARY = re.compile(rf"(?!(?:{FAR_TAGS})\b)[^={{}}\[\]&\"#]+")
"""Names that contain no possible markup and are not those of tags that reach far."""
_PLACEHOLDER = re.compile(rf"<({_START}[^\s<>/!|]*)[^<>{{}}\[\]|\n]*>")
_RAW = re.compile(rf"<(?:!--|({'|'.join(PARSER_BLACKLIST)})(?=[\s>])[^<>]*(?<!/)>)", re.IGNORECASE)
_CODE = re.compile(r"<(code|tt)(?:\s[^<>]*(?<!/))?>", re.IGNORECASE)
_TABLE = re.compile(r"<(/?)table(?=[\s>])[^<>]*>", re.IGNORECASE)
_CELL = re.compile(
    r"<(?=/?(?:td|th|tr|tbody|thead|tfoot|caption|col|colgroup)[\s>/])", re.IGNORECASE
)
_EDGE = re.compile(r"\n(?:[ \t:*#;]+(?=\{\|)|[ \t]+(?=\|\}(?!\})))")
"""Text before a table's ``{|`` or ``|}`` on its line. Of list marks, MediaWiki accepts only colons
there, but after the others nobody writes ``{|`` as prose."""
_FORMATTING = re.compile(
    r"<(/?)(b|big|center|em|font|i|p|s|small|span|strike|strong|sub|sup|u)(?=[\s>])[^<>]*(?<!/)>",
    re.IGNORECASE,
)
"""Tags around prose: if one is never closed, the parser finally reads it as text."""
_TABLE_ENDS = ("</table", "</TABLE")
_CODE_ENDS = ("</code", "</tt", "</CODE", "</TT")
"""Text without which nothing is found: searching for it first is much faster."""
_PAIRS = (("{{", "}}"), ("[[", "]]"), ("{|", "|}"))


@dataclass(frozen=True)
class Dialect:
    """How one page is adapted.

    ``placeholders`` are names that look like a tag's but are not, as in ``<client-id>``,
    ``hides_code`` tells whether text in code elements is not read as markup, and ``has_loose_tags``
    whether so many tags around prose are never closed that they are replaced beforehand: the parser
    takes too long to find that out (``complexity``).
    """

    placeholders: frozenset[str] = frozenset()
    hides_code: bool = True
    has_loose_tags: bool = False

    @classmethod
    def of(cls, source: str) -> Dialect:
        """Return the dialect of a page's wikitext."""
        if "<" not in source:
            return cls()
        text = _without_raw(source)
        names = {name.lower() for name in _NAME.findall(text)} - KNOWN
        if names:
            names -= {(first or other).lower() for first, other in _CLOSED.findall(text)}
        placeholders = frozenset(filter(_ORDINARY.fullmatch, names))
        return cls(placeholders, _hides_code(text), len(_loose(text)) > MOST_OPEN)

    def adapted(self, text: str) -> str:
        """Return the wikitext of a page or part as the parser must read it."""
        if "<" in text:
            text = _without_raw(text)
            if self.placeholders:
                text = _NAME.sub(self._named, text)
            text = _without_cells(text)
            if self.hides_code:
                text = _replaced(text, _open_code(text))
            if self.has_loose_tags:
                text = _replaced(text, _loose(text))
        if "{|" in text or "|}" in text:
            text = _EDGE.sub(lambda match: f"{match[0][:-1]}\n", f"\n{text}")[1:]
        return text

    def shown(self, prose: str) -> Iterator[MarkedSpan]:
        """Yield placeholders in ``prose``, which look like tags but are text, as opaque."""
        for match in _PLACEHOLDER.finditer(prose) if self.placeholders else ():
            if match[1].lower() in self.placeholders:
                yield *match.span(), Level.OPAQUE

    def _named(self, match: re.Match[str]) -> str:
        is_text = match[1].lower() in self.placeholders
        return f"{_NOTHING}{match[1]}" if is_text else match[0]


@lru_cache(maxsize=2)
def _without_raw(text: str) -> str:
    """Return text without the markup inside elements whose content is not wikitext."""
    return _replaced(text, _enclosed(text, _RAW))


def _without_cells(text: str) -> str:
    """Return text in which the cells of closed HTML tables are no longer tags."""
    if not any(map(text.__contains__, _TABLE_ENDS)):
        return text
    opened: list[int] = []
    pairs: list[Span] = []
    for match in _TABLE.finditer(text):
        if not match[1]:
            opened.append(match.end())
        elif opened:
            pairs.append((opened.pop(), match.start()))
    return _replaced(text, sorted(pairs), lambda inside: _CELL.sub(_NOTHING, inside))


def _hides_code(text: str) -> bool:
    """Tell whether nothing opened in ``<code>`` or ``<tt>`` can be closed outside."""
    if not any(map(text.__contains__, _CODE_ENDS)):
        return True
    rest = _replaced(text, _enclosed(text, _CODE), lambda _: "")
    return all(rest.count(end) <= rest.count(start) for start, end in _PAIRS)


def _open_code(text: str) -> Iterator[Span]:
    """Yield the contents of ``<code>`` and ``<tt>`` that leave something open."""
    if not any(map(text.__contains__, _CODE_ENDS)):
        return
    for start, end in _enclosed(text, _CODE):
        counts = (
            text.count(opening, start, end) - text.count(closing, start, end)
            for opening, closing in _PAIRS
        )
        if any(counts) or text.count("<", start, end) != 2 * text.count("</", start, end):
            yield start, end


def _loose(text: str) -> list[Span]:
    """Return the spans of the ``<`` of tags around prose that are never closed."""
    opened: dict[str, list[int]] = {}
    for match in _FORMATTING.finditer(text):
        waiting = opened.setdefault(match[2].lower(), [])
        if not match[1]:
            waiting.append(match.start())
        elif waiting:
            waiting.pop()
    return sorted((start, start + 1) for starts in opened.values() for start in starts)


def _enclosed(text: str, opener: re.Pattern[str]) -> Iterator[Span]:
    """Yield the contents of elements, from left to right, each up to the first closing tag."""
    position, missing = 0, set[str]()
    while match := opener.search(text, position):
        name = (match[1] or "").lower()
        position = match.end()
        closing = None if name in missing else _closer(name).search(text, position)
        if closing:
            yield position, closing.start()
            position = closing.end()
        else:
            missing.add(name)  # not found further on either: search only once


def _blank(inside: str) -> str:
    return inside.translate(_BLANK)


def _replaced(text: str, spans: Iterable[Span], by: Callable[[str], str] = _blank) -> str:
    """Return text with ``spans``, sorted by start, replaced, except those within others."""
    pieces: list[str] = []
    position = 0
    for start, end in spans:
        if start >= position:
            pieces += text[position:start], by(text[start:end])
            position = end
    return "".join([*pieces, text[position:]]) if pieces else text


@lru_cache(maxsize=64)
def _closer(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\s*>" if name else "-->", re.IGNORECASE)
