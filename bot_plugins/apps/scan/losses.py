"""Messages about what could not be read of a dump, for scans here and on a cluster alike."""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.apps.scan.jobs import Result
from bot_plugins.apps.scan.pieces import Damage


def losses(name: str, result: Result) -> Iterator[str]:
    """Yield what a job could not read of the dump ``name``, one line for each place or page."""
    for damage in result.damage:
        yield _damage(name, damage)
    for page in result.unreadable:
        yield f'{name}: "{page.title or "a page"}" cannot be read: {page.reason}'


def _damage(name: str, damage: Damage) -> str:
    """Say what is damaged, where in the file, and which page it cut off."""
    size = damage.end - damage.start
    where = f"{size:,} bytes from byte {damage.start:,} on" if size else f"at byte {damage.start:,}"
    cost = f'; the page "{damage.title}" is cut off' if damage.title else ""
    return f"{name}: {where}: {damage.why}{cost}"
