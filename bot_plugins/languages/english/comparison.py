"""Whether "then" stands for "than", or "than" for "then", by the context.

"Than" comes after a comparative and before what is compared.
"""

from __future__ import annotations

import re

from bot_plugins.languages.english import clause, lexicon
from bot_plugins.languages.english.grammar import DETERMINERS, OBJECTS, PREPOSITIONS
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.noun_phrases import NUMERALS
from bot_plugins.languages.english.parse import Parse, Token

_IRREGULAR = frozenset("better fewer less more other rather worse".split())
_NO_COMPARATIVES = frozenset(
    "after ever former however inner latter never outer over upper".split()
)
_COMPARED = (
    DETERMINERS
    | OBJECTS
    | frozenset(
        "already any anybody anyone anything average before currently double eighty ever"
        " everybody everyone everything expected fifty forty half hers hundred just least mine"
        " most needed ninety normal one ones others ours people planned previous previously"
        " required seventy sixty that theirs thirty thousand thrice triple twenty twice usual"
        " yours".split()
    )
)
"""Words that open the second part of a comparison, and hardly what happens "then"."""
_BARE = frozenset("anticipated average ever expected needed normal planned required usual".split())
"""Words that complete such a comparison by themselves ("more than needed")."""
_SPECIFIC = frozenset({"the", "each", "one", "this", "that", "any", "every", "no"})
"""Words before an "other" that is a noun ("move to the other, then go")."""
_ADJECTIVAL = frozenset({Form.ING, Form.PARTICIPLE})
_VERBAL = clause.VERBS | {"MD"}
_SHORTEST = 4
_CONDITION = re.compile(r"\b(?:if|once|unless|when|whenever|while)\b[^.;\n]*\Z", re.IGNORECASE)
"""A clause that "then" may follow: "if the one is higher then the other is lower"."""
_THEN_DAY = re.compile(r"\s+the (?P<day>following|next|same|other|latter|former|\w+er)\b")
"""Phrases of time or sequence: "it got colder, then the next day it snowed"."""
_EARLIER = re.compile(r"\s+(?:\d{3,4}\b|the past\b|most\b|any\b|other\b|previous\b|earlier\b)")
"""A time or place as the second part of a comparison: "more then in 1900"."""
_PLACE = re.compile(r"\s+(?:the|an?|other|any)(?:\s+\w+){1,3}[.;]")
"""The end of a sentence that compares places: "colder then in the valley"."""
_MEASURE = re.compile(
    r"\s+(?:appear|can|could|deserve|did|do|does|earn|expect|had|is|look|lost|need|receive|seem|spen[dt]"
    r"|thought|want|was|were|won|would)(?:ed|s)?[.;]"
)
"""Possible ends of a sentence that compares with a clause: "deeper then it looks"."""
_REACH = 120
"""Code points within which to look for a condition."""
_PLACED = frozenset("a again at from he her his in into it on she the their they to".split())
"""Words that may follow "and then" as well as a verb may: "in Rome and then in Paris"."""
_COMPARING = re.compile(
    r"\b(?:as|different\w*|else\w*|hardly|no sooner|otherwise|prefer\w*|superior|inferior"
    r"|scarcely|times|[a-z]+er)\b",
    re.IGNORECASE,
)
"""Words that a later "than" may belong to; those in "-er" only if they are comparatives."""


