"""The queue's open proposals as wikitext, to be worked through on the wiki without any tool.

The list is placed between two comments on its page (``wikitext.placed``); text from pages never
acts as markup in it. Each line has an id, by which ``removed_lines`` recognises it later.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from bot_plugins.core import word_diff
from bot_plugins.core.summary import Translator
from bot_plugins.core.wikitext import SectionMarkers, harmless, may_be_linked
from bot_plugins.store.findings import Item

MARKS = SectionMarkers("copyedit list")
MOST_BYTES = 100_000
"""Maximum size of a list, in bytes of UTF-8; a page may have 2 MB (wgMaxArticleSize)."""
MOST_PAGES = 100
"""Maximum number of pages in a list: nobody works through more at a time."""
CONTEXT = 60
"""Code points of a page shown on each side of a change."""
_REMOVED = "background:#ffdcd9;color:#7d0d14"
_ADDED = "background:#d2f4d8;color:#0b4a1c"
"""Inline styles that MediaWiki keeps (Sanitizer::checkCss). Each sets background and text, so that
it can be read in light and dark skins."""

Pages = list[list[Item]]


def by_page(items: Iterable[Item]) -> Pages:
    """Return findings by page; ``items`` come in the queue's order, with those of a page together.

    Those of a page are in the order of its text.
    """
    groups = groupby(items, key=lambda item: item.page_id)
    return [sorted(found, key=lambda item: item.change.start) for _, found in groups]


def worklist(
    pages: Pages,
    translate: Translator,
    sections: Mapping[int, int] | None = None,
    most_bytes: int = MOST_BYTES,
) -> str:
    """Return the list, page by page, as far as it fits; the last line says what is left out.

    ``sections`` are the numbers of the sections that findings are in, by their ids.
    """
    lines: list[str] = []
    size, shown = 0, 0
    for number, found in enumerate(pages, 1):
        block = list(_page(found, translate, sections or {}))
        size += sum(len(line.encode()) + 1 for line in block)
        if size > most_bytes or number > MOST_PAGES:
            break
        lines += block
        shown += len(found)
    total = sum(map(len, pages))
    if left_out := total - shown:
        lines += ["", "* " + translate("copyedit-list-more", {"num": left_out})]
    head = translate("copyedit-list-head", {"num": total})
    todo = f"\n\n{translate('copyedit-list-help', {})}" if total else ""
    return "\n".join([head + todo, *lines])


def line_id(item: Item) -> str:
    """Return the id of a finding's line: its number, and a hash that another queue's lacks."""
    change = item.change
    words = "\n".join((item.site, change.rule, change.before, change.after))
    return f"copyedit-{item.id}-{hashlib.sha256(words.encode('utf-8', 'replace')).hexdigest()[:8]}"


def _page(items: list[Item], translate: Translator, sections: Mapping[int, int]) -> Iterator[str]:
    title = items[0].title
    is_linked = may_be_linked(title)
    yield f"=== {f'[[:{title}]]' if is_linked else f'<bdi>{harmless(title)}</bdi>'} ==="
    for item in items:
        section = f"&section={sections[item.id]}" if item.id in sections else ""
        edit = f"{{{{fullurl:{title}|action=edit{section}}}}} {translate('copyedit-list-edit', {})}"
        yield f"* {_change(item, translate)}{f' [{edit}]' if is_linked else ''}"


def _change(item: Item, translate: Translator) -> str:
    """Return a change in its context, with its alternatives, its message and its rule."""
    change = item.change
    shown = word_diff.between(
        change.context_before, change.before, item.replacement, change.context_after, CONTEXT
    )
    old = f'<del style="{_REMOVED}">{harmless(shown.removed)}</del>' if shown.removed else ""
    new = f'<ins style="{_ADDED}">{harmless(shown.added)}</ins>' if shown.added else ""
    others = " · ".join(
        f"<ins>{harmless(choice)}</ins>"
        for choice in word_diff.choices(change.before, change.alternatives)
    )
    more = f" ({translate('copyedit-list-or', {})} {others})" if others else ""
    doubt = f"{translate('copyedit-list-doubtful', {})}: " if change.is_doubtful else ""
    why = f"<small>{doubt}{harmless(change.message)} ({change.rule})</small>"
    words = f"{harmless(shown.before_context)}{old}{new}{harmless(shown.after_context)}"
    return f'<bdi id="{line_id(item)}">{words}</bdi>{more} {why}'
