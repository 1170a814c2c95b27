"""Sections by the numbers that MediaWiki gives them in ``action=edit&section=``.

Section 0 is what precedes the first heading; each heading of the page's own text begins the next
one. Headings in comments, templates and extension tags do not count.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from mwparserfromhell.nodes import Heading, Tag
from mwparserfromhell.wikicode import Wikicode

from bot_plugins.document import complexity, markup
from bot_plugins.document.tag_names import HTML

_ENDED = re.compile(r"(?:[ \t]|<!--[^<>\n]{0,200}-->)*(?:\n|\Z)")
"""What may follow a heading on its line."""


def numbers(source: str, offsets: Sequence[int]) -> list[int | None]:
    """Return the section of each offset (code points); None if ``source`` cannot be parsed."""
    if complexity.is_too_complex(source):
        return [None] * len(offsets)
    try:
        found = _headings(markup.parse(source), 0)
        headings = [start for start, end in found if _ENDED.match(source, end)]
    except markup.UnparsableMarkupError:
        return [None] * len(offsets)
    return [bisect_right(headings, offset) for offset in offsets]


def _headings(code: Wikicode, offset: int) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each heading; ``code`` begins at ``offset``."""
    for node in code.nodes:
        text = str(node)
        if isinstance(node, Heading):
            yield offset, offset + len(text)
        elif isinstance(node, Tag) and node.contents and str(node.tag).lower() in HTML:
            yield from _headings(node.contents, offset + text.find(str(node.contents)))
        offset += len(text)
