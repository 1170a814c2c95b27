"""Months, days, peoples and states take a capital: "in january 1990" -> "in January 1990".

Left alone: words that mean something else in lower case (turkey; polish, march and may count only
next to certain words), things named after a people ("french windows"), names of files and code,
and words next to another language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english.excerpt import Excerpt
from bot_plugins.languages.english.foreign import english_words
from bot_plugins.languages.english.proper import is_name, pattern, triggers
from bot_plugins.languages.english.surroundings import surroundings

_FEWEST = 4
"""Words; a text with no more than these is a key, a name or a label, not a sentence."""
_LABEL = re.compile(r"(?:\d\. |[:=])\Z")
"""Text before a month in German and Danish, and before a word with a prefix."""
_REACH = 5


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the capital."""
    for match in pattern().finditer(document.prose):
        name = match[match.lastgroup or 0]
        start, end = match.span(match.lastgroup or 0)
        around = surroundings(document, start, end)
        beside = [word for word in (around.last(), around.next()) if word.isalpha()]
        is_sentence = len(around.everywhere) > _FEWEST and not _LABEL.search(
            document.prose, max(start - _REACH, 0), start
        )
        if is_sentence and is_name(name, around) and english_words().issuperset(beside):
            edit = Edit(start, end, name.capitalize())
            yield Suggestion(
                edit, f"'{name.capitalize()}' is a proper noun or adjective and takes a capital"
            )


RULE = Rule(
    summary="capital letter",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=triggers,
    confirms=lambda source: pattern().search(Excerpt(source).prose) is not None,
    examples=(
        Keeps("They polish it and march in may or august rooms.", "other words"),
        Keeps("They may in march order see it, as it came in may be seen.", "other words"),
        Keeps("It has a dutch oven and french windows, all with a polish.", "names of things"),
        Keeps("It is of gum arabic, and those over the age of 16 may now see it.", "a thing"),
        Keeps("They had to polish coins and founded a soviet republic there.", "other words"),
        Keeps("* german -- all that one needs for it", "a name in code"),
        Keeps("He set it in roman type and ate a danish, as they all did.", "names of things"),
        Keeps("The files are english.pak and /usr/german/rules here.", "file names"),
        Keeps("He moved to Rome in May 1990 and spoke English.", "correct as it is"),
        Keeps("english", "a label"),
        Keeps("It is in Ekstra Bladet of 30. november 1993 at page two.", "Danish"),
        Keeps('He wrote: "in january 1990 they left the town".', "a quotation is verbatim"),
        Fixes("He left the town in january 1990.", "He left the town in January 1990."),
        Fixes("They left the town in may 1990.", "They left the town in May 1990."),
        Fixes("He left it on 5 may, and in august.", "He left it on 5 May, and in August."),
        Fixes("The french troops left the town.", "The French troops left the town."),
        Fixes(
            "They were polish immigrants from the town.",
            "They were Polish immigrants from the town.",
        ),
        Fixes(
            "In may 1950 and from march to June it rained.",
            "In May 1950 and from March to June it rained.",
        ),
        Fixes("Many people there speak english.", "Many people there speak English."),
    ),
)
