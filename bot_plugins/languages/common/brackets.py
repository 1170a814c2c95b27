"""Round brackets in running text, as opposed to those of formulas and buttons."""

from __future__ import annotations

import re

from bot_plugins.core.edits import Edit
from bot_plugins.document import OPAQUE, TRANSPARENT

BRACKETS = re.compile(r"\((?P<inside>[^()\n]*)\)")
_WORDS = re.compile(
    r"[^\W\d_]{3}|\A[ \t]*[12]\d{3}(?:[ \t]*[-–][ \t]*(?:[12]\d{3}|\d\d)?)?[ \t]*\Z"
)
"""A word, or one or two years and nothing else."""
_CODE = re.compile(r"[&|;{}<>]")
_OPERATORS = ("=", "+", "-", "*", "/", "<", ">")
_LONG = re.compile(r"[^\W\d_]{3}|[12]\d{3}")
_TEXT = re.compile(r"[a-zà-ÿ]{2},? [A-ZÀ-Þ]?[a-zà-ÿ]{2,}\Z")
"""Words of a sentence; the last one is no name in a program."""
_NEAR = 60
"""Code points to look back."""
_LEADING = re.compile(rf"[ \t]{{1,2}}(?={TRANSPARENT}*[0-9A-Za-zÀ-ɏ])")
_TRAILING = re.compile(rf"(?<=[^\W_]){TRANSPARENT}*(?P<space>[ \t]{{1,2}})$")
"""Spaces that are there by mistake; more than two align columns."""
_AFTER_CLOSING = ("", " ", "\n", ".", ",", ";")
_SHORTEST = 4
"""Minimum number of letters of a single word in brackets."""

_WORD = re.compile(r"[a-zà-ÿ]{2,}(?=[ ,.])")


def is_text(prose: str, pair: re.Match[str]) -> bool:
    """Tell whether the brackets are in running text, not in a formula or a button ("( Edit )")."""
    inside, before = (
        pair["inside"],
        prose[max(0, pair.start() - _NEAR) : pair.start()].rstrip(" ")[-1:],
    )
    if not _WORDS.search(inside) or before in _OPERATORS or _CODE.search(inside):
        return False
    word = inside.strip()
    if " " in word or word[:4].isdigit() or not (inside[0].isspace() and inside[-1].isspace()):
        return True
    is_plain = word.isalpha() and len(word) >= _SHORTEST and before.isalpha()
    behind = prose[pair.end() : pair.end() + 2]
    return is_plain and behind != " (" and not (word.istitle() and behind[:1] in ("", "\n"))


def is_call(prose: str, pair: re.Match[str]) -> bool:
    """Tell whether the brackets may belong to a function call: "bool( a and b )"."""
    is_glued = prose[max(0, pair.start() - 1) : pair.start()].isalnum()
    return (
        is_glued and _LEADING.match(pair["inside"]) is not None and not _is_behind_word(prose, pair)
    )


def is_plain(inside: str) -> bool:
    """Tell whether the brackets contain no markup."""
    return OPAQUE not in inside and TRANSPARENT not in inside


def opening(prose: str, pair: re.Match[str]) -> Edit | None:
    """Return the edit that removes a space after the opening bracket of a phrase, year or name."""
    inside, start = pair["inside"], pair.start()
    leading = _LEADING.match(inside)
    word = inside.strip(f" \t{TRANSPARENT}")
    is_phrase = " " in word or word[:4].isdigit() or word.istitle() or not is_plain(inside)
    is_phrase = is_phrase or _TRAILING.search(inside) is not None
    if not leading or not is_phrase:
        return None
    if _is_behind_word(prose, pair):
        return Edit(start, start + 1 + leading.end(), " (")
    is_apart = prose[max(0, start - 1) : start].isspace()
    return Edit(start, start + 1 + leading.end(), "(") if is_apart else None


def closing(prose: str, pair: re.Match[str]) -> Edit | None:
    """Return the edit that removes a space before the closing bracket, or moves it after it."""
    trailing = _TRAILING.search(pair["inside"])
    behind = prose[pair.end() : pair.end() + 1]
    if not trailing or not (behind in _AFTER_CLOSING or _is_before_word(prose, pair)):
        return None
    start = pair.start("inside") + trailing.start("space")
    return Edit(start, pair.end(), ") " if behind.isalpha() else ")")


def _is_before_word(prose: str, pair: re.Match[str]) -> bool:
    """Tell whether a phrase in brackets is followed by a word without a space: "(in 1254 )lies"."""
    before = prose[max(0, pair.start() - 1) : pair.start()]
    return (
        before.isspace()
        and " " in pair["inside"].strip()
        and _WORD.match(prose, pair.end()) is not None
    )


def _is_behind_word(prose: str, pair: re.Match[str]) -> bool:
    """Tell whether a phrase in brackets follows a word without a space: "king( and his son)"."""
    before = prose[max(0, pair.start() - _NEAR) : pair.start()]
    words = _LONG.findall(pair["inside"])
    return len(words) > 1 and _TEXT.search(before) is not None
