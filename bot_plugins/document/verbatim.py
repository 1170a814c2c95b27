"""Text that stands as it is on purpose, or is no sentence.

[sic], addresses, spelled letters, escaped quotations, and whole discussions: what people signed
is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document.mask import OPAQUE, TRANSPARENT, Level, MarkedSpan

_SIC = re.compile(
    r"\[\s*'*sic'*\s*(?:[:!?][^\[\]\n]{0,80})?\]|\(\s*'*sic'*\s*[!?]?\)"
    r"|\{\{\s*(?:sic|not a typo|notatypo|typo|as written|aswritten|typo help inline|sic inline)"
    r"\s*[|}]",
    re.IGNORECASE,
)
_REACH = 80
"""How many code points before a [sic] it may speak of, at most."""
_ADDRESS = re.compile(
    r"(?:\b[a-z][a-z0-9+.-]{0,20}://|\bwww\.|\bmailto:)\S+"
    r"|(?<![\w.-])[\w-]++(?:\.[\w-]++)*\.(?:com|org|net|edu|gov|int|info|io|htm|html|php|js)\b\S*"
    r"|(?<!\S)\S+?@\w[\w.-]\S*",
    re.IGNORECASE,
)
"""Each alternative can begin at one place of a word only: long words cost no more than short."""
_SPELLED = re.compile(r"(?<!\S)(?:\w ){2,}\w(?!\S)")
_ESCAPED = re.compile(
    r"&lt;ref\b(?:(?!&lt;).){0,4000}?(?:/&gt;|&lt;/ref&gt;)|&quot;(?:(?!&quot;)[^\n]){1,2000}&quot;"
    r"|&[lr]dquo;(?:(?!&[lr]dquo;)[^\n]){1,2000}&[lr]dquo;",
    re.DOTALL,
)
"""References and quotations whose marks are written as character entities."""
_SIGNED = re.compile(r"\b\d\d:\d\d, \d{1,2} [^\W\d]+ \d{4} \([A-Z]{3,4}\)")
"""A signature's time, as MediaWiki writes it for ~~~~ (Parser.php, ``pstPass2``)."""
_SIGNATURES = 2
"""So many signatures make a page a discussion, whatever its namespace."""
_GLUED = re.compile(rf"(?<!\w)\w++(?:{TRANSPARENT}++\w++)+")
_BESIDE = re.compile(rf"(?<={OPAQUE})[\w'’-]+|(?<![\w'’-])[\w'’-]++(?={TRANSPARENT}*{OPAQUE})")


def spans(source: str) -> Iterator[MarkedSpan]:
    """Yield what stands in ``source`` on purpose, and what is no sentence."""
    for match in _SIC.finditer(source):
        low = max(0, match.start() - _REACH)
        before = source[low : match.start()]
        start = low + max(before.rfind("\n"), before.rfind(". ")) + 1
        yield start, match.end(), Level.LOCKED
    for pattern in (_ADDRESS, _SPELLED, _ESCAPED):
        for match in pattern.finditer(source):
            yield *match.span(), Level.OPAQUE


def is_discussion(source: str) -> bool:
    """Tell whether a page is signed more than once."""
    return len(_SIGNED.findall(source)) >= _SIGNATURES


def beside_markup(prose: str) -> Iterator[MarkedSpan]:
    """Yield the words that touch markup: perhaps only parts of what a reader sees.

    A word joined to another through unseen markup ([[Europe]]an) is no word by itself; one
    that touches a template or a reference may be continued by it.
    """
    for match in _GLUED.finditer(prose):
        yield *match.span(), Level.OPAQUE
    for match in _BESIDE.finditer(prose):
        yield *match.span(), Level.LOCKED
