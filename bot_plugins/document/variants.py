"""The language converter's markup: ``-{zh-hans:a; zh-hant:b}-``.

It chooses words by the reader's variant of a language, and works only on wikis in languages with
variants (Preprocessor.php, rule ``-{``; mediawiki.org, "Writing systems/Syntax"). Its content is
left alone on every wiki: elsewhere it is written only to describe the markup itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document.mask import Level, MarkedSpan, Span

_MARK = re.compile(r"-\{|\}-")


def spans(prose: str) -> Iterator[MarkedSpan]:
    """Yield the spans between paired marks in ``prose``, including the marks."""
    opened: list[int] = []
    for match in _MARK.finditer(prose) if "}-" in prose else ():
        if match[0] == "-{":
            opened.append(match.start())
        elif opened:
            yield opened.pop(), match.end(), Level.OPAQUE


def reach(data: bytes) -> Iterator[Span]:
    """Yield the span, in bytes, that this markup may cover in ``data``, wikitext in UTF-8."""
    start, end = data.find(b"-{"), data.rfind(b"}-")
    if 0 <= start < end:
        yield start, end
