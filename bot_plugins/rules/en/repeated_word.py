"""A word typed twice: "the the" -> "the".

Fires for lower-case words with only a space or a line end between them, and at the beginning of a
sentence ("The the king"). Left alone: words that may be doubled ("had had", "very very":
``data/repeats.tsv``), a preposition after a verb that it may belong to ("came in in 1999", "looked
up to to win"), names, laughter and foreign words, and "according the the", where another word is
meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.patterns import AFTER, BEFORE
from bot_plugins.languages.english.repeat_readings import readings
from bot_plugins.languages.english.repeats import GAP, openers, opens_twice
from bot_plugins.languages.english.surroundings import surroundings

PATTERN = re.compile(rf"{BEFORE}(?P<word>a|[a-z]{{2,40}}){GAP}(?P=word){AFTER}")


@cache
def _opening() -> re.Pattern[str]:
    """Return the same pattern for the start of a sentence, where the second word is superfluous."""
    doublets = "|".join(f"{word.capitalize()}{GAP}{word}" for word in sorted(openers()))
    return re.compile(rf"{BEFORE}(?:{doublets}){AFTER}")


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest to keep the word only once."""
    for match in PATTERN.finditer(document.prose):
        word = match["word"]
        if "\n" in match[0] and word in lexicon.verbs():
            continue  # two command lines
        meant, *others = readings(word, surroundings(document, *match.span())) or [""]
        if meant:
            edit = Edit(*match.span(), meant)
            yield Suggestion(edit, f"'{word}' is repeated", alternatives=tuple(others))
    for match in _opening().finditer(document.prose):
        word = match[0].split()[0]
        if opens_twice(word.lower(), surroundings(document, *match.span())):
            yield Suggestion(Edit(*match.span(), word), f"'{word.lower()}' is repeated")


RULE = Rule(
    summary="repeated word",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(),
    doubled=True,
    examples=(
        Keeps("They had had no chance.", "'had had' is right"),
        Keeps("He knew that that man had left.", "'that that' is right"),
        Keeps("The grape must must be pressed.", "'must' is a noun, then a verb"),
        Keeps("It was a very very long way.", "'very very' is emphatic"),
        Keeps("The team came in in 1999.", "'came in' and 'in 1999'"),
        Keeps("He put it on on Monday.", "'put it on' and 'on Monday'"),
        Keeps("They cried help help help all night.", "three times: on purpose"),
        Keeps("A man they looked up to to the end.", "'looked up to' and 'to the end'"),
        Keeps("What it is is unclear.", "two verbs meet"),
        Keeps("He lived in Walla Walla and Pago Pago.", "names"),
        Keeps("They saw ''Bison bison'' and ''afer afer''.", "taxa"),
        Keeps("What matters matters; those who came came late.", "two clauses"),
        Keeps("From time to time time stood still.", "two phrases"),
        Keeps("The road they came by by night.", "'came by' and 'by night'"),
        Keeps("Madā'in in the north", "the end of a longer word"),
        Keeps("They want war and and in to peace.", "'an end' may be meant"),
        Keeps("It was passed by by cars, gone through through fear.", "verbs and particles"),
        Keeps("The opt-in in the law.", "the end of a compound"),
        Keeps("The The played; he he, they laughed; in in vitro tests", "a name, a laugh, Latin"),
        Keeps("He went to [[to]] to.", "a link stands between them"),
        Keeps("He came in{{sfn|x}} in May.", "a template stands between them"),
        Keeps("* of the\n* the king", "two list items"),
        Keeps("of the\n\nthe king", "two paragraphs"),
        Keeps("Run make\nmake install, and we a a week later.", "commands; a verb is missing"),
        Keeps('She said "the the" twice.', "a quotation is verbatim"),
        Fixes("He was the the king.", "He was the king."),
        Fixes("He was the\nthe king.", "He was the king."),
        Fixes(
            "According the the law, it was his.",
            "According to the law, it was his.",
            alternatives=("the",),
        ),
        Fixes("It is old and is is small.", "It is old and it is small.", alternatives=("is",)),
        Fixes("The house was was sold.", "The house was sold."),
        Fixes("It was made by by hand.", "It was made by hand."),
        Fixes("It was sent through through him.", "It was sent through him."),
        Fixes("They sold land that that he had left.", "They sold land that he had left."),
        Fixes("The simply simply written book.", "The simply written book."),
        Fixes("He he went home.", "He went home."),
        Fixes("In in 1950 it lay in in the north.", "In 1950 it lay in the north."),
    ),
)