def may_compare(match: re.Match[str]) -> bool:
    """Tell by the words around it whether "then" follows a comparative and a comparison continues.

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
        return _is_other(match)
    return _is_compared(match) and (word in _IRREGULAR or is_comparative(word))


def _is_other(match: re.Match[str]) -> bool:
    """Tell whether "rather" or "other" opens a comparison with what follows."""
    word, following = match["word"].lower(), match["next"].lower()
    if word == "rather" and match["noun"]:
        return _are_bases(match["noun"], following)
    is_quality = word == "other" and "j" in lexicon.classes(following)  # "other then new ones"
    is_form = word == "other" and not lexicon.forms(following).isdisjoint(_ADJECTIVAL)
    is_clause = following in {"it", "he", "she", "they", "we", "i", "up", "little"}
    return not (match["noun"] or is_quality or is_form or is_clause)


def _is_compared(match: re.Match[str]) -> bool:
    """Tell whether a comparison continues after "then", not the next event."""
    word, following = match["word"].lower(), match["next"].lower()
    if (match["before"] or "").lower() == "the" or _tells_next(match):
        return False
    is_no_noun = match["noun"] in PREPOSITIONS | {"and", "or"}
    if match["noun"] and (word not in {"more", "less", "fewer"} or is_no_noun):
        return False
    if following == "in" and _EARLIER.match(match.string, match.end("next")):
        return True
    if following in {"at", "in", "on"}:
        return word not in {"more", "less"} and bool(_PLACE.match(match.string, match.end("next")))
    if following in {"it", "they", "he", "she"}:
        return bool(_MEASURE.match(match.string, match.end("next")))
    return following in _COMPARED or following[:1].isdigit() or _is_noun(match)


def _are_bases(verb: str, other: str) -> bool:
    """Tell whether two words are base forms of verbs: "rather read then write"."""
    return Form.BASE in lexicon.forms(verb) and Form.BASE in lexicon.forms(other)


def _is_noun(match: re.Match[str]) -> bool:
    """Tell whether a noun or an adjective that is no verb follows a certain comparative."""
    word, following = match["word"], match["next"].lower()
    is_sure = word in _IRREGULAR or (word.islower() and "n" not in lexicon.classes(word))
    is_noun = {*lexicon.classes(following)} & {"n", "p", "j"} and not lexicon.forms(following)
    return is_sure and bool(is_noun or match["next"][0].isupper())


def _tells_next(match: re.Match[str]) -> bool:
    """Tell whether "then" introduces what comes next: "then the next day"."""
    found = _THEN_DAY.match(match.string, match.end("then"))
    return found is not None and (
        found["day"] in {"following", "next", "same", "other", "former"} | _NO_COMPARATIVES
        or is_comparative(found["day"])
    )


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
    """Tell, for the sentence corrected to "than", whether no separate clause follows.

    In "it grew larger then the king died" a finite verb comes right after the noun; in "more then
    half of them died" there is no verb before "then".
    """
    after = parse.near(than, 1)
    if after is None or after.lower in _BARE:
        return after is not None
    opens = all(token.tag not in _VERBAL for token in parse.tokens[: than.index])
    if opens or after.tag in {"PRP", "IN"}:
        return True
    noun = after
    while noun.head != noun.index and parse.head(noun).index > noun.index:
        head = parse.head(noun)
        if head.tag in clause.VERBS and head.relation != "amod":
            return head.tag not in clause.FINITE and head.lower in _BARE
        noun = head
    return True


def may_go_on(match: re.Match[str]) -> bool:
    """Tell by the words whether "than" stands for "then": before a past or a participle.

    ``match`` has the groups ``lead`` (a conjunction), ``than`` and ``next``.
    """
    is_past = bool(lexicon.forms(match["next"]) & {Form.PAST, Form.PARTICIPLE})
    if not is_past and not (match["lead"] and match["next"] in _PLACED):
        return False
    start = match.start("than")
    before = match.string[max(match.string.rfind("\n", 0, start), start - 2 * _REACH, 0) : start]
    words = (found[0].lower() for found in _COMPARING.finditer(before))
    return not any(
        not word.endswith("er") or word in _IRREGULAR or is_comparative(word) for word in words
    ) and not re.search(r"\b(?:more|less|worse)\b", before, re.IGNORECASE)


def goes_on(parse: Parse, then: Token) -> bool:
    """Tell, for the sentence corrected to "then", whether a verb continues an earlier one."""
    after = parse.near(then, 1)
    earlier = parse.tokens[: then.index]
    if after is not None and after.lower in _PLACED:
        return True
    is_verb = after is not None and after.tag in clause.VERBS
    return is_verb and any(token.tag in {"VBD", "VBN"} for token in earlier)
