"""A capitalised unknown word, nearly a known one: "Bleutooth" -> "Bluetooth".

Most unknown words with a capital are names, so findings are only reported. Fires for a word
that occurs once on the page, if the page has nearly the same word several times, or if the word is
very much like a frequent word ("Diasters") or a well-known name ("Feburary"). Left alone: words
beside names or other languages, and pairs of similar words in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.english.surroundings import Surroundings, surroundings
from bot_plugins.languages.english.unknown_context import in_english
from bot_plugins.languages.english.unknown_names import WORD, NameGuess, guesses
from bot_plugins.languages.english.vocabulary import is_usual

_SHOUTED = 3
"""Minimum number of adjacent words in capitals beside a word that is no abbreviation."""


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the word that a capitalised unknown word was probably meant to be."""
    found = guesses(document.whole)
    for match in WORD.finditer(document.prose) if found else ():
        word = match[0]
        if word in found and _is_slip(document, match, found[word]):
            right, *others = found[word].guess.rights
            yield Suggestion(
                Edit(*match.span(), right),
                f"'{word}' is not a usual word; '{right}' is spelled similarly",
                alternatives=tuple(others),
            )


def _is_slip(document: Document, match: re.Match[str], found: NameGuess) -> bool:
    """Tell whether a word is neither a name nor an abbreviation.

    It is one of them if its sentence has the similar word of the page, too.
    """
    around = surroundings(document, *match.span())
    if found.is_of_page:
        is_name = found.guess.rights[0].lower() in around.everywhere
    else:
        is_name = match[0].isupper() and not _is_shouted(around)
    return not is_name and in_english(document, *match.span(), found.guess)


def _is_shouted(around: Surroundings) -> bool:
    """Tell whether the adjacent words are usual words in capitals."""
    beside = [*filter(str.isalpha, (*around.before[-2:], *around.after[:2]))]
    return len(beside) >= _SHOUTED and all(
        word.isupper() and is_usual(word.lower()) for word in beside
    )


RULE = Rule(
    summary="spelling",
    applicability=Applicability.REPORT,
    check=check,
    triggers=(),
    words=guesses,
    only_where=r"[A-Z]",
    examples=(
        Keeps("They live in Bringfeld, near Bringfield and Bringfield Hall.", "told apart"),
        Keeps("The mayor John Genrel and Mary Litteral were there.", "surnames"),
        Keeps("They met Elazar. Eleazar came. The mill of Eleazar is old.", "two short names"),
        Keeps("The Facebooks and NewTools are here. NewTool is good. NewTool is old.", "plurals"),
        Keeps("The FDOM image is here.", "an abbreviation"),
        Keeps("They live in Berglin and Irland of old.", "names that are like others"),
        Keeps("He read \"the Diasters\" and ''the Diasters'' in [[Diasters]].", "quoted, linked"),
        Keeps("Er sagt, das Objekt und die Funktion sind gut.", "German"),
        Keeps("Use Diasters() and see www.Diasters.org here.", "code and addresses"),
        Fixes("If Diasters are enabled, they occur.", "If Disasters are enabled, they occur."),
        Fixes("It was made in Feburary of the year.", "It was made in February of the year."),
        Fixes("It is the World Championshiops of the year.",
              "It is the World Championships of the year."),
        Fixes("The FreeRunner is here. A FreeRunner works. They sold the FreeRnuner then.",
              "The FreeRunner is here. A FreeRunner works. They sold the FreeRunner then."),
        Fixes("WARNING: THIS MIGTH KILL YOUR CARD, so take care.",
              "WARNING: THIS MIGHT KILL YOUR CARD, so take care."),
    ),
)  # fmt: skip
