"""A full stop without a space after it: "in 1964.The town" -> "in 1964. The town".

Fires between a word in lower case (or a year) and a capitalised word. Left alone: addresses
and dotted names (Rec.Sport.Soccer, ASP.Net), initials and abbreviations (i.e.The).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.edits import Edit
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion
from bot_plugins.text.unseen import UNSEEN

SUFFIXES = "Net Com Org Io Js Py Uk De Fr Eu Info Tv Exe Txt Pdf Html Xml".split()
"""What follows a full stop in names of programs and sites."""
OPENERS = frozenset(
    "The In It He She This They At On As After For From An His Her Its However There These When"
    " While During But".split()
)
"""English words that open a sentence even behind a name."""
_FLATTENED_ITEM = re.compile(r"[.:]\*(?:(?!\.[ A-Z]).)*\Z")
"""A sentence that is a list item on a page that has lost its line ends: one is missing here."""
_LONGEST = 1000
"""Code points of a sentence that are looked back at."""
PATTERN = re.compile(
    rf"(?P<word>(?<![\w.@/\\])(?:[a-zà-ÿ]{{2,}}|[A-Z][a-zà-ÿ]{{2,}}|[12]\d{{3}}(?![)\]]))[)\]]?{TRANSPARENT}*)"
    rf"(?P<stop>\.)(?={TRANSPARENT}*(?:[A-Z][a-zà-ÿ]+|A|I)[\s,;:'’])"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest a space after a full stop that ends a sentence."""
    prose = document.prose
    for match in PATTERN.finditer(prose):
        following = re.match(r"\w+", prose[match.end() :][:40].lstrip(TRANSPARENT))
        name = match["word"][0].isupper() and TRANSPARENT not in match["word"]
        before = _line_before(document.source, match.start("stop"))
        if "*" in before and _FLATTENED_ITEM.search(before):
            continue
        if following and following[0] not in SUFFIXES and (not name or following[0] in OPENERS):
            yield Suggestion(Edit(*match.span("stop"), ". "), "a space follows a full stop")


def _line_before(source: str, position: int) -> str:
    """Return what stands before ``position`` on its line, as far as a sentence may reach."""
    return source[max(source.rfind("\n", 0, position) + 1, position - _LONGEST) : position]


RULE = Rule(
    summary="space after full stop",
    counted=True,
    applicability=Applicability.TRUSTED,
    check=check,
    triggers=(
        rf"(?:[a-zà-ÿ]{{2}}|[12]\d{{3}})[)\]]?{UNSEEN}\.{UNSEEN}"
        r"(?:[A-Z][a-zà-ÿ]+|A|I)(?:[\s,;:']|[^\x00-\x7f])",
    ),
    examples=(
        Leaves("They read Rec.Sport.Soccer and Zabalaza.Net daily.", "dotted names"),
        Leaves("He wrote asp.Net pages.", "a program's name"),
        Leaves("See http://example.org/a.The for more.", "an address"),
        Leaves("He lived in the U.S.A. then, i.e.The States.", "abbreviations"),
        Leaves("It costs 1.5 or 2.A per page.", "numbers"),
        Leaves("Kubin, K. (1998).Kubin, L. (1999).", "a citation"),
        Leaves("It has names:* &quot;T&quot; is a car.Some are red.", "a line end is lost"),
        Leaves('The sign said "shut.The end".', "a quotation is verbatim"),
        Fixes("It closed in 1964.The town grew.", "It closed in 1964. The town grew."),
        Fixes("The mill burned.After that it rained.", "The mill burned. After that it rained."),
        Fixes("Names:* A is one. B is two.Both end.", "Names:* A is one. B is two. Both end."),
        Fixes("He went to [[Rome]].Then he wrote.", "He went to [[Rome]]. Then he wrote."),
        Fixes("It fell.[[war|The war]] was over.", "It fell. [[war|The war]] was over."),
    ),
)
