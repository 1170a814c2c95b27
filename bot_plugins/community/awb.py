"""The typo lists of AutoWikiBrowser: ``<Typo word="" find="" replace="" />`` in a wiki page.

The page is no valid XML, so it is read as AutoWikiBrowser reads it, by a pattern for each entry:
https://en.wikipedia.org/wiki/Wikipedia:AutoWikiBrowser/Typos. An entry whose ``word`` is called
``disabled`` does not match it, and entries within comments are skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.community.entries import ListedRule

_ENTRY = re.compile(
    r"<!--(?:[^-]|-(?!->))*+(?:-->)?"
    r'|<Typo\s+(?:word="([^"<>\n]*+)"\s+)?find="([^"\n]*+)"\s+replace="([^"\n]*+)"\s*/?>'
)
_IS_LIST = re.compile(r"<Typo\s")


def is_awb(text: str) -> bool:
    """Tell whether a text has entries of AutoWikiBrowser."""
    return _IS_LIST.search(text) is not None


def read_awb(text: str) -> Iterator[ListedRule]:
    """Yield the rules of a list in the order of the page."""
    for entry in _ENTRY.finditer(text):
        word, find, put = entry.groups()
        if find is not None and put is not None:
            yield ListedRule(word or put, find, put)
