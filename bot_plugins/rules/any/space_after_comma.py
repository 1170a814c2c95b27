"""A comma without a space after it: "churches,schools" -> "churches, schools".

Fires between words, between names in a sentence ("in Graz,Vienna and Rome"), and next to a year.
Left alone: numbers (1,000), code, addresses, names that stand alone ("Foo,Bar"), and commas
between single letters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import TRANSPARENT, Document, Span
from bot_plugins.languages.common.running import trusted_in_paragraph
from bot_plugins.languages.common.unseen import UNSEEN

_WORD = (
    rf"(?P<word>(?<=[^\W\d_]{{2}})[)\]]?{TRANSPARENT}*,(?={TRANSPARENT}*[a-zà-ÿ]{{2,}}[\s,.;)]))"
)
_NAME = rf"(?P<name>(?<=[a-zà-ÿ])[)\]]?{TRANSPARENT}*,(?={TRANSPARENT}*[A-ZÀ-Þ][a-zà-ÿ]))"
_YEAR = r"[ (](?:1\d|20)\d\d,(?=(?:[^\W\d_]{2,}|(?:1\d|20)\d\d)[\s,.])"
_DATE = r"\b[A-ZÀ-Þ][a-zà-ÿ]{2,8} \d{1,2},(?=(?:1\d|20)\d\d(?![\w-]|[,.]\d))"
PATTERN = re.compile(f"{_WORD}|{_NAME}|{_YEAR}|{_DATE}")
_TUPLE = re.compile(r"\([^\s()]+\)")
"""Brackets without any space: "(left,right)" is code."""
_LIST = re.compile(r"[^\W\d_],? (?:[A-ZÀ-Þ]?[a-zà-ÿ]+[,-])*[A-ZÀ-Þ]?[a-zà-ÿ]+[)\]]?\Z")
"""A word, and words separated by commas, all of letters."""
_GOES_ON = re.compile(r"(?:[A-ZÀ-Þ][a-zà-ÿ]+[,-])*[A-ZÀ-Þ][a-zà-ÿ]+(?:[ \n.;)]|$)")
_WINDOW = 60


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest a space after a comma that has words on both sides."""
    prose = document.prose
    tuples = [match.span() for match in _TUPLE.finditer(prose)]
    for match in PATTERN.finditer(prose):
        comma = match.end() - 1
        before = prose[max(0, comma - _WINDOW) : comma].rsplit(maxsplit=1)[-1]
        is_code = re.search(r"[@/\\=_<>{}.:]|(?:cis|trans)$", before) or _is_in(comma, tuples)
        if not is_code and (match["name"] is None or _is_listed(prose, comma)):
            applicability = trusted_in_paragraph(document, comma)
            yield Suggestion(Edit(comma, comma + 1, ", "), "a space follows a comma", applicability)


def _is_listed(prose: str, comma: int) -> bool:
    """Tell whether a comma between names is inside a sentence that continues after it."""
    before = prose[max(0, comma - _WINDOW) : comma].replace(TRANSPARENT, "")
    after = prose[comma + 1 : comma + _WINDOW].replace(TRANSPARENT, "")
    return _LIST.search(before) is not None and _GOES_ON.match(after) is not None


def _is_in(position: int, spans: Sequence[Span]) -> bool:
    """Tell whether ``position`` is in one of ``spans``, which are sorted."""
    index = bisect_right(spans, position, key=itemgetter(0)) - 1
    return index >= 0 and position < spans[index][1]


RULE = Rule(
    summary="space after comma",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(
        rf",{UNSEEN}[A-Za-zÀ-Þà-ÿ][a-zà-ÿ]",
        r"(?:^|[\s(\[])\d\d\d\d,(?:\pL\pL|\d\d\d\d)",
        r" \d\d?,\d\d\d\d",
    ),
    examples=(
        Keeps("It has 1,000 people and 1,5 metres.", "numbers"),
        Keeps("The command a,b and x,yes.", "single letters"),
        Keeps("We have (left,right,top) and find(place,owners).", "code"),
        Keeps("The cis,trans and trans,trans isomers differ.", "chemistry"),
        Keeps("See example.org/page,one or print(Foo,Bar).", "an address and code"),
        Keeps("Foo,Bar", "names without a sentence"),
        Keeps("{{coord|1|2|display=inline,title}}", "a template's argument"),
        Keeps('The sign said "churches,schools".', "a quotation is verbatim"),
        Fixes(
            "It has churches,schools and mills.",
            "It has churches, schools and mills.",
            applicability=Applicability.TRUSTED,
        ),
        Fixes(
            "* It has churches,schools and mills.",
            "* It has churches, schools and mills.",
            applicability=Applicability.REVIEW,
        ),
        Fixes("In [[Rome]],he wrote it.", "In [[Rome]], he wrote it."),
        Fixes("It has mills,[[church|old ones]].", "It has mills, [[church|old ones]]."),
        Fixes("He lived in Graz,[[Linz]] and Rome.", "He lived in Graz, [[Linz]] and Rome."),
        Fixes("On May 5,1990 it fell.", "On May 5, 1990 it fell."),
        Fixes("In 1950,he left.", "In 1950, he left."),
    ),
)
