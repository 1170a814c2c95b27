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

SUFFIXES = "Net Com Org Io Js Py Uk De Fr Eu Info Tv Exe Txt Pdf Html Xml".split()
"""What follows a full stop in names of programs and sites."""
OPENERS = frozenset(
    "The In It He She This They At On As After For From An His Her Its However There These When"
    " While During But".split()
)
"""English words that open a sentence even behind a name."""
_FLATTENED = re.compile(r"[.:]\*|\S==+\w")
"""What a page looks like that has lost its line ends: there a line end is missing."""
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
        if _FLATTENED.search(document.source, *_line(document.source, match.start())):
            continue
        if following and following[0] not in SUFFIXES and (not name or following[0] in OPENERS):
            yield Suggestion(Edit(*match.span("stop"), ". "), "a space follows a full stop")


def _line(source: str, position: int) -> tuple[int, int]:
    """Return the line of ``source`` that holds ``position``."""
    end = source.find("\n", position)
    return source.rfind("\n", 0, position) + 1, len(source) if end < 0 else end


RULE = Rule(
    summary="space after full stop",
    counted=True,
    applicability=Applicability.TRUSTED,
    check=check,
    triggers=(r"[a-zà-ÿ0-9)\]>]'*\.(?:'|\[\[(?:[^\[\]|\n]*\|)?|<\w+\s*>)*[A-Z]",),
    examples=(
        Leaves("They read Rec.Sport.Soccer and Zabalaza.Net daily.", "dotted names"),
        Leaves("He wrote asp.Net pages.", "a program's name"),
        Leaves("See http://example.org/a.The for more.", "an address"),
        Leaves("He lived in the U.S.A. then, i.e.The States.", "abbreviations"),
        Leaves("It costs 1.5 or 2.A per page.", "numbers"),
        Leaves("Kubin, K. (1998).Kubin, L. (1999).", "a citation"),
        Leaves("It has models.* &quot;T&quot; cars.Some cars are red.", "line ends are lost"),
        Leaves('The sign said "shut.The end".', "a quotation is verbatim"),
        Fixes("It closed in 1964.The town grew.", "It closed in 1964. The town grew."),
        Fixes("The mill burned.After that it rained.", "The mill burned. After that it rained."),
        Fixes("He went to [[Rome]].Then he wrote.", "He went to [[Rome]]. Then he wrote."),
        Fixes("It fell.[[war|The war]] was over.", "It fell. [[war|The war]] was over."),
    ),
)
