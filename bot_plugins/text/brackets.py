"""Round brackets in running text, beside those of formulas and buttons."""

from __future__ import annotations

import re

BRACKETS = re.compile(r"\((?P<inside>[^()\n]*)\)")
_WORDS = re.compile(
    r"[^\W\d_]{3}|\A[ \t]*[12]\d{3}(?:[ \t]*[-–][ \t]*(?:[12]\d{3}|\d\d)?)?[ \t]*\Z"
)
"""A word, or a year or two and nothing else."""
_CODE = re.compile(r"[&|;{}<>]")
_OPERATORS = ("=", "+", "-", "*", "/", "<", ">")
_SHORTEST = 4
"""Letters of one word in brackets, at least."""


def is_text(prose: str, pair: re.Match[str]) -> bool:
    """Tell brackets in running text from formulas, and from a button's: "( Edit ) ( Fork )"."""
    inside, before = pair["inside"], prose[: pair.start()].rstrip(" ")[-1:]
    if not _WORDS.search(inside) or before in _OPERATORS or _CODE.search(inside):
        return False
    word = inside.strip()
    if " " in word or not (inside[0].isspace() and inside[-1].isspace()):
        return True
    is_plain = word.isalpha() and len(word) >= _SHORTEST and before.isalpha()
    behind = prose[pair.end() : pair.end() + 2]
    return is_plain and behind != " (" and not (word.istitle() and behind[:1] in ("", "\n"))
