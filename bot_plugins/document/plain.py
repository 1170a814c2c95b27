"""Check for edits that cannot change what counts as prose, so the text need not be read again.

Markup, quotations and lines that are not sentences are recognized by other characters than those
changed here. An edit may create a new sentence end. But text that is left alone because its
sentence has a lone bracket, quotation mark or style is not edited, so the ends of that sentence
stay the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot_plugins.core.edits import Edit
from bot_plugins.document.mask import Mask

_WORDS = re.compile(r"[a-z]{2,}(?: [a-z]{2,})*")
_BEHIND_WORDS = re.compile(r"[ \n,;)]|\.(?:\s|\Z)")
_ARTICLE = re.compile(r"[Aa]n?")
_LONG_WORDS = re.compile(r"(?:\A|\n|\w\w |[,;(] ?)\Z"), re.compile(r" [A-Za-z][a-z]")
"""Context of an article that is certainly not a spelled letter (``verbatim``)."""
_MARKS = re.compile(r"[ ,.]*")
"""Other text inserted and deleted. A semicolon could end an entity, a colon a URL scheme."""
_BEFORE = re.compile(r"[a-z0-9]{2}(?:[,.)]| \()?\Z")
_BEHIND = re.compile(r"[,.)]{0,2}\s")
_WORD = re.compile(r"[A-Za-z][a-z]")
_NEAR = 4
"""Code points of context examined on each side."""
_LINK = re.compile(r"(?:\A|[\s(])\[\[[^\[\]{}<>@:./\n]*\]\]\Z")
_LONGEST_LINK = 80
_BEHIND_LINK = re.compile(r"[,.]\s")
_ESCAPED = re.compile("&(?:lt;ref|quot;|[lr]dquo;)")
_SPEAKING = re.compile(r"(?i:sic|typo|as ?written)|\([A-Z]{3,4}\)")
_REACH = 120
"""Code points before a [sic] or a time zone that it may refer to (``verbatim``)."""


def are_plain(mask: Mask, edits: Iterable[Edit]) -> bool:
    """Tell whether edits of prose replace words with words, or move spaces, commas and stops."""
    if not all(_is_plain(mask, edit) for edit in edits):
        return False
    return not _ESCAPED.search(mask.source)  # the text they enclose has a length limit


def _is_plain(mask: Mask, edit: Edit) -> bool:
    source = mask.source
    return (
        _is_of_words(source, edit) or _is_of_articles(source, edit) or _is_of_marks(mask, edit)
    ) and not _SPEAKING.search(source, edit.end, edit.end + _REACH)


def _is_of_words(source: str, edit: Edit) -> bool:
    before = source[max(0, edit.start - 1) : edit.start]
    return (
        before in ("", " ", "\n", "(")
        and _BEHIND_WORDS.match(source, edit.end) is not None
        and all(map(_WORDS.fullmatch, (source[edit.start : edit.end], edit.replacement)))
    )


def _is_of_articles(source: str, edit: Edit) -> bool:
    before, behind = _LONG_WORDS
    return (
        all(map(_ARTICLE.fullmatch, (source[edit.start : edit.end], edit.replacement)))
        and before.search(source[max(0, edit.start - _NEAR) : edit.start]) is not None
        and behind.match(source, edit.end) is not None
    )


def _is_of_marks(mask: Mask, edit: Edit) -> bool:
    before = mask.source[max(0, edit.start - _NEAR) : edit.start]
    removed = mask.source[edit.start : edit.end]
    after = mask.source[edit.end : edit.end + _NEAR]
    left = f"{edit.replacement}{before[-1:]}{after[:1]}"
    return (
        all(map(_MARKS.fullmatch, (removed, edit.replacement)))
        and set(removed) <= {" ", *left}
        and set(edit.replacement) <= {" ", *removed}
        and (_is_beside_words(mask, edit, before, after) or _is_behind_link(mask.source, edit))
    )


def _is_beside_words(mask: Mask, edit: Edit, before: str, after: str) -> bool:
    """Tell whether prose is on both sides, and the edit does not form part of an address."""
    is_parted = (before + edit.replacement)[-1:] in " ("
    behind = _WORD if is_parted else _BEHIND
    return (
        _BEFORE.search(before) is not None
        and behind.match(after) is not None
        and mask.editable(edit.start - 2, edit.end + 1)
    )


def _is_behind_link(source: str, edit: Edit) -> bool:
    """Tell whether the edit removes spaces between a plain link and a punctuation mark."""
    link = source[max(0, edit.start - _LONGEST_LINK) : edit.start]
    return (
        _LINK.search(link) is not None
        and _BEHIND_LINK.match(f"{edit.replacement}{source[edit.end : edit.end + 2]}") is not None
    )
