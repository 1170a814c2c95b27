"""Guards: checks that every edit must pass, whatever its origin.

Whether an edit comes from a rule, a person or an imported file, it must pass ``why_not`` before it
is proposed, before it is accepted with other words, and before it is saved. Each guard judges one
edit in its document, so the answer is the same however often the page is read; ``sort_out`` then
checks what the edits of a page do together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot_plugins import document as documents
from bot_plugins.core import additions
from bot_plugins.core.edits import Edit, apply_edits
from bot_plugins.core.registry import LISTS
from bot_plugins.document import OPAQUE, TRANSPARENT, Document
from bot_plugins.document.words import words

NOT_PROSE = "it is not within prose that may be changed"
UNSEEN = "it changes nothing that a reader sees"
NAME = "it changes words of the page's title, or of a link's target"
MARKUP = "it changes markup, or text that markup hides"
MOST_OF_PAGE = "it changes most of the page"
REDIRECT = "it makes the page a redirect"


def allows(document: Document, edit: Edit) -> bool:
    """Tell whether ``edit`` (code points of ``document.source``) is allowed."""
    return not why_not(document, edit)


def why_not(document: Document, edit: Edit) -> str:
    """Return why ``edit`` (code points of ``document.source``) is refused; empty if it is not."""
    source = document.source
    if not (0 <= edit.start <= edit.end <= len(source) and _is_in_prose(document, edit)):
        return NOT_PROSE
    left = source[max(0, edit.start - additions.NEAR) : edit.start]
    before = source[edit.start : edit.end]
    right = source[edit.end : edit.end + additions.NEAR]
    if not _is_substantive(left[-1:], before, edit.replacement, right[:1]):
        return UNSEEN
    if _is_name(document, before, edit.replacement):
        return NAME
    if not _keeps_markup_apart(left[-1:], edit.replacement, right[:1]):
        return MARKUP
    if _is_most_of(document.whole, len(before), edit.replacement):
        return MOST_OF_PAGE
    return additions.why_not(left, before, edit.replacement, right)


def sort_out(document: Document, edits: Sequence[Edit]) -> dict[Edit, str]:
    """Return which edits of a whole page are refused, and why.

    The remaining edits can all be made together.
    """
    refused = {edit: reason for edit in edits if (reason := why_not(document, edit))}
    taken = [edit for edit in edits if edit not in refused]
    if not why_not_together(document, taken):
        return refused
    kept: list[Edit] = []
    for edit in taken:
        if reason := why_not_together(document, [*kept, edit]):
            refused[edit] = reason
        else:
            kept.append(edit)
    return refused


def why_not_together(document: Document, edits: Sequence[Edit]) -> str:
    """Return why edits of a whole page, each allowed alone, may not be made together."""
    if not edits:
        return ""
    text = apply_edits(document.source, edits)
    removed = sum(edit.end - edit.start for edit in edits)
    if _is_most_of(document.source, removed, "".join(edit.replacement for edit in edits)):
        return MOST_OF_PAGE
    if additions.makes_redirect(document.source, text):
        return REDIRECT
    return "" if documents.read(text, document.title).hidden == document.hidden else MARKUP


_RULE_NAME = re.compile(rf"(?:{LISTS}:)?[^\W_](?:[\w .,()/+'-]{{0,62}}[\w)])?")


def is_rule_name(name: str) -> bool:
    """Tell whether ``name`` is a valid rule name: it appears in summaries, lists and logs.

    Names of rules of lists begin with "typos:"; nothing else in a name may act in a summary.
    """
    return _RULE_NAME.fullmatch(name) is not None


def _is_in_prose(document: Document, edit: Edit) -> bool:
    """Tell whether an edit is in prose: an insertion must be next to prose on the same line.

    A single space may also separate a word from adjacent markup.
    """
    if edit.start < edit.end:
        return document.editable(edit.start, edit.end) or _is_parted(document, edit)
    if edit.replacement == " " and _parts_a_word(document.prose, edit.start):
        return True
    beside = (
        at
        for at in (edit.start - 1, edit.start)
        if 0 <= at < len(document.source) and document.source[at] != "\n"
    )
    return any(document.editable(at, at + 1) for at in beside)


def _is_parted(document: Document, edit: Edit) -> bool:
    """Tell whether an edit begins by separating a word from markup, which makes it editable.

    Words joined to markup are not changed.
    """
    if edit.replacement[:1] != " " or not _parts_a_word(document.prose, edit.start):
        return False
    parted = apply_edits(document.source, [Edit(edit.start, edit.start, " ")])
    return documents.read(parted, document.title).editable(edit.start + 1, edit.end + 1)


def _parts_a_word(prose: str, position: int) -> bool:
    """Tell whether ``position`` is between a word and text that is not prose."""
    beside = prose[max(0, position - 1) : position + 1]
    hidden = [match in (OPAQUE, TRANSPARENT) for match in beside]
    return len(beside) == len("ab") and sum(hidden) == 1 and beside[hidden.index(False)].isalpha()


def _is_substantive(left: str, before: str, after: str, right: str) -> bool:
    """Tell whether a reader sees the change: a run of white space is shown as one space."""
    return _rendered(f"{left}{before}{right}") != _rendered(f"{left}{after}{right}")


def _rendered(text: str) -> str:
    inner = " ".join(text.split())
    return (" " if text[:1].isspace() else "") + inner + (" " if text[-1:].isspace() else "")


def _is_name(document: Document, before: str, after: str) -> bool:
    """Tell whether the words to change belong to the page's title or a link's target.

    A single short word ("the") counts only if it is a whole title.
    """
    changed = words(before)
    if changed == words(after) or not changed:
        return False
    if " " not in changed and len(changed) <= _SHORT:
        return document.is_name(changed)
    return document.in_name(changed)


_SHORT = 3
"""Letters of a word that occurs in too many titles to be significant by itself."""
_MARKUP = frozenset("[]{}<>'|=~_&-*#:;!")


def _keeps_markup_apart(left: str, replacement: str, right: str) -> bool:
    """Tell whether an edit neither joins two markup characters nor makes a link longer.

    Letters that follow a link are shown as part of it
    (https://www.mediawiki.org/wiki/Help:Links).
    """
    if left == "]" and (replacement + right)[:1].isalpha():
        return False
    return bool(replacement) or not (left in _MARKUP and right in _MARKUP)


_SHORT_EDIT = 40
"""Code points: a few words, which can be most of a page that consists of one sentence."""


def _is_most_of(page: str, removed: int, replacement: str) -> bool:
    """Tell whether edits that remove ``removed`` code points leave less than half of a page."""
    is_short = removed <= _SHORT_EDIT and replacement.strip()
    return not is_short and 2 * removed > len(page.strip())
