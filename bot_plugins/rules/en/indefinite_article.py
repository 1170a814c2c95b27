"""A or an by the sound that follows: "a essential part" -> "an essential part".

In a link, the displayed text decides; a word in quotation marks counts too. Fires only before words
of the lexicon, names, initialisms and numbers whose first sound is beyond doubt. Left alone: most
words that begin with h-, u- or eu-, "one", initialisms that may be read as words, letters ("the
letter a"), foreign text, and "an" that may stand for "and".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.languages.english.articles import TRIGGERS, is_article, may_follow, wanted
from bot_plugins.languages.english.capital_sounds import CAPITALS
from bot_plugins.languages.english.excerpt import confirming
from bot_plugins.languages.english.patterns import BEFORE, SPACE
from bot_plugins.languages.english.surroundings import surroundings

PATTERN = re.compile(
    rf"{BEFORE}(?P<article>(?:A|(?<!\*)a)n?){SPACE}{TRANSPARENT}*(?P<word>[a-z]{{3,}}|{CAPITALS})"
    r"(?P<more>-[a-z]+)?(?![\w'’&/])(?!\.\w)"
)
_QUOTED = re.compile(
    rf"{BEFORE}(?P<article>[Aa]n?){SPACE}[\"“‘'](?P<word>[a-z]{{3,}})(?P<more>-[a-z]+)?(?![\w&/])"
)
"""The same before a word in quotation marks, which is not prose."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the article that goes with the sound of the next word."""
    for match in chain(PATTERN.finditer(document.prose), _quoted(document)):
        article, word, right = match["article"], match["word"], wanted(match["word"])
        if _is_wrong(match) and _is_article(document, match):
            new = ("A" if article[0] == "A" else "a") + right[1:]
            sound = "vowel" if right == "an" else "consonant"
            message = f"'{word}' begins with a {sound} sound"
            yield Suggestion(Edit(*match.span("article"), new), message)


def _quoted(document: Document) -> Iterator[re.Match[str]]:
    for match in _QUOTED.finditer(document.source):
        if match["article"] == document.prose[slice(*match.span("article"))]:
            yield match


def _is_article(document: Document, match: re.Match[str]) -> bool:
    around = surroundings(document, *match.span("article"))
    return is_article(match["article"], match["word"], around)


def _matches(prose: str) -> Iterator[re.Match[str]]:
    return chain(PATTERN.finditer(prose), _QUOTED.finditer(prose))


def _is_wrong(match: re.Match[str]) -> bool:
    article, right = match["article"], wanted(match["word"])
    is_other = right not in {"", article.lower()}
    return is_other and may_follow(article, match["word"], match["more"])


RULE = Rule(
    summary="a/an",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=TRIGGERS,
    confirms=confirming(_matches, _is_wrong),
    examples=(
        Keeps("A European and a one-eyed man had a unit.", "a consonant sound"),
        Keeps("An hour later an heir gave an honest answer.", "a silent h"),
        Keeps("The letter a is first; vitamin a helps; *a occurred there.", "a letter, a sound"),
        Keeps("It is a UNESCO site and an MP's seat.", "abbreviations"),
        Keeps("It is a NATO base at a 1:1 scale, a FAQ and a NSW town.", "correct, or uncertain"),
        Keeps("Names have A and AAAA records; a XI won.", "letters, Roman numerals"),
        Keeps("It had a 100-page book and a 1,800 seat hall.", "a consonant sound"),
        Keeps("He saw an [[European union|apple]] and a [[apple|pear]].", "the shown text decides"),
        Keeps("He ate apples an pears, and fish an German bread.", "'and' is meant"),
        Keeps("The king an queen sang an danced, singing an dancing.", "'and' is meant"),
        Keeps("It is an heroic deed at an hotel, a historic herb.", "unstressed or silent 'h'"),
        Keeps("In 1909 An shot him; Mr. An fled.", "a name"),
        Keeps("He went to Rome an then home.", "'and' is meant"),
        Keeps("They have an MoU and a Eurovision show; a One, a Oaxacan.", "right, or uncertain"),
        Keeps("Fueron a Ancona por la tarde; Umm an Namil is small.", "foreign text, a name"),
        Keeps("It has three isles: An Struthlag, A Estrada (An Lushan Rebellion).", "names"),
        Keeps('It is an "hour" and a "one-off".', "right before quotation marks"),
        Keeps("He wrote: \"it is a 'easy' way\".", "a quotation is verbatim"),
        Keeps('{{lang|ga|an garda}} wrote "a apple".', "a foreign word, and a quotation"),
        Fixes("It is a essential part.", "It is an essential part."),
        Fixes("In an stateless, a [[anarchist]] text.", "In a stateless, an [[anarchist]] text."),
        Fixes("A early divide took a hour.", "An early divide took an hour."),
        Fixes(
            "In a Italian town he saw an European bird.",
            "In an Italian town he saw a European bird.",
        ),
        Fixes(
            "It had a MP and a 18-month-old 8th child.",
            "It had an MP and an 18-month-old 8th child.",
        ),
        Fixes("It is a OpenTTD bug on a iPhone.", "It is an OpenTTD bug on an iPhone."),
        Fixes("With an Python file on a Android phone.", "With a Python file on an Android phone."),
        Fixes("It is an 'one way' trap.", "It is a 'one way' trap."),
        Fixes('It has a "always on" mode.', 'It has an "always on" mode.'),
        Fixes("By passing an value to an university.", "By passing a value to a university."),
        Fixes("He was an hundred days in an house.", "He was a hundred days in a house."),
    ),
)
