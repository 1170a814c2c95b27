"""A space just inside round brackets: "( 1889 to 1950)" -> "(1889 to 1950)".

Left alone: brackets next to a template or reference (which may need the space), formulas,
emoticons, and brackets that the text itself mentions ("( and ) delimit").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.common.brackets import (
    BRACKETS,
    closing,
    is_call,
    is_plain,
    is_text,
    opening,
)
from bot_plugins.languages.common.spacing import last_words
from bot_plugins.languages.common.spoken import is_spoken_of
from bot_plugins.languages.common.unseen import SHOWN, UNSEEN


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to remove the space just inside a pair of round brackets."""
    for pair in BRACKETS.finditer(document.prose):
        if is_text(document.prose, pair) and not _is_spoken_of(document, pair):
            yield from _suggestions(document.prose, pair)


def _suggestions(prose: str, pair: re.Match[str]) -> Iterator[Suggestion]:
    """Yield the changes for one pair: both sides in one change if there is no markup between."""
    if is_call(prose, pair):
        return
    first, last = opening(prose, pair), closing(prose, pair)
    if first and last and last.replacement == ")" and is_plain(pair["inside"]):
        edit = Edit(first.start, last.end, f"{first.replacement}{pair['inside'].strip()})")
        yield Suggestion(edit, "no space follows an opening or precedes a closing bracket")
        return
    if first:
        yield Suggestion(first, "no space follows an opening bracket")
    if last:
        yield Suggestion(last, "no space goes before a closing bracket")


def _is_spoken_of(document: Document, pair: re.Match[str]) -> bool:
    """Tell whether the text mentions the brackets: "( and ) delimit", "use ( for grouping"."""
    inside = pair["inside"]
    return (
        inside.split()[-1] in last_words()
        or is_spoken_of(document, pair.start(), pair.start("inside"))
        or is_spoken_of(document, pair.end() - 1, pair.end())
    )


RULE = Rule(
    summary="space inside brackets",
    counted=True,
    applicability=Applicability.TRUSTED,
    check=check,
    triggers=(
        rf"(?:[^!-~]|[a-zà-ÿ]{{2}})\([ \t]+{UNSEEN}[0-9A-Za-zÀ-ɏ]",
        rf"[\pL\pN]{SHOWN}[ \t]+\)(?:[ \n.,;]|[a-zà-ÿ]{{2}}|$)",
    ),
    examples=(
        Keeps("They met ( {{circa}} 1900) there.", "a template beside the bracket"),
        Keeps("The set f( x ) is open, as is ( 1, 2, 3 ) there.", "mathematics"),
        Keeps("It was fun : ) they said.", "an emoticon"),
        Keeps("* small fonts (    12dot, 2 sets)", "columns aligned with spaces"),
        Keeps("They call it bool( a and b ) and print( a ) there.", "code"),
        Keeps(
            "In C ( and ) delimit a list; use ( for grouping and ) to end it.",
            "the brackets themselves are named",
        ),
        Keeps("A line with ( opens it, while ) closes it.", "the brackets themselves are named"),
        Keeps("Press ( Edit ) ( Fork ) on top, then click ( Edit )", "buttons"),
        Keeps("So GT = ( all towns held )/4 and it is an event ( ssi ).", "formulas and code"),
        Keeps("See {{small|x}} ) there.", "a template beside the bracket"),
        Fixes("The king ( and his son ) left.", "The king (and his son) left."),
        Fixes("King Olav ( 1871–1940) left.", "King Olav (1871–1940) left."),
        Fixes("The king ( and his son) left.", "The king (and his son) left."),
        Fixes("The king\u00a0( and his son) left.", "The king\u00a0(and his son) left."),
        Fixes("They met Ann ( Holm ), Bob and Joe.", "They met Ann (Holm), Bob and Joe."),
        Fixes("The king( and his son ) left.", "The king (and his son) left."),
        Fixes("The king (and his son )left.", "The king (and his son) left."),
        Fixes("The king (and his son ) left.", "The king (and his son) left."),
    ),
)
