"""Text that is written as it is on purpose, or is not a sentence.

It covers [sic], addresses, names of image files, spelled letters, escaped quotations, and whole
discussions, because signed text belongs to its authors.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from bot_plugins.document.mask import OPAQUE, TRANSPARENT, Level, MarkedSpan

_SIC = re.compile(
    r"\[\s*'*sic'*\s*(?:[:!?][^\[\]\n]{0,80})?\]|\(\s*'*sic'*\s*[!?]?\)"
    r"|\{\{\s*(?:sic|not a typo|notatypo|typo|as written|aswritten|typo help inline|sic inline)"
    r"\s*[|}]",
    re.IGNORECASE,
)
_OF_SIC = ("sic", "typo", "as written", "aswritten")
_REACH = 80
"""Most code points before a [sic] that it may refer to."""
_ADDRESS = re.compile(
    r"(?:\b[a-z][a-z0-9+.-]{0,20}://|\bwww\.|\bmailto:)\S+"
    r"|(?<![\w.-])[\w-]++(?:\.[\w-]++)*\.(?:com|org|net|edu|gov|int|info|io|htm|html|php|js)\b\S*"
    r"|(?<!\S)\S+?@\w[\w.-]\S*",
    re.IGNORECASE,
)
"""Each alternative can begin at only one place in a word, so long words cost no more than short."""
_ENDED = re.compile(r"https?://.*[\w/)\]][.,]\Z")
"""A web address, perhaps in brackets, and a mark after it, which MediaWiki leaves out of the link
(Parser.php, ``makeFreeExternalLink``)."""
_OF_ADDRESS = re.compile(
    r"[:.w@m](?:(?<=:)//|(?<=w)ww\.|(?<=m)ailto:|(?<=@)"
    r"|(?<=\.)(?:com|org|net|edu|gov|int|info|io|html?|php|js))",
    re.IGNORECASE,
)
"""Text that every address contains; it starts with a character class, which is fast to find."""
_SPACE = re.compile(r"\s")
_OF_FILE = re.compile(r"\.(?:djvu|gif|jpe?g|og[gv]|pdf|png|svg|tiff?|webm|webp)\|", re.IGNORECASE)
"""The end of a file's name in a line of a gallery whose tags are missing or unknown."""
_LONGEST_FILE = 240
"""Most bytes of a file's name (https://www.mediawiki.org/wiki/Manual:Image_table)."""
_NOT_OF_TITLES = "\n[]{}|"
_SPELLED = re.compile(r"(?<!\S)(?:\w ){2,}\w(?!\S)")
_OF_SPELLED = re.compile(r" \w \w(?!\S)")
_ESCAPED = re.compile(
    r"&lt;ref\b(?:(?!&lt;).){0,4000}?(?:/&gt;|&lt;/ref&gt;)|&quot;(?:(?!&quot;)[^\n]){1,2000}&quot;"
    r"|&[lr]dquo;(?:(?!&[lr]dquo;)[^\n]){1,2000}&[lr]dquo;",
    re.DOTALL,
)
"""References and quotations whose marks are written as character entities."""
_ZONE = re.compile(r"\([A-Z]{3,4}\)")
_SIGNED = re.compile(rf"\b\d\d:\d\d, \d{{1,2}} [^\W\d]+ \d{{4}} {_ZONE.pattern}\Z")
"""A signature's timestamp, as MediaWiki writes it for ~~~~ (Parser.php, ``pstPass2``)."""
_LONGEST_TIME = 60
"""Most code points of such a timestamp before its time zone."""
_SIGNATURES = 2
"""Signatures that make a page a discussion, whatever its namespace."""
_OF_LISTS = "*#:"
_UNSEEN = re.compile(f"{TRANSPARENT}+")
_MASKED = re.compile(f"{OPAQUE}+")
_LETTERS = re.compile(r"\w+")
_WORD = re.compile(r"[\w'’-]+")


