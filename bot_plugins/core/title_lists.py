"""Lists of page titles: read from text, combined, sorted.

A list is what AutoWikiBrowser, JWB and wiki pages have: links anywhere in a text, or else one title
on each line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_LINK = re.compile(r"\[\[:?([^]|\n]+)")
_NUMBERED = re.compile(r"\A\s*#\s+")
"""AutoWikiBrowser numbers the lines of a list; a title cannot begin with this sign."""


def titles_in(text: str) -> list[str]:
    """Return the titles that a text lists, in its order, with spaces instead of underscores."""
    lines = (_NUMBERED.sub("", line).partition("|")[0] for line in text.splitlines())
    found = (title.replace("_", " ").strip() for title in _LINK.findall(text) or lines)
    return [title for title in found if title]


def combined(
    lists: Iterable[Sequence[str]],
    among: Iterable[Sequence[str]] = (),
    without: Iterable[Sequence[str]] = (),
) -> list[str]:
    """Return the titles of all ``lists``, each once, in their order.

    Of these only the titles that each list of ``among`` has too, and none that a list of
    ``without`` has. "mill" and "Mill" are one title, as on most wikis.
    """
    needed = [{*map(_key, titles)} for titles in among]
    unwanted = {_key(title) for titles in without for title in titles}
    by_key: dict[str, str] = {}
    for titles in lists:
        for title in titles:
            by_key.setdefault(_key(title), title)
    return [
        title
        for key, title in by_key.items()
        if key not in unwanted and all(key in titles for titles in needed)
    ]


def _key(title: str) -> str:
    return title[:1].upper() + title[1:]
