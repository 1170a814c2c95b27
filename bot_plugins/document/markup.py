"""Markup as parsed by mwparserfromhell: the spans that are not prose.

Apostrophe styles are left to ``styles``: MediaWiki pairs them line by line (Parser.php,
``doQuotes``), which a tree cannot express.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import mwparserfromhell
from mwparserfromhell.nodes import Tag, Text, Wikilink
from mwparserfromhell.wikicode import Wikicode

from bot_plugins.document import containers
from bot_plugins.document.mask import Level, MarkedSpan

LIST_MARKS = frozenset({"li", "dd", "dt"})
"""mwparserfromhell's names for the marks ``*`` ``#`` ``:`` ``;`` at the start of a line."""

_NAMESPACE = re.compile(r"\s*:|[^:]*:(?!\s)")
"""``[[File:...``, ``[[de:...``, ``[[:Category:...``; but not ``[[2001: A Space Odyssey]]``."""


class UnparsableMarkupError(ValueError):
    """The wikitext cannot be parsed into parts that add up to the whole."""


def parse(source: str) -> Wikicode:
    """Parse wikitext.

    Raises:
        UnparsableMarkupError: the parser fails, or does not reproduce the whole text.
    """
    readable = source.replace("\0", "\ufffd")  # the parser drops NULs; MediaWiki forbids them
    try:
        code = mwparserfromhell.parse(readable, skip_style_tags=True)
        whole = str(code)
    except (mwparserfromhell.parser.ParserError, RecursionError) as error:
        raise UnparsableMarkupError(str(error)) from error
    if whole != readable:
        raise UnparsableMarkupError("the parsed parts do not add up to the text")
    return code


def spans(code: Wikicode, offset: int = 0) -> Iterator[MarkedSpan]:
    """Yield the spans of all markup in ``code``, which starts at ``offset``."""
    for node in code.nodes:
        end = offset + len(str(node))
        if isinstance(node, Wikilink):
            yield from _link(node, offset, end)
        elif isinstance(node, Tag):
            yield from _tag(node, offset, end)
        elif not isinstance(node, Text):
            yield offset, end, Level.OPAQUE
        offset = end


def link_targets(code: Wikicode) -> Iterator[str]:
    """Yield the target titles of the page's ordinary links."""
    for link in code.ifilter_wikilinks(recursive=True):
        yield str(link.title)


def _link(link: Wikilink, start: int, end: int) -> Iterator[MarkedSpan]:
    title = str(link.title)
    if link.text is None:
        inside = spans(link.title, start + 2)
        yield from link_spans(title, title, start, start + 2, end, inside)
    else:
        label = start + 3 + len(title)
        inside = spans(link.text, label)
        yield from link_spans(title, str(link.text), start, label, end, inside)


def link_spans(  # noqa: PLR0913, PLR0917 - the parts of a link
    title: str, shown: str, start: int, label: int, end: int, inside: Iterable[MarkedSpan]
) -> Iterator[MarkedSpan]:
    """Yield the spans of a link from ``start`` to ``end`` that shows ``shown`` from ``label`` on.

    ``inside`` are the spans of the markup in the shown text.
    """
    if _NAMESPACE.match(title) or not shown.strip():  # [[]] is shown as written
        yield start, end, Level.OPAQUE
        return
    yield start, label, Level.TRANSPARENT
    yield label, end - 2, Level.LOCKED
    yield end - 2, end, Level.TRANSPARENT
    yield from inside


def _tag(tag: Tag, start: int, end: int) -> Iterator[MarkedSpan]:
    name = str(tag.tag).strip().lower()
    if name in LIST_MARKS and tag.wiki_markup:
        yield start, end, Level.OPAQUE
    elif (inside := _inside(tag, name)) is not None:
        after = start + inside + len(str(tag.contents))
        yield start, start + inside, containers.level_of_tag(name)
        yield from spans(tag.contents, start + inside)
        yield after, end, containers.level_of_tag(name)
    else:
        yield start, end, Level.OPAQUE


def _inside(tag: Tag, name: str) -> int | None:
    """Return where the content of a tag begins in its text, if it is prose."""
    text = str(tag)
    inside = containers.inside(text, 0, name)
    if inside is None or tag.self_closing:
        return None
    return inside if containers.holds_prose(name, text[:inside], str(tag.contents)) else None
