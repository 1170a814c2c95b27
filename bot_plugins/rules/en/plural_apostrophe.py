"""A plural with an apostrophe: "the 1990's" -> "the 1990s", "all PDA's" -> "all PDAs".

Fires for decades, and for abbreviations before a mark or a function word; after "the", where a
genitive may have lost its noun ("like the BBC's"), only for things ("the LED's") or before a plural
verb. Left alone: genitives ("NASA's budget", "ours and NASA's are alike"), names ("the Oakland
A's") and symbols ("FF's").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english.patterns import AFTER, SPACE, words
from bot_plugins.languages.english.surroundings import Surroundings, surroundings

_COMPARING = frozenset("and as at or than to with".split())
_BE = frozenset("is was like matches mirrors resembles".split())
_COUNTED = frozenset(
    "API CD CPU DVD GUI ID IDE ISP LCD LED LP PC PDA PDF PNG RFC TV URL VIP VM".split()
)
"""Abbreviations of things that exist in numbers and hardly own anything."""
_PLURAL = re.compile(r"[A-Z]{2,5}['’]?s")
_PLURAL_VERBS = frozenset("are were have".split())
_LITTLE = words(
    "also and are as at because but by can could do for from had have if in into is may must of on"
    " or should so that to via was we were when where which while who will with without would"
    " you".split()
)
"""Words that hardly ever open what somebody has."""
_ENDS = re.compile(rf"[.,;:!?)](?!\w)|[ \t]*(?:$|\n)|{SPACE}{_LITTLE}{AFTER}")
_START = r"(?<![\w'’.&/@#:-])"
_TIME = rf"(?:[Tt]he|[Ee]arly|[Ll]ate|[Mm]id|[Hh]is|[Hh]er|[Tt]heir){SPACE}"
_DECADE = rf"(?P<decade>{_TIME}(?:[12]\d[1-9]|[2-9])0)"
_SHORT = r"(?P<short>(?![IVXLC]+['’]|(?P<letter>[A-Z])(?P=letter)['’])[A-Z]{1,4}[A-RT-Z])"
"""An abbreviation but no number of a king, and no symbol such as hexadecimal FF; one in -S has a
plural in -es as well."""
PATTERN = re.compile(rf"{_START}(?:{_DECADE}|{_SHORT})['’]s{AFTER}")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to drop the apostrophe."""
    for match in PATTERN.finditer(document.prose):
        mark = match.end() - 2
        if match["decade"]:
            yield Suggestion(Edit(mark, mark + 1, ""), "a decade is written without an apostrophe")
        elif _ENDS.match(document.prose, match.end()) and not _may_own(document, match):
            message = f"the plural of '{match['short']}' has no apostrophe"
            yield Suggestion(Edit(mark, mark + 1, ""), message)


def _may_own(document: Document, match: re.Match[str]) -> bool:
    """Tell whether it may be a genitive whose noun is left out: "their plan and NASA's".

    In brackets it may repeat a genitive: "the Bank of Rome's (BOR's) office".
    """
    around = surroundings(document, *match.span())
    if around.last() == "(":
        return around.last(2).endswith(("'s", "s'", "’s", "s’"))
    if around.last() == "the":
        is_owner = match["short"] not in _COUNTED or around.last(2) in _BE
        return (is_owner and around.next() not in _PLURAL_VERBS) or around.last(2) in _COMPARING
    is_joined = around.last() in {"and", "or"} and _PLURAL.fullmatch("".join(around.before[-2:-1]))
    return (around.last() in _COMPARING and not is_joined) or _is_named(around)


def _is_named(around: Surroundings) -> bool:
    """Tell whether it may be the end of a name: "Sky TV's", "the rapper Busy MC's"."""
    return len(around.before) > 1 and around.before[-1].isalpha() and around.before[-1].istitle()


RULE = Rule(
    summary="apostrophe",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(
        r"\b(?:[Tt]he|[Ee]arly|[Ll]ate|[Mm]id|[Hh]is|[Hh]er|[Tt]heir)\s(?:[12]\d[1-9]|[2-9])0['’]s\b",
        rf"\b[A-Z]{{1,4}}[A-RT-Z]['’]s(?:[.,;:!?)]|[ \t]*(?:$|\n)|\s{_LITTLE}\b)",
    ),
    examples=(
        Keeps("NASA's budget was cut, and the BBC's was not.", "genitives"),
        Keeps("Their plan and NASA's are alike, and so are ours and the BBC's.", "genitives"),
        Keeps("The Oakland A's won; dot the i's.", "a name, and letters"),
        Keeps("It is Henry VIII's, and the Bank of Rome's (BOR's) office.", "genitives"),
        Keeps("They use the 10's complement of it.", "a term of arithmetic"),
        Keeps("It was the 747-400's last flight.", "a model"),
        Keeps("Their share grew while the BNP's in the north fell.", "a genitive without its noun"),
        Keeps("It is faster than the CPU's, and its clock is the CPU's.", "genitives"),
        Keeps("It was sold to Sky TV's and Ann Duval QC's families.", "names"),
        Keeps("They met at CBGB's: it was a club.", "a name"),
        Keeps("Fill the block with FF's and 00's.", "symbols, not abbreviations"),
        Keeps("He wrote: \"all the CD's of the 1990's\".", "a quotation is verbatim"),
        Keeps("The 1990s and CDs were here.", "right as it is"),
        Fixes("It was built in the 1990's by the town.", "It was built in the 1990s by the town."),
        Fixes("He was in his 30's then.", "He was in his 30s then."),
        Fixes("They sold all CD's in May.", "They sold all CDs in May."),
        Fixes("There are 16 CPU's in the box.", "There are 16 CPUs in the box."),
        Fixes("They found WMD's in the town.", "They found WMDs in the town."),
        Fixes("The LED's are red.", "The LEDs are red."),
        Fixes("It puts the VM's in a pool for controlling the LED's.",
              "It puts the VMs in a pool for controlling the LEDs."),
        Fixes("They sold CD's and DVD's by post.", "They sold CDs and DVDs by post."),
        Fixes("* two or three LED's\n* one box", "* two or three LEDs\n* one box"),
        Fixes("Since GIF's are small, use them.", "Since GIFs are small, use them."),
    ),
)  # fmt: skip
