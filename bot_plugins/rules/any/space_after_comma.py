"""A comma without a space after it: "churches,schools" -> "churches, schools".

Fires between words only. Left alone: numbers (1,000), names and code ("Foo,Bar"), addresses,
commas between capital letters or single letters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from bot_plugins.document import TRANSPARENT, Document, Span
from bot_plugins.edits import Edit
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion
from bot_plugins.text.unseen import UNSEEN

PATTERN = re.compile(
    rf"(?<=[^\W\d_]{{2}})(?P<shut>[)\]]?{TRANSPARENT}*),(?={TRANSPARENT}*[a-zà-ÿ]{{2,}}[\s,.;)])"
)
_TUPLE = re.compile(r"\([^\s()]+\)")
"""Brackets without any space: "(left,right)" is code."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest a space after a comma that has words on both sides."""
    prose = document.prose
    tuples = [match.span() for match in _TUPLE.finditer(prose)]
    for match in PATTERN.finditer(prose):
        comma = match.end() - 1
        before = prose[max(0, comma - 60) : comma].rsplit(maxsplit=1)[-1]
        if not re.search(r"[@/\\=_<>{}.:]|(?:cis|trans)$", before) and not _is_in(comma, tuples):
            yield Suggestion(Edit(comma, comma + 1, ", "), "a space follows a comma")


def _is_in(position: int, spans: Sequence[Span]) -> bool:
    """Tell whether ``position`` is in one of some spans, which are sorted."""
    index = bisect_right(spans, position, key=itemgetter(0)) - 1
    return index >= 0 and position < spans[index][1]


RULE = Rule(
    summary="space after comma",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(rf",{UNSEEN}[a-zà-ÿ]{{2}}",),
    examples=(
        Leaves("It has 1,000 people and 1,5 metres.", "numbers"),
        Leaves("The command a,b and x,yes.", "single letters"),
        Leaves("We have (left,right,top) and find(place,owners).", "code"),
        Leaves("The cis,trans and trans,trans isomers differ.", "chemistry"),
        Leaves("See example.org/page,one and Foo,Bar.", "an address and a name"),
        Leaves("{{coord|1|2|display=inline,title}}", "a template's argument"),
        Leaves('The sign said "churches,schools".', "a quotation is verbatim"),
        Fixes("It has churches,schools and mills.", "It has churches, schools and mills."),
        Fixes("In [[Rome]],he wrote it.", "In [[Rome]], he wrote it."),
        Fixes("It has mills,[[church|old ones]].", "It has mills, [[church|old ones]]."),
    ),
)
