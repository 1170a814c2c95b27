"""Two marks side by side: "it ended,. Then" -> "it ended. Then", "rose;; it" -> "rose; it".

At the end of a sentence the full stop is kept; within a sentence, the stronger mark. Left alone:
abbreviations ("Inc.,"), numbers, entities, code, and a mark that belongs to a name ("Yahoo!.").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import OPAQUE, TRANSPARENT, Document
from bot_plugins.languages.common.unseen import SHOWN, UNSEEN

_WORD = rf"(?:[^\W\d_]{{2}}|\d{{3}}|[)\]]){TRANSPARENT}*"
_LONG = "[a-zß-ÿ]{7}"
"""The end of a word that is too long for an abbreviation."""
_END = rf"$|\n|{OPAQUE}|[ \t]+{TRANSPARENT}*[A-ZÀ-Þ]"
PATTERN = re.compile(
    rf"(?P<last>{_WORD})(?:(?P<end>,[ \t]?\.|;\.)(?={_END})"
    rf"|(?P<within>;[ \t]?;|,[;:]|;,)(?=\n|[ \t]+{TRANSPARENT}*[^\W_])"
    rf"|(?:(?<={_LONG})|(?<={_LONG}{TRANSPARENT}{TRANSPARENT}))(?P<long>\.,)(?= [a-zß-ÿ])"
    rf"|(?<=[a-zß-ÿ]{{5}})(?P<ended>\.,)(?= [A-ZÀ-Þ])"
    rf"|(?P<called>[?!])\.(?=$|\n|{OPAQUE}|[ \t]+[A-ZÀ-Þ]))"
)
_ENTITY = re.compile(r"&#?\w+\Z")
_VOWEL = re.compile(r"[aeiouyà-öø-ÿ]")
_SYLLABLE = 4
"""Last characters of a word, one of which is a vowel unless it is abbreviated ("musiknr.")."""
_LOW = re.compile(rf"(?:^|[ \t\n])[a-zß-ÿ]\w+{TRANSPARENT}*\Z")
_WINDOW = 60
"""Code points before the marks that are searched for a word."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to keep only the mark that is meant."""
    for match in PATTERN.finditer(document.prose):
        start = match.end("last")
        before = document.prose[max(0, start - _WINDOW) : start]
        if _ENTITY.search(before):
            continue
        if match["end"]:
            yield Suggestion(
                Edit(start, match.end(), "."),
                "two marks in a row; the sentence ends here",
            )
        elif match["within"]:
            edit = Edit(start, match.end(), match["within"].strip(",")[0])
            others = (",",) if "," in match["within"] else ()
            yield Suggestion(edit, "two marks in a row where one is enough", alternatives=others)
        elif (match["long"] or match["ended"]) and _VOWEL.search(before[-_SYLLABLE:]):
            mark, other = ",." if match["long"] else ".,"
            edit = Edit(start, match.end(), mark)
            yield Suggestion(edit, "two marks in a row where one is enough", alternatives=(other,))
        elif _LOW.search(before):
            edit = Edit(start, match.end(), match["called"])
            yield Suggestion(edit, "no full stop follows '?' or '!'", Applicability.REPORT)


RULE = Rule(
    summary="clashing marks",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(
        rf"(?:[\pL\pN]{{2}}|[)\]]){SHOWN}(?:,[ \t]?\.(?:[^.]|$)|[?!]\.(?:\s|<|$))",
        rf"(?:[\pL\pN]{{2}}|[)\]]){SHOWN},[;:](?:\n|[ \t]+{UNSEEN}[\pL\pN])",
        rf"(?:(?:^|[^&#\pL\pN])[\pL\pN]{{2,}}|[)\]]){SHOWN}(?:;\.(?:[^.]|$)"
        rf"|;[ \t]?[;,](?:\n|[ \t]+{UNSEEN}[\pL\pN]))",
        rf"[a-zß-ÿ]{{5}}{SHOWN}\., [A-Za-zÀ-ÿ]",
    ),
    examples=(
        Keeps("He owned Mills Inc., and sold it.", "an abbreviation's full stop"),
        Keeps("They wrote R&amp;. Then Q&zzz;. Then.", "a character entity, known or not"),
        Keeps("It costs 5,.5 crowns; use ,. or so.", "numbers, and marks that are spoken of"),
        Keeps("Use :ssh:. Or Mail:: and http:, too.", "names in programs"),
        Keeps("He worked for Yahoo!. Then he left.", "the mark is part of a name"),
        Keeps('He wrote: "no,. Then" there.', "a quotation is verbatim"),
        Fixes("It ended,. Then it rained.", "It ended. Then it rained."),
        Fixes("It protects the [[bison]],.", "It protects the [[bison]]."),
        Fixes("It ended, .", "It ended."),
        Fixes("It rose in May;; it fell in June.", "It rose in May; it fell in June."),
        Fixes("It has a church., It fell.", "It has a church. It fell.", alternatives=(",",)),
        Fixes("It has a building., but", "It has a building, but", alternatives=(".",)),
        Fixes("It rose in May,; it fell.", "It rose in May; it fell.", alternatives=(",",)),
        Fixes(
            "What was it?. Nobody knew.",
            "What was it? Nobody knew.",
            applicability=Applicability.REPORT,
        ),
    ),
)