def spans(source: str) -> Iterator[MarkedSpan]:
    """Yield the text in ``source`` that is intentional or is not a sentence."""
    lowered = source.lower()
    for match in _SIC.finditer(source) if any(map(lowered.__contains__, _OF_SIC)) else ():
        low = max(0, match.start() - _REACH)
        before = source[low : match.start()]
        start = low + max(before.rfind("\n"), before.rfind(". ")) + 1
        yield start, match.end(), Level.LOCKED
    patterns = [_SPELLED] if _OF_SPELLED.search(source) else []
    patterns += [_ESCAPED] if "&" in source else []
    found = (match for pattern in patterns for match in pattern.finditer(source))
    for match in found:
        yield *match.span(), Level.OPAQUE
    for match in _addresses(source):
        yield match.start(), match.end() - bool(_ENDED.search(match[0])), Level.OPAQUE
    for match in _OF_FILE.finditer(source):
        low = max(0, match.start() - _LONGEST_FILE)
        start = max(source.rfind(mark, low, match.start()) for mark in _NOT_OF_TITLES) + 1
        yield max(low, start), match.end(), Level.OPAQUE


def _addresses(source: str) -> Iterator[re.Match[str]]:
    """Yield the addresses; only text around a part of one, up to white space, is searched."""
    reached = 0
    for match in _OF_ADDRESS.finditer(source):
        if match.start() >= reached:
            start = _begin(source, match.start(), _is_no_space)
            space = _SPACE.search(source, match.end())
            reached = space.start() if space else len(source)
            yield from _ADDRESS.finditer(source, start, reached)


def is_discussion(source: str) -> bool:
    """Tell whether a page is signed more than once."""
    return sum(1 for _ in islice(_signatures(source), _SIGNATURES)) == _SIGNATURES


def is_signed(source: str) -> bool:
    """Tell whether a text is signed, or will be when it is saved."""
    return "~~~" in source or next(_signatures(source), None) is not None


def _signatures(source: str) -> Iterator[re.Match[str]]:
    for zone in _ZONE.finditer(source):  # searching for a bracket first is much faster
        low = max(0, zone.start() - _LONGEST_TIME)
        if signature := _SIGNED.search(source, low, zone.end()):
            yield signature


def beside_markup(source: str, prose: str) -> Iterator[MarkedSpan]:
    """Yield the words that touch markup: they may be only parts of the words a reader sees.

    A word joined to another through invisible markup ([[Europe]]an) is not a word by itself; a
    word that touches a template or a reference may be continued by it. A list item's mark continues
    nothing.
    """
    for run in _UNSEEN.finditer(prose) if TRANSPARENT in prose else ():
        low, following = _begin(prose, run.start(), _is_letter), _LETTERS.match(prose, run.end())
        if following and low < run.start():
            yield low, following.end(), Level.OPAQUE
    for run in _MASKED.finditer(prose) if OPAQUE in prose else ():
        following = _WORD.match(prose, run.end())
        if following and not _is_of_list(source, run.end()):
            yield *following.span(), Level.LOCKED
        end = _begin(prose, run.start(), TRANSPARENT.__eq__)
        yield _begin(prose, end, _is_of_word), end, Level.LOCKED


def _is_of_list(source: str, end: int) -> bool:
    """Tell whether the line before ``end`` consists only of list marks."""
    start = _begin(source, end, _OF_LISTS.__contains__)
    return start < end and (not start or source[start - 1] == "\n")


def _begin(prose: str, end: int, belongs: Callable[[str], bool]) -> int:
    """Return where the run of matching characters before ``end`` begins; ``end`` if there is none.

    ``belongs`` tells whether a character is part of the run.
    """
    while end and belongs(prose[end - 1]):
        end -= 1
    return end


def _is_no_space(character: str) -> bool:
    return not character.isspace()


def _is_letter(character: str) -> bool:
    """Tell whether a character is a word character as in regular expressions."""
    return character.isalnum() or character == "_"


def _is_of_word(character: str) -> bool:
    return _is_letter(character) or character in "'’-"
