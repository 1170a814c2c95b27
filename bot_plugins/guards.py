"""Guards: what no finding may do, whatever its rule thinks.

Each guard answers for one finding in its document, so that the answer is the same however
often the page is read.
"""

from __future__ import annotations

from bot_plugins.document import Document
from bot_plugins.document.words import words
from bot_plugins.edits import Edit
from bot_plugins.english.foreign import looks_english


def allows(document: Document, edit: Edit) -> bool:
    """Tell whether ``edit`` (code points of ``document.source``) may be proposed."""
    before = document.source[edit.start : edit.end]
    return (
        0 <= edit.start <= edit.end <= len(document.source)
        and edit.start < edit.end
        and document.editable(edit.start, edit.end)
        and _is_substantive(before, edit.replacement)
        and not _is_name(document, before, edit.replacement)
        and _keeps_markup_apart(document.source, edit)
    )


def speaks(language: str, document: Document, edit: Edit) -> bool:
    """Tell whether the text around ``edit`` may be in the language a rule is made for.

    Only English can be told from others; a rule for another language is used when asked for.
    """
    return language != "en" or looks_english(document, edit.start)


def _is_substantive(before: str, after: str) -> bool:
    """Tell whether a reader sees the change: runs of white space show as one space."""
    return _rendered(before) != _rendered(after)


def _rendered(text: str) -> str:
    inner = " ".join(text.split())
    return (" " if text[:1].isspace() else "") + inner + (" " if text[-1:].isspace() else "")


def _is_name(document: Document, before: str, after: str) -> bool:
    """Tell whether the words to change are the page's title's or a link target's.

    A single short word ("the") counts only where it is the whole of a title.
    """
    changed = words(before)
    if changed == words(after) or not changed:
        return False
    if " " not in changed and len(changed) <= _SHORT:
        return document.is_name(changed)
    return document.in_name(changed)


_SHORT = 3
"""Letters of a word that is in too many titles to say anything by itself."""
_MARKUP = frozenset("[]{}<>'|=~_&-*#:;!")


def _keeps_markup_apart(source: str, edit: Edit) -> bool:
    """Tell whether no two markup characters come to stand side by side, or at a line start."""
    left = source[edit.start - 1 : edit.start]
    right = source[edit.end : edit.end + 1]
    if edit.replacement:
        return not (edit.replacement[-1] in _MARKUP and edit.replacement[-1] == right)
    joined = left in _MARKUP and right in _MARKUP
    return not joined and not (left in ("", "\n") and (right in _MARKUP or right.isspace()))
