"""A proposal as HTML for notebooks: Jupyter and PAWS show what ``_repr_html_`` returns.

Colours are half transparent backgrounds, and the text keeps the notebook's own colour, so the
table can be read in light and dark notebooks. There are no classes, scripts or style sheets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from bot_plugins.core import word_diff
from bot_plugins.core.change import Change
from bot_plugins.core.visible import escaped

MOST = 200
"""How many changes are shown."""
_HEAD = "text-align: start; padding: .3em .6em"
_CELL = f"{_HEAD}; vertical-align: top; overflow-wrap: anywhere"
_REMOVED = "background-color: rgba(230, 60, 60, .28)"
_ADDED = "background-color: rgba(40, 170, 80, .32); text-decoration: underline"


def table(title: str, text: str, changes: Sequence[Change], summary: str) -> str:
    """Return the changes of ``text`` as a table, with the page's title and the edit summary."""
    number = f"{len(changes) or 'no'} change{'' if len(changes) == 1 else 's'}"
    head = f"<bdi>{_safe(title) or '(untitled)'}</bdi>: {number}"
    if not changes:
        return f"<div>{head}</div>"
    names = "".join(
        f'<th scope="col" style="{_HEAD}">{name}</th>' for name in ("Line", "Change", "Why")
    )
    rows = "".join(_row(text, change) for change in changes[:MOST])
    more = [f"and {len(changes) - MOST} more"] if len(changes) > MOST else []
    more += [f"Summary: <bdi>{_safe(summary)}</bdi>"] if summary else []
    return (
        f'<div><table><caption style="text-align: start">{head}</caption>'
        f"<thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table>"
        f"{''.join(f'<p>{line}</p>' for line in more)}</div>"
    )


def _row(text: str, change: Change) -> str:
    line = word_diff.line_number(text, change.start)
    cells = (str(line), _words(text, change), "".join(_why(change)))
    row = "".join(f'<td dir="auto" style="{_CELL}">{cell}</td>' for cell in cells)
    return f"<tr>{row}</tr>"


def _words(text: str, change: Change) -> str:
    shown = word_diff.of_change(text, change)
    removed = shown.removed and f'<del style="{_REMOVED}">{escape(shown.removed)}</del>'
    added = shown.added and f'<ins style="{_ADDED}">{escape(shown.added)}</ins>'
    return f"{escape(shown.before_context)}{removed}{added}{escape(shown.after_context)}"


def _why(change: Change) -> Iterator[str]:
    """Yield the reason, after a word on doubt and before the alternatives."""
    if change.is_doubtful:
        yield "doubtful: "
    yield f"<bdi>{_safe(change.message)}</bdi>"
    found = word_diff.choices(change.before, change.alternatives)
    if found:
        yield f"; or: {' · '.join(f'<bdi>{escape(choice)}</bdi>' for choice in found)}"


def _safe(text: str) -> str:
    return escape(escaped(text))
