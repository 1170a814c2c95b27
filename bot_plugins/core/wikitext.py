"""The bot's own text on wiki pages: where it is placed, and how markup in it is escaped.

The bot writes between two comments; what people write around them is preserved. Text from pages,
settings or people is shown literally: markup in it has no effect (numeric character references:
HTML 4, 5.3.1; MediaWiki leaves them alone).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLAIN = frozenset(" .,()")
_NO_TITLE = re.compile(r"[_#<>\[\]|{}\n\r\t]|~~~|''|://|&\w+;|&#")
"""Text that makes a title unfit for a link; most of it is invalid in titles (Manual:Page title)."""


@dataclass(frozen=True, slots=True)
class SectionMarkers:
    """The two comments around a text; ``name`` distinguishes them from other markers."""

    name: str

    @property
    def begin(self) -> str:
        """The comment before the text."""
        return f"<!-- {self.name} begins -->"

    @property
    def end(self) -> str:
        """The comment after the text."""
        return f"<!-- {self.name} ends -->"


class NoPlaceError(ValueError):
    """The page has other text and does not mark where the bot's text goes."""


def placed(page: str, text: str, marks: SectionMarkers) -> str:
    """Return a page's text with the bot's text between its markers, or alone on an empty page.

    Raises:
        NoPlaceError: the page has other text, and no markers for the bot's text.
    """
    block = f"{marks.begin}\n{text}\n{marks.end}"
    if not page.strip():
        return block
    before, begin, rest = page.partition(marks.begin)
    _, end, after = rest.partition(marks.end)
    if not (begin and end):
        wanted = f"{marks.begin} {marks.end}"
        raise NoPlaceError(
            f"it has other text, so mark the bot's place with these two comments: {wanted}"
        )
    return before + block + after


def harmless(text: str) -> str:
    """Return ``text`` escaped so that MediaWiki shows it literally."""
    return "".join(
        character if character.isalnum() or character in _PLAIN else f"&#{ord(character)};"
        for character in text.replace("\n", "↵")
    )


def may_be_linked(title: str) -> bool:
    """Tell whether ``[[:``, a title and ``]]`` make a link to that page and nothing else."""
    return not _NO_TITLE.search(title)
