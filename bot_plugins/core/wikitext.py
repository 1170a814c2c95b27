"""Text of the bot's own on wiki pages: in its place, and nothing in it acts as markup.

What the bot writes stands between two comments; what people write around them stays. All that
comes from pages, settings or people is shown as it is: no markup in it works (numeric character
references: HTML 4, 5.3.1; MediaWiki leaves them alone).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLAIN = frozenset(" .,()")
_NO_TITLE = re.compile(r"[_#<>\[\]|{}\n\r\t]|~~~|''|://|&\w+;|&#")
"""What makes a title unfit for a link: most of it no title may hold (Manual:Page title)."""


@dataclass(frozen=True, slots=True)
class SectionMarkers:
    """The two comments between which a text stands; ``name`` tells them from others."""

    name: str

    @property
    def begin(self) -> str:
        """The comment before the text."""
        return f"<!-- {self.name} begins -->"

    @property
    def end(self) -> str:
        """The comment behind it."""
        return f"<!-- {self.name} ends -->"


class NoPlaceError(ValueError):
    """The page has text of its own and does not say where the bot's goes."""


def placed(page: str, text: str, marks: SectionMarkers) -> str:
    """Return a page's text with the bot's in its place; an empty page becomes the bot's.

    Raises:
        NoPlaceError: the page has other text, and no place for the bot's.
    """
    block = f"{marks.begin}\n{text}\n{marks.end}"
    if not page.strip():
        return block
    before, begin, rest = page.partition(marks.begin)
    _, end, after = rest.partition(marks.end)
    if not (begin and end):
        wanted = f"{marks.begin} {marks.end}"
        raise NoPlaceError(f"it has text of its own: put these two lines there: {wanted}")
    return before + block + after


def harmless(text: str) -> str:
    """Return text that MediaWiki shows letter by letter, whatever is in it."""
    return "".join(
        one if one.isalnum() or one in _PLAIN else f"&#{ord(one)};"
        for one in text.replace("\n", "↵")
    )


def may_be_linked(title: str) -> bool:
    """Tell whether a title means a page, and nothing else, within ``[[:`` and ``]]``."""
    return not _NO_TITLE.search(title)
