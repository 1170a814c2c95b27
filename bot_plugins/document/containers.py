"""Tags around paragraphs, list items and lines of prose: which of them are read.

A wiki's writers put running text into HTML blocks, in plain ones and in boxes. A container is read
only if its attributes and its content give no reason to think that its words are somebody else's,
in another language, or not sentences. One that is never closed hides nothing but itself: MediaWiki
closes it at the end of the page (RemexHtml).

What is compared here does not depend on anything that plain edits change (``plain``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document.mask import Level, MarkedSpan
from bot_plugins.document.verbatim import is_signed

PLAIN_TAGS = frozenset({"b", "strong", "big", "small", "p"})
"""Tags whose content is ordinary prose if they have no attributes."""
BLOCK_TAGS = frozenset({"center", "div", "li", "ol", "p", "ul"})
"""Tags around prose that separate paragraphs."""
LINE_TAGS = frozenset({"font", "span"})
"""Tags whose content is prose if it is whole sentences."""
PROSE_TAGS = PLAIN_TAGS | BLOCK_TAGS | LINE_TAGS
"""Tags whose content may be prose."""
_BLOCKS = "|".join(sorted(BLOCK_TAGS))
BLOCK = rf"<(?i:{_BLOCKS})[ \t>]"
"""The beginning of a block; MediaWiki does not show a line that begins with one as code."""

_NAMES = "|".join(sorted(BLOCK_TAGS | LINE_TAGS))
_OPENER = re.compile(
    rf"<({_NAMES})((?:[ \t]+(?:align|bgcolor|border|class|clear|color|face|height|id|size|start"
    r"|style|type|value|width)[ \t]*=[ \t]*(?:\"[^\"<>{}\[\]\n]*\"|'[^'<>{}\[\]\n]*'"
    r"|[\w#%:;.-]+))*)[ \t]*>",
    re.IGNORECASE,
)
"""An opening tag that only lays out or describes its content. A language (``lang``, ``dir``),
``cite`` and everything unknown are not among its attributes."""
_OF_OTHERS = re.compile(
    r"code|source|highlight|\bpre|white-space|mono|courier|consol|terminal|command|shell|script"
    r"|poem|verse|lyric|stanza|quot|cit[ae]|speech|italic|oblique|lang|transl|direction|rtl|math"
    r"|formula|chem|nav|box|toc\b|thumb|gallery|caption|button|menu|bar\b|banner|float|display"
    r"|hidden|visib|position|plain-?list|hlist|licen|talk|discuss|comment|reply|sign|archive|chat"
    r"|\birc|\blog|mail|letter|\bref|biblio|card|adr\b|name|author|title|sample|example",
    re.IGNORECASE,
)
"""Words in classes, ids and styles of code, verse, quotations, other languages, messages, boxes
beside the text, menus, names and citations."""
_TAGS = re.compile(rf"</?(?:{_BLOCKS})\b[^<>\n]*>", re.IGNORECASE)
_CLOSER = re.compile(rf"</(?:{_BLOCKS})[ \t]*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_SENTENCES = re.compile(r"\s*[A-Z][^<>]*\s[^<>]*[.!?]\s*")


def level_of_tag(name: str) -> Level:
    """Return the level of a tag around prose: transparent if it may be within a sentence."""
    return Level.TRANSPARENT if name in PLAIN_TAGS - BLOCK_TAGS else Level.OPAQUE


def inside(source: str, start: int, name: str) -> int | None:
    """Return where the content of a tag from ``start`` on begins if it may be prose, else None."""
    opened = start + len(name) + 2
    if name in PLAIN_TAGS and source.startswith(">", opened - 1):
        return opened
    match = _OPENER.match(source, start)
    return match.end() if match and _is_layout(match) else None


def _is_layout(opener: re.Match[str]) -> bool:
    return _OF_OTHERS.search(opener[2]) is None


def holds_prose(name: str, opening: str, content: str) -> bool:
    """Tell whether what a container holds is prose, whose opening tag may be around prose.

    Lines that end with ``<br>`` are verse, addresses or lists of titles. Signed text is its
    author's.
    """
    if name in PLAIN_TAGS and len(opening) == len(name) + len("<>"):
        return bool(content)
    if name in LINE_TAGS:
        return _SENTENCES.fullmatch(content) is not None
    breaks = len(_BREAK.findall(content))
    return bool(content) and breaks <= content.count("\n\n") and not is_signed(content)


def unpaired(prose: str) -> Iterator[MarkedSpan]:
    """Yield the tags in ``prose`` that open or close a block and have no partner, as opaque."""
    for match in _TAGS.finditer(prose) if "<" in prose else ():
        opener = _OPENER.fullmatch(match[0])
        if _CLOSER.fullmatch(match[0]) or (opener and _is_layout(opener)):
            yield *match.span(), Level.OPAQUE
