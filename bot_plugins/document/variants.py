"""The language converter's markup: ``-{zh-hans:a; zh-hant:b}-``.

It chooses words by the reader's variant of a language, and is read on wikis of such languages
only (Preprocessor.php, rule ``-{``; mediawiki.org, "Writing systems/Syntax"). What stands in it
is left alone on every wiki: elsewhere nobody writes it but to speak of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document.mask import Level, MarkedSpan, Span

_MARK = re.compile(r"-\{|\}-")


def spans(prose: str) -> Iterator[MarkedSpan]:
    """Yield what stands between the outermost marks in ``prose``, with them."""
    opened: list[int] = []
    for match in _MARK.finditer(prose) if "}-" in prose else ():
        if match[0] == "-{":
            opened.append(match.start())
        elif opened:
            yield opened.pop(), match.end(), Level.OPAQUE


def reach(data: bytes) -> Iterator[Span]:
    """Yield how far such markup may reach in wikitext's UTF-8 ``data``, in bytes."""
    start, end = data.find(b"-{"), data.rfind(b"}-")
    if 0 <= start < end:
        yield start, end
