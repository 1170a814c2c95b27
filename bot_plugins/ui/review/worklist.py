"""The queue's open proposals as wikitext, to be worked through on the wiki without any tool.

The list is placed between two comments on its page (``wikitext.placed``); text from pages never
acts as markup in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from bot_plugins.core.summary import Translator
from bot_plugins.core.wikitext import SectionMarkers, harmless, may_be_linked
from bot_plugins.store.findings import Item

MARKS = SectionMarkers("copyedit list")
MOST_BYTES = 100_000
"""Maximum size of a list, in bytes of UTF-8; a page may have 2 MB (wgMaxArticleSize)."""
CONTEXT = 60
"""Code points of a page shown on each side of a change."""


def worklist(items: Iterable[Item], translate: Translator, most_bytes: int = MOST_BYTES) -> str:
    """Return the list, page by page, as far as it fits; the last line says what is left out.

    ``items`` come in the queue's order, with those of one page together.
    """
    lines: list[str] = []
    size, shown, left_out = 0, 0, 0
    for _, found in groupby(items, key=lambda item: (item.site, item.title)):
        group = list(found)
        block = list(_page(group, translate))
        size += sum(len(line.encode()) + 1 for line in block)
        if left_out or size > most_bytes:
            left_out += len(group)
        else:
            lines += block
            shown += len(group)
    if left_out:
        lines.append("* " + translate("copyedit-list-more", {"num": left_out}))
    head = translate("copyedit-list-head", {"num": shown + left_out})
    return "\n".join([head, *lines])


def _page(items: list[Item], translate: Translator) -> Iterator[str]:
    title = items[0].title
    if may_be_linked(title):
        edit = translate("copyedit-list-edit", {})
        yield f"* [[:{title}]] ([{{{{fullurl:{title}|action=edit}}}} {edit}])"
    else:
        yield f"* <bdi>{harmless(title)}</bdi>"
    ordered = sorted(items, key=lambda item: item.change.start)
    yield from (f"** {_change(item, translate)}" for item in ordered)


def _change(item: Item, translate: Translator) -> str:
    """Return a change in its context, with its alternatives, its message and its rule."""
    change = item.change
    before, after = change.context_before[-CONTEXT:], change.context_after[:CONTEXT]
    old = f"<del>{harmless(change.before)}</del>" if change.before else ""
    new = f"<ins>{harmless(item.replacement)}</ins>" if item.replacement else ""
    others = " · ".join(f"<ins>{harmless(other)}</ins>" for other in change.alternatives if other)
    more = f" ({translate('copyedit-list-or', {})} {others})" if others else ""
    doubt = f"{translate('copyedit-list-doubtful', {})}: " if change.is_doubtful else ""
    why = f"<small>{doubt}{harmless(change.message)} ({change.rule})</small>"
    shown = f"<bdi>… {harmless(before)}{old}{new}{harmless(after)} …</bdi>{more}"
    return f"{change.line}: {shown} {why}"
