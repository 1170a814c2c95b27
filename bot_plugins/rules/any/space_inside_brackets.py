"""A space just inside round brackets: "( 1889 to 1950)" -> "(1889 to 1950)".

Left alone: brackets beside opaque places (the template beside them may be what needs the
space), formulas, emoticons, and brackets that are spoken of ("( and ) delimit").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import OPAQUE, TRANSPARENT, Document
from bot_plugins.edits import Edit
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion
from bot_plugins.text.brackets import BRACKETS, is_text
from bot_plugins.text.spacing import last_words
from bot_plugins.text.spoken import is_spoken_of
from bot_plugins.text.unseen import SHOWN, UNSEEN

_LEADING = re.compile(rf"[ \t]+(?={TRANSPARENT}*[0-9A-Za-zÀ-ɏ])")
_AFTER_CLOSING = ("", " ", "\n", ".", ",", ";")
_TRAILING = re.compile(rf"(?<=[^\W_]){TRANSPARENT}*(?P<space>[ \t]+)$")


_MARKUP = re.compile(f"[{OPAQUE}{TRANSPARENT}]")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to drop the space just inside a pair of round brackets."""
    for pair in BRACKETS.finditer(document.prose):
        if is_text(document.prose, pair) and not _is_spoken_of(document, pair):
            yield from _suggestions(document.prose, pair)


def _suggestions(prose: str, pair: re.Match[str]) -> Iterator[Suggestion]:
    """Yield what closes up one pair: both sides in one change where no markup is between."""
    inside, start = pair["inside"], pair.start("inside")
    leading, trailing = _LEADING.match(inside), _TRAILING.search(inside)
    is_phrase = bool(trailing) or " " in inside.strip() or inside.strip()[:4].isdigit()
    first = last = None
    if leading and is_phrase and prose[start - 2 : start - 1].isspace():
        first = Edit(start - 1, start + leading.end(), "(")
    if trailing and prose[pair.end() : pair.end() + 1] in _AFTER_CLOSING:
        last = Edit(start + trailing.start("space"), pair.end(), ")")
    if first and last and not _MARKUP.search(inside):
        edit = Edit(first.start, last.end, f"({inside.strip()})")
        yield Suggestion(edit, "no space stands inside brackets")
        return
    if first:
        yield Suggestion(first, "no space follows an opening bracket")
    if last:
        yield Suggestion(last, "no space goes before a closing bracket")


def _is_spoken_of(document: Document, pair: re.Match[str]) -> bool:
    """Tell whether the brackets themselves are meant: "( and ) delimit", "use ( for grouping"."""
    inside = pair["inside"]
    return (
        inside.split()[-1] in last_words()
        or is_spoken_of(document, pair.start(), pair.start("inside"))
        or is_spoken_of(document, pair.end() - 1, pair.end())
    )


RULE = Rule(
    summary="space inside brackets",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(
        rf"[^!-~]\([ \t]+{UNSEEN}[0-9A-Za-zÀ-ɏ]",
        rf"[\pL\pN]{SHOWN}[ \t]+\)(?:[ \n.,;]|$)",
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
        Fixes("The king ( and his son ) left.", "The king (and his son) left."),
        Fixes("King Olav ( 1871–1940) left.", "King Olav (1871–1940) left."),
        Fixes("The king ( and his son) left.", "The king (and his son) left."),
        Fixes("The king\u00a0( and his son) left.", "The king\u00a0(and his son) left."),
        Fixes("They met Ann ( Holm ), Bob and Joe.", "They met Ann (Holm), Bob and Joe."),
        Fixes("The king (and his son ) left.", "The king (and his son) left."),
    ),
)
