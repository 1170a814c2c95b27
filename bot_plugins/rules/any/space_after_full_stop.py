"""A full stop without a space after it: "in 1964.The town" -> "in 1964. The town".

A space before the full stop is removed at the same time: "it burned .The town".

Fires between a word or year and a word that begins a sentence and is not a name. Left alone:
anything that may name a program, site, file or number (io.Reader, last.Fm, readme.Md, 1923.A,
de.Wikisource), initials and abbreviations (i.e.The).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.languages.common.running import ends_flattened_item
from bot_plugins.languages.common.sentence_openers import sentence_openers
from bot_plugins.languages.common.unseen import UNSEEN

_GOING_ON = (
    r"(?:a|all|an|as|each|he|her|his|it|its|many|most|one|our|several|she|some|that|the|their"
    r"|these|they|this|those|three|two|we|which|you|[12]\d{3})(?!\w)"
)
"""Text that follows a sentence's first word, but hardly ever the name of a method."""


@cache
def _openers(*, method: bool) -> str:
    """Return a pattern for words that begin a sentence, by whether they may name methods."""
    return "|".join(sentence_openers(is_method=method))


_I = r"I(?:['’](?:d|ll|m|ve)| (?:am|can|could|did|do|don['’]t|had|have|hope|think|was|will|would))"
"""The pronoun: its verb distinguishes it from a letter and a numeral."""


@cache
def _pattern() -> re.Pattern[str]:
    unseen = f"{TRANSPARENT}*"
    return re.compile(
        r"(?<![\w.@/\\])(?:[A-Za-zÀ-Þà-ÿ][a-zà-ÿ]+|[12]\d{3}(?![)\]]))"
        rf"[)\]]?{unseen}(?P<stop>[ \t]?\.)(?={unseen}"
        rf"(?:(?:{_openers(method=False)})[\s{TRANSPARENT},'’]"
        rf"|(?:{_openers(method=True)}){unseen}\s{unseen}{_GOING_ON}|{_I}(?!\w)))"
    )


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest a space after a full stop that ends a sentence."""
    for match in _pattern().finditer(document.prose):
        if not ends_flattened_item(document.source, match.start("stop")):
            yield Suggestion(Edit(*match.span("stop"), ". "), "a space follows a full stop")


RULE = Rule(
    summary="space after full stop",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    triggers=lambda: (
        rf"(?:[a-zà-ÿ]|[12]\d{{3}})[)\]]?{UNSEEN}[ \t]?\.{UNSEEN}"
        rf"(?:{_openers(method=False)}|{_openers(method=True)}|I)(?:[\s,'\]<]|[^\x00-\x7f])",
    ),
    examples=(
        Keeps("They read Rec.Sport.Soccer and Zabalaza.Net daily.", "dotted names"),
        Keeps("Call math.Floor or list.Add on an io.Reader there.", "names in programs"),
        Keeps("It ends with time.After or list.In once.", "methods named like an opening word"),
        Keeps("He used last.Fm and de.Wikisource with asp.Net pages.", "names of sites"),
        Keeps("Read readme.Md and see var.Alba first.", "a file name and an abbreviation"),
        Keeps("The shelf 1923.A is full.", "a number"),
        Keeps("See appendix.I and act.I for more.", "Roman numerals"),
        Keeps("See http://example.org/a.The for more.", "an address"),
        Keeps("He lived in the U.S.A. then, i.e.The States.", "abbreviations"),
        Keeps("Kubin, K. (1998).The book.", "a citation"),
        Keeps("It has names:* &quot;T&quot; is a car.This is red.", "a line break may be missing"),
        Keeps('The sign said "shut.The end".', "a quotation is verbatim"),
        Fixes("It closed in 1964.The town grew.", "It closed in 1964. The town grew."),
        Fixes("The mill burned.After that it rained.", "The mill burned. After that it rained."),
        Fixes("It burned .After the fire it closed.", "It burned. After the fire it closed."),
        Fixes("It shut in May.I don't know why.", "It shut in May. I don't know why."),
        Fixes("Names:* A is one. B is two.They end.", "Names:* A is one. B is two. They end."),
        Fixes("He went to [[Rome]].There he wrote.", "He went to [[Rome]]. There he wrote."),
        Fixes("It fell.[[war|The war]] was over.", "It fell. [[war|The war]] was over."),
    ),
)
