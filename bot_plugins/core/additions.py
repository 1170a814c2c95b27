"""What an edit adds to the text around it: an edit of words adds no markup, link or signature.

Only the text next to the edit is needed, so that this can be asked where the page is not at hand.
Sources: https://www.mediawiki.org/wiki/Help:Formatting (markup, lines),
https://www.mediawiki.org/wiki/Help:Magic_words (switches, redirects),
https://www.mediawiki.org/wiki/Help:Signatures, https://www.mediawiki.org/wiki/Help:Links and
https://www.mediawiki.org/wiki/Manual:$wgUrlProtocols (links).
"""

from __future__ import annotations

import re

LONGEST = 300
"""Code points that one edit may add or remove: about two sentences."""
NEAR = 100
"""Code points to each side that are looked at; the longest magic word has about 30."""

_NO_SLASHES = "bitcoin|geo|magnet|mailto|matrix|news|sips?|sms|tel|urn|xmpp"
_ADDED = {
    what: re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for what, pattern in (
        ("a line end", r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]"),
        (
            "a control character",
            r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef]",
        ),
        ("a mark for the direction of text", r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"),
        ("an invisible character", r"[\xad\u180e\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f]"),
        ("a signature", r"~{3}"),
        ("a magic word", r"[_\uff3f]{2}\w+?[_\uff3f]{2}"),
        ("a link", rf"//|\bwww\.|\b(?:{_NO_SLASHES}):[^\s<>\[\]]|\b(?:ISBN|PMID|RFC)\s+\d"),
        ("a character reference", r"&(?:#\d+|#x[0-9a-f]+|\w+);"),
        ("markup", r"[\[\]{}<>|]|''"),
        ("two marks side by side that act as markup", r"(?=([\[\]{}'=~_&*#:;!-])\1)"),
        ("a mark at the start of a line", r"^[ \t*#:;=!\uff03]|^----"),
    )
}
"""Of none of these may there be more than before."""
_REDIRECT = re.compile(r"\s*[#\uff03]\S+?\s*:?\s*\[\[")
"""The word is another one in each language, so any will do."""


def why_not(left: str, before: str, replacement: str, right: str) -> str:
    """Return what speaks against ``replacement`` in place of ``before``; empty if nothing does.

    ``left`` and ``right`` are the text on both sides of it, or a part of that.
    """
    if before == replacement:
        return "it changes nothing"
    if max(len(before), len(replacement)) > LONGEST:
        return f"it changes more than {LONGEST} characters at once"
    left, right = left[-NEAR:], right[:NEAR]
    old, new = f"{left}{before}{right}", f"{left}{replacement}{right}"
    for what, pattern in _ADDED.items():
        if _count(pattern, new) > _count(pattern, old):
            return f"it adds {what}"
    return ""


def makes_redirect(old: str, new: str) -> bool:
    """Tell whether a page that begins with ``new`` redirects, where one with ``old`` does not."""
    return bool(_REDIRECT.match(new)) and not _REDIRECT.match(old)


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))
