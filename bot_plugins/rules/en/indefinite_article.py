"""A or an by the sound that follows: "a essential part" -> "an essential part".

The displayed text of a link decides. Fires only before plain words of the lexicon whose first
sound is beyond doubt. Left alone: words in h- and most in u- and eu-, "one", capitals,
abbreviations, letters ("the letter a"), foreign text, and "an" that may stand for "and".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.document import TRANSPARENT, Document
from bot_plugins.edits import Edit
from bot_plugins.english import lexicon
from bot_plugins.english.clause import surroundings
from bot_plugins.english.grammar import CONJUNCTIONS, PREPOSITIONS, PRONOUNS
from bot_plugins.english.patterns import BEFORE, SPACE
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion

PATTERN = re.compile(
    rf"{BEFORE}(?P<article>[Aa]n?){SPACE}{TRANSPARENT}*(?P<word>[a-z]{{3,}})(?P<more>-[a-z]+)?"
    r"(?![\w'’&/])(?!\.\w)"
)
VOWEL = re.compile(r"(?:[ai]|e(?!u|w)|o(?!ne|nce|u[ij])|u(?:gl|ltr|mb|n[^aeiou]|p[^a]|rg))")
"""How a word begins that begins with a vowel sound, for sure."""
CONSONANT = re.compile(r"(?:[bcdfgjklmnpqrstvwz]|y[aeou])(?=.*[aeiouy])")
UNSURE = re.compile(r"uni|ubi|anan|aught|hono|heir|hour|herb")
PREFIXES = frozenset(
    "anti anarcho auto inter intra extra ultra under over electro agro eco".split()
)
LETTERS = frozenset(
    "letter letters vowel sound note chord grade class type vitamin hepatitis word words prefix"
    " suffix article particle term".split()
)


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the article that goes with the sound of the next word."""
    for match in PATTERN.finditer(document.prose):
        article, word = match["article"], match["word"]
        wanted = "an" if VOWEL.match(word) else "a" if CONSONANT.match(word) else ""
        if not wanted or article.lower() == wanted or not _is_plain(word, match["more"]):
            continue
        around = surroundings(document, *match.span("article"))
        if _is_article(article, word, around.last(), around.before):
            new = ("A" if article[0] == "A" else "a") + wanted[1:]
            sound = "vowel" if wanted == "an" else "consonant"
            message = f"'{word}' begins with a {sound} sound"
            yield Suggestion(Edit(*match.span("article"), new), message)


def _is_plain(word: str, more: str | None) -> bool:
    """Tell whether the word is English, a noun, adjective or adverb, and no plural."""
    if UNSURE.match(word):
        return False
    if more and word in PREFIXES:
        return True
    found = set(lexicon.classes(word))
    return found != {"p"} and (bool(found) or lexicon.forms(word) & _ADJECTIVAL != frozenset())


_ADJECTIVAL = frozenset([lexicon.Form.PARTICIPLE, lexicon.Form.ING])


def _is_article(article: str, word: str, last: str, before: tuple[str, ...]) -> bool:
    """Tell an article from a letter, a foreign word and a mistyped "and"."""
    if last in LETTERS or word in PREPOSITIONS | CONJUNCTIONS | PRONOUNS:
        return False
    if last and last[0].isalpha() and last.isascii() is False:
        return False
    if article == "an":
        return not ("p" in lexicon.classes(last) and not lexicon.forms(last))
    return article != "A" or not before or not before[-1][0].isalnum()


RULE = Rule(
    summary="a/an",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(
        r"\b[Aa]\s['\[]*(?:[^\[\]|]{0,100}\|)?(?:[ai]|e[^uw]|o[^n]|on[^c]|u[glmnpr])",
        r"\b[Aa]n\s['\[]*(?:[^\[\]|]{0,100}\|)?[bcdfgjklmnpqrstvwyz][a-z]{2}",
    ),
    examples=(
        Leaves("A European and a one-eyed man had a unit.", "a consonant sound"),
        Leaves("An hour later an heir gave an honest answer.", "a silent h"),
        Leaves("A historic or an historic day.", "both are right"),
        Leaves("The letter a is first; vitamin a helps.", "the letter"),
        Leaves("It is a UNESCO site and an MP's seat.", "abbreviations"),
        Leaves(
            "He saw an [[European union|apple]] and a [[apple|pear]].", "displayed text decides"
        ),
        Leaves("He ate apples an pears.", "'and' is meant"),
        Leaves("He went to Rome an then home.", "'and' is meant"),
        Leaves("They sang {{lang|ga|an garda}} there.", "a foreign language"),
        Leaves('He wrote "a apple".', "a quotation is verbatim"),
        Fixes("It is a essential part.", "It is an essential part."),
        Fixes("It was an stateless society.", "It was a stateless society."),
        Fixes("It is a [[anarchist]] text.", "It is an [[anarchist]] text."),
        Fixes("A early divide existed.", "An early divide existed."),
    ),
)
