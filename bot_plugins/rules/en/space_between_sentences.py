"""Two sentences without a space between them: "iron ore.Albania has" -> "iron ore. Albania has".

Fires where, according to the parse, the text before the full stop and the text after it are
separate sentences. ``space_after_full_stop`` knows words that begin a sentence and needs no parser;
this rule accepts any word after the full stop. Left alone: names of programs, sites and files
(math.Floor, random.Random, last.Fm), and abbreviations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.languages.common.running import has_lost_lines
from bot_plugins.languages.common.unseen import UNSEEN
from bot_plugins.languages.english import parser
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.joined_sentences import ends_sentence, may_part, opens_sentence

_HIDDEN = f"{TRANSPARENT}*"
PATTERN = re.compile(
    rf"(?<![\w.@/\\&#'’-])(?:[a-z]{{2,}}-)*(?P<last>[a-z]{{2,}}){_HIDDEN}(?P<stop>\.)(?={_HIDDEN}"
    rf"(?P<first>A|[A-Z][a-z]+){_HIDDEN}(?:, | )[\w{TRANSPARENT}])"
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest a space after a full stop that separates two sentences."""
    for match in filter(_may_part, PATTERN.finditer(document.prose)):
        stop, first = match.start("stop"), match.start("first")
        if has_lost_lines(document.source, stop):
            continue
        if ends_sentence(document, stop) and opens_sentence(document, first):
            yield Suggestion(Edit(*match.span("stop"), ". "), "a space goes between two sentences")


def _may_part(match: re.Match[str]) -> bool:
    return may_part(match["last"], match["first"])


RULE = Rule(
    summary="space after full stop",
    counted=True,
    applicability=Applicability.REVIEW,
    check=check,
    parses=parser.lack,
    triggers=lambda: (rf"[a-z][a-z]{UNSEEN}\.{UNSEEN}[A-Z][a-z]*{UNSEEN},? ",),
    confirms=confirming(PATTERN.finditer, _may_part),
    examples=(
        Keeps("He used math.Floor and list.Add on an io.Reader there.", "names in programs"),
        Keeps("They read about rec.Sport and used last.Fm daily.", "names of sites"),
        Keeps("See the list in vol.Nine of the work.", "an abbreviation"),
        Keeps("The brand node.Green and its shop closed.", "no clause precedes the full stop"),
        Keeps("* It has a list.* It is long.Some lists are longer.", "line breaks may be missing"),
        Keeps('The sign said "shut.Albania has ore".', "a quotation is verbatim"),
        Keeps("<p>It was over.</p><p>Albania won the cup.</p>", "two paragraphs"),
        Fixes(
            "They found coal and iron ore.Albania has oil as well.",
            "They found coal and iron ore. Albania has oil as well.",
        ),
        Fixes(
            "It is the oldest brand in existence today.For more news, see below.",
            "It is the oldest brand in existence today. For more news, see below.",
        ),
        Fixes(
            "He wrote of [[anarchism]].Historians such as Hart disagree.",
            "He wrote of [[anarchism]]. Historians such as Hart disagree.",
        ),
    ),
)
