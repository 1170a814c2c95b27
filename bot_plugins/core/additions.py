"""Check of what an edit adds to its context: it must add no markup, link or signature.

It needs only the text next to the edit, so it also works where the page is not at hand.
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
"""Code points of context examined on each side; the longest magic word has about 30."""

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
"""An edit must not increase the number of matches of any of these patterns."""
_REDIRECT = re.compile(r"\s*[#\uff03]\S+?\s*:?\s*\[\[")
"""The keyword differs between languages, so any word matches."""


def why_not(left: str, before: str, replacement: str, right: str) -> str:
    """Return the objection to ``replacement`` in place of ``before``; empty if there is none.

    ``left`` and ``right`` are the text on either side of ``before``, or the nearest part of it.
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
    """Tell whether a page beginning with ``new`` redirects and one beginning with ``old`` not."""
    return bool(_REDIRECT.match(new)) and not _REDIRECT.match(old)


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))
