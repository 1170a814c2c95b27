"""Whether "then" stands for "than": behind a comparative, before what is compared with."""

from __future__ import annotations

import re

from bot_plugins.english import clause, lexicon
from bot_plugins.english.grammar import DETERMINERS, OBJECTS, PREPOSITIONS
from bot_plugins.english.lexicon import Form
from bot_plugins.english.noun_phrases import NUMERALS
from bot_plugins.english.parse import Parse, Token

_IRREGULAR = frozenset("better fewer less more other rather worse".split())
_NO_COMPARATIVES = frozenset(
    "after ever former however inner latter never outer over upper".split()
)
_COMPARED = (
    DETERMINERS
    | OBJECTS
    | frozenset(
        "any anybody anyone anything average ever everybody everyone everything expected half hers"
        " just least mine most needed normal one ones others ours planned previous previously"
        " required theirs twenty thirty forty fifty sixty seventy eighty ninety hundred that"
        " thousand usual yours".split()
    )
)
"""What opens what is compared with, and hardly what happens "then"."""
_BARE = frozenset("anticipated average ever expected needed normal planned required usual".split())
"""What ends such a comparison by itself ("more than needed")."""
_SPECIFIC = frozenset({"the", "each", "one", "this", "that", "any", "every", "no"})
"""Words before an "other" that is a noun ("move to the other, then go")."""
_ADJECTIVAL = frozenset({Form.ING, Form.PARTICIPLE})
_SHORTEST = 4
_CONDITION = re.compile(r"\b(?:if|once|unless|when|whenever|while)\b[^.;\n]*\Z", re.IGNORECASE)
"""A clause that a "then" may go on from: "if the one is higher then the other is lower"."""
_THEN_DAY = re.compile(r"\s+the (?:following|next|same|\w+er)\b")
"""What tells when or what next: "it got colder, then the next day it snowed"."""
_REACH = 120
"""Code points in which a condition is looked for."""


def may_compare(match: re.Match[str]) -> bool:
    """Tell by the words whether a comparative stands before a "then", and what it is compared with.

    ``match`` has the groups ``before``, ``word``, ``noun`` and ``next``.
    """
    word, following = match["word"].lower(), match["next"].lower()
    if word == "other" and (match["before"] or "").lower() in _SPECIFIC:
        return False
    is_number = following[:1].isdigit() or following in NUMERALS | {"one"}
    is_amount = is_number and word in {"more", "less", "fewer"}
    if not is_amount and _CONDITION.search(match.string[: match.start("word")][-_REACH:]):
        return False
    if word in {"rather", "other"}:
        is_quality = word == "other" and "j" in lexicon.classes(following)  # "other then new ones"
        is_form = word == "other" and not lexicon.forms(following).isdisjoint(_ADJECTIVAL)
        is_clause = following in {"it", "he", "she", "they", "we", "i", "up", "little"}
        return not (match["noun"] or is_quality or is_form or is_clause)
    if (match["before"] or "").lower() == "the" or _THEN_DAY.match(match.string, match.end("then")):
        return False
    if match["noun"] and (word not in {"more", "less", "fewer"} or match["noun"] in PREPOSITIONS):
        return False
    is_compared = following in _COMPARED or following[:1].isdigit()
    return is_compared and (word in _IRREGULAR or is_comparative(word))


def is_comparative(word: str) -> bool:
    """Tell whether a word in lower case is an adjective's comparative ("bigger", "earlier")."""
    if len(word) <= _SHORTEST or not word.endswith("er") or word in _NO_COMPARATIVES:
        return False
    stem = word.removesuffix("er")
    bases = {stem, f"{stem}e"}
    if stem.endswith("i"):
        bases.add(f"{stem[:-1]}y")
    if stem[-1:] == stem[-2:-1]:
        bases.add(stem[:-1])
    return any(set(lexicon.classes(base)) & set("jr") for base in bases)


def compares(parse: Parse, than: Token) -> bool:
    """Tell, of the sentence with "than" in its place, whether no clause of its own follows.

    In "it grew larger then the king died" a finite verb comes right behind the noun.
    """
    after = parse.near(than, 1)
    if after is None or after.lower in _BARE:
        return after is not None
    noun = after
    while noun.head != noun.index and parse.head(noun).index > noun.index:
        head = parse.head(noun)
        if head.tag in clause.VERBS:
            return head.tag not in clause.FINITE and head.lower in _BARE
        noun = head
    return True
