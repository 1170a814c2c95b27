"""A space just inside round brackets: "( 1889 to 1950)" -> "(1889 to 1950)".

Left alone: brackets beside opaque places (the template beside them may be what needs the
space), formulas, emoticons, and brackets that are spoken of ("( and ) delimit").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion
from bot_plugins.text.spacing import LAST_WORDS
from bot_plugins.text.spoken import is_spoken_of

BRACKETS = re.compile(r"\((?P<inside>[^()\n]*)\)")
_WORDS = re.compile(r"[^\W\d_]{3}")
_LEADING = re.compile(r"[ \t]+(?=[0-9A-Za-zÀ-ɏ])")
_AFTER_CLOSING = ("", " ", "\n", ".", ",", ";")
_CODE = re.compile(r"[&|;{}<>]")
_OPERATORS = ("=", "+", "-", "*", "/", "<", ">")
_SHORTEST = 4
"""Letters of one word in brackets, at least."""
_TRAILING = re.compile(r"(?<=[^\W_])[ \t]+$")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to drop the space just inside a pair of round brackets."""
    prose = document.prose
    for pair in BRACKETS.finditer(prose):
        inside, start = pair["inside"], pair.start("inside")
        leading, trailing = _LEADING.match(inside), _TRAILING.search(inside)
        if not _is_text(prose, pair) or _is_spoken_of(document, pair):
            continue
        is_phrase = bool(trailing) or " " in inside.strip()
        if leading and is_phrase and prose[start - 2 : start - 1].isspace():
            edit = Edit(start - 1, start + leading.end(), "(")
            yield Suggestion(edit, "no space follows an opening bracket")
        if trailing and prose[pair.end() : pair.end() + 1] in _AFTER_CLOSING:
            edit = Edit(start + trailing.start(), pair.end(), ")")
            yield Suggestion(edit, "no space goes before a closing bracket")


def _is_text(prose: str, pair: re.Match[str]) -> bool:
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


def _is_spoken_of(document: Document, pair: re.Match[str]) -> bool:
    """Tell whether the brackets themselves are meant: "( and ) delimit", "use ( for grouping"."""
    inside = pair["inside"]
    return (
        inside.split()[-1] in LAST_WORDS
        or is_spoken_of(document, pair.start(), pair.start("inside"))
        or is_spoken_of(document, pair.end() - 1, pair.end())
    )


RULE = Rule(
    summary="space inside brackets",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(
        r"[^!-~]\([ \t]+[0-9A-Za-zÀ-ɏ]",
        r"[\pL\pN][ \t]+\)(?:[ \n.,;]|$)",
    ),
    examples=(
        Leaves("They met ( {{circa}} 1900) there.", "a template beside the bracket"),
        Leaves("The set f( x ) is open.", "a formula"),
        Leaves("Vectors are ( 1, 2, 3 ) there.", "mathematics"),
        Leaves("It was fun : ) they said.", "an emoticon"),
        Leaves("In C ( and ) delimit a list.", "the brackets themselves are meant"),
        Leaves("Use ( for grouping and ) to end it.", "the brackets themselves are meant"),
        Leaves("A line with ( opens it, while ) closes it.", "the brackets themselves are meant"),
        Leaves("Press ( Edit ) ( Fork ) on top, then click ( Edit )", "buttons"),
        Leaves("So GT = ( all towns held )/4 and it is an event ( ssi ).", "formulas and code"),
        Leaves("See {{small|x}} ) there.", "a template beside the bracket"),
        Fixes("The king ( and his son) left.", "The king (and his son) left."),
        Fixes("The king\u00a0( and his son) left.", "The king\u00a0(and his son) left."),
        Fixes("They met Ann ( Holm ), Bob and Joe.", "They met Ann (Holm), Bob and Joe."),
        Fixes("The king (and his son ) left.", "The king (and his son) left."),
    ),
)
