"""Lines and sections that are not sentences.

Left alone: lines that start with a space (shown as code), definition and indented lines
(``;`` and ``:``), headings (they are anchors), and whole sections of titles and citations.

A paragraph that starts with one space by mistake is still prose: MediaWiki shows it as one endless
line of code, which nobody wants for running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot_plugins.core.tables import table
from bot_plugins.document.containers import BLOCK
from bot_plugins.document.mask import Level, MarkedSpan

_LINE = re.compile(rf"(?:(?:(?<=\n)|\A)[ \t]+(?!{BLOCK})\S|^[*#]*[:;]).*$", re.MULTILINE)
_PLAIN_WORDS = re.compile(r"(?: [a-z]{1,15}[,;]?){6}(?![^ .,;])")
_MAY_OPEN = re.compile(r"[\w\['\"“(]")
LONG = 120
"""Code points of a long line; code, mails and licences have shorter lines."""
_HEADING = re.compile(r"^(={1,6})(.+?)\1(?:[ \t]|<!--[^<>\n]{0,200}-->)*$", re.MULTILINE)


def spans(source: str) -> Iterator[MarkedSpan]:
    """Yield the lines of ``source`` that are not sentences."""
    for match in _LINE.finditer(source):
        if not _is_paragraph(source, *match.span()):
            yield *match.span(), Level.OPAQUE
    for match in _headings(source):
        yield *match.span(), Level.OPAQUE


def _is_paragraph(source: str, start: int, end: int) -> bool:
    """Tell whether a line is a paragraph of its own that starts with one space by mistake."""
    return (
        end - start >= LONG
        and source[start] == " "
        and _MAY_OPEN.match(source, start + 1) is not None
        and (not start or source.endswith("\n\n", 0, start))
        and (end == len(source) or source.startswith("\n\n", end))
        and _PLAIN_WORDS.search(source, start, end) is not None
    )


def citing_sections(source: str, inside: int | None = None) -> Iterator[tuple[int, int, int]]:
    """Yield the start, end and level of sections of citations, including their subsections.

    ``inside`` is the level of the citation section in which ``source`` begins, if any. The line
    end before the next section is not part of the section: a paragraph ends there.
    """
    citing = None if inside is None else (0, inside)
    for match in _headings(source):
        level = len(match[1])
        if citing and level <= citing[1]:
            yield citing[0], max(match.start() - 1, citing[0]), citing[1]
            citing = None
        if citing is None and _name(match[2]) in _citing_names():
            citing = match.start(), level
    if citing:
        yield citing[0], len(source), citing[1]


@cache
def _citing_names() -> frozenset[str]:
    """Return the headings of citation sections in all languages, in lower case."""
    return frozenset(row[1].casefold() for row in table(__package__, "citation_sections"))


def _headings(source: str) -> Iterator[re.Match[str]]:
    """Yield the headings; searching for line starts is faster than matching every line."""
    line = 0
    while line >= 0:
        if match := _HEADING.match(source, line):
            yield match
        line = source.find("\n=", match.end() if match else line)
        line += line >= 0


def _name(heading: str) -> str:
    return re.sub(r"<[^>]*>|''+|[=:]", "", heading).strip().casefold()
