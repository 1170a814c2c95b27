"""A round bracket glued to the word outside it: "Rome(in Italy)" -> "Rome (in Italy)".

Fires where the brackets contain a phrase or an initialism, or begin with a year. Left alone:
"member(s)", "(re)build", function calls, names in code, and formulas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import TRANSPARENT, Document

_NO_TYPE = "(?!(?:bool|char|const|int|self|str|unsigned|var|void) )"
"""Excludes parameters with their types, as in programs."""
_PHRASE = (
    rf"(?:{_NO_TYPE}[a-zà-ÿ]{{2,}}(?: [a-zà-ÿ’'-]*[a-zà-ÿ’'](?=[,.?!]?[ )]))++[,.?!]?"
    r"(?: [\w’',.-]*[\w’',.])*|(?:1\d|20)\d\d ?(?:to|–|-)[\w –,-]+"
    r"|[a-zà-ÿ]{1,8}\.? (?:\w{1,9} ){0,2}(?:1\d|20)\d\d)"
)
"""Two or more lower-case words, or years; each word is matched in one way only."""
_OPEN = "".join(rf"(?<!\b{name})" for name in "max min parse poly Poly print read".split())
"""Excludes brackets after names of functions and polymers."""
BEFORE = re.compile(rf"(?<![\w.$@/\\#&|<>=:'’-])[A-ZÀ-Þ]?[a-zà-ÿ]{{2,}}{_OPEN}(?=\({_PHRASE}\))")
NAMED = re.compile(r"(?<=[a-zà-ÿ] )[A-ZÀ-Þ][a-zà-ÿ]{2,}(?=\([A-ZÀ-Þ][a-zà-ÿ]{3,}\)[ ,.;])")
"""A name, and another name in brackets: "Krauss(Munich)"."""
LINKED = re.compile(rf"(?<=\w{TRANSPARENT}{TRANSPARENT})(?=\((?:(?:1\d|20)\d\d|{_PHRASE})\))")
"""The end of a link or a title."""
BEHIND = re.compile(rf"(?<=[ \n])\((?!\w+ (?:and|or|to) \w+\)){_PHRASE}\)(?=[a-zà-ÿ]{{2,}}[ ,.])")
_LOOSE = (
    rf"{_NO_TYPE}[a-zà-ÿ]{{2,}}(?: [\w’'.,/-]*[\w’'.])+"
    r"|[a-z]\.(?: ?[a-z]\.?){1,2} [\w’'.,/ -]{2,120}|(?![IVX]+\))[A-Z]{3,6}"
)
"""A lower-case word and other words, an abbreviation with full stops before words, or an
initialism, but not the number in "iron(III)"."""
LOOSE = re.compile(
    rf"(?<=[\w,’'-] )[A-ZÀ-Þ]?[a-zà-ÿ]{{3,}}{_OPEN}(?=\((?!{_PHRASE}\))(?:{_LOOSE})\)[ ,.;:\n])"
)
_CODE = re.compile(r"[(){}<>;=|\\]")
_NEAR = 80
"""Code points before the bracket that are searched for characters used in code."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest a space outside a pair of round brackets."""
    for match in _glued(document.prose):
        if _is_text(document.prose[max(0, match.start() - _NEAR) : match.start()]):
            edit = Edit(match.end(), match.end() + 1, " (")
            tier = Applicability.REVIEW if match.re is LOOSE else None
            yield Suggestion(edit, "a space goes before an opening bracket", tier)
    for match in BEHIND.finditer(document.prose):
        yield Suggestion(
            Edit(match.end() - 1, match.end(), ") "), "a space follows a closing bracket"
        )


def _glued(prose: str) -> Iterator[re.Match[str]]:
    for pattern in (BEFORE, NAMED, LINKED, LOOSE):
        yield from pattern.finditer(prose)


def _is_text(before: str) -> bool:
    """Tell whether the text before the bracket is prose, not code."""
    line = before.rpartition("\n")[2]
    return not _CODE.search(line)


RULE = Rule(
    summary="space beside brackets",
    counted=True,
    applicability=Applicability.TRUSTED,
    check=check,
    triggers=(
        r"[\pL]{3}\((?:[a-zà-ÿ]+\.? |[a-z]\. ?[a-z]\b|[A-Z]{3,6}\))",
        r"[\pL]{3}\((?:1\d|20)\d\d",
        r"[\pL\pN](?:''|\]\])\((?:[a-zà-ÿ]+|(?:1\d|20)\d\d)",
        r"[\pL]{3}\([A-ZÀ-Þ][a-zà-ÿ]{3,}\)",
        r"\w\)[a-zà-ÿ]{2}",
    ),
    examples=(
        Keeps("The member(s) can (re)build it.", "parts of words"),
        Keeps("A (often self-)selected group.", "a part of a word"),
        Keeps("It is poly(vinyl chloride), varchar(2000) and a (pre and post)war bomb.", "a name"),
        Keeps("Call init(Parent) or Init(Parent); Vorlagen(Template)-Sprache.", "code"),
        Keeps("The wells hold iron(III) oxide.", "a number in a chemical's name"),
        Keeps("Call the method main(int argc, char Name) there.", "code"),
        Keeps("Set the list {one, hosts(as a list) there.", "code"),
        Fixes("He lived in Rome(in the north of Italy) then.",
              "He lived in Rome (in the north of Italy) then."),
        Fixes("He lived in Rome (in the north)and died.",
              "He lived in Rome (in the north) and died."),
        Fixes("It was built by Krauss(Munich) then.", "It was built by Krauss (Munich) then."),
        Fixes("The play ''Mills''(1914) is long.", "The play ''Mills'' (1914) is long."),
        Fixes("Otto (died 1139)was here.", "Otto (died 1139) was here."),
        Fixes("The war(1914 to 1918) ended.", "The war (1914 to 1918) ended."),
        Fixes("A mill in Delhi(NCR) fell.", "A mill in Delhi (NCR) fell.", Applicability.REVIEW),
        Fixes("They left two trades(i.e. crafts) there.",
              "They left two trades (i.e. crafts) there.", Applicability.REVIEW),
        Fixes("He left the north(including Rome) in May.",
              "He left the north (including Rome) in May.", Applicability.REVIEW),
    ),
)  # fmt: skip
