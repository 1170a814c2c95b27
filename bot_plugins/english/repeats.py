"""English words that stand twice in a row: by mistake, or rightly.

The lists are ``data/en_repeats.tsv``.
"""

from __future__ import annotations

from functools import cache

from bot_plugins.data import table
from bot_plugins.english import lexicon
from bot_plugins.english.grammar import (
    BE,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBJECTS,
)
from bot_plugins.english.surroundings import Surroundings

SHORTEST = 4
"""Letters of a content word; shorter ones are too often names of letters, notes, sounds."""
_WANTING = frozenset("according belief idea fact notion due prior thanks".split())
"""Words after which "the the" may stand for "to the" or "that the"."""
_OBJECTS = frozenset("it them him her me us you this that".split())
_AFTER_AT = frozenset("once least most all first last times present".split())
"""What makes a set phrase with "at", so that an "at" before it may be a verb's own."""
_BEFORE_JUICE = DETERMINERS | frozenset("apple grape pear wine".split())
"""What stands before a "must" that is a juice."""
_NEVER_LAST = frozenset("of from before".split())
"""Prepositions that hardly ever end a clause without a relative word before it."""
_GAPPED = RELATIVES | frozenset("where when how".split())
"""A word from which a clause opens that may end in a preposition."""


def is_slip(word: str, around: Surroundings) -> bool:
    """Tell whether a word (in lower case) that stands twice does so by mistake."""
    if word in (around.last(), around.next()):
        return False  # three times: a chant, or on purpose
    if word in _group("always"):
        means_other = word == "the" and around.last() in _WANTING
        joins = word == "and" and around.next() in PREPOSITIONS | {"or"}
        return not means_other and not joins
    if word == "that":
        return _opens_one_relative(around)
    if word in _group("verb"):
        return _is_one_verb(word, around)
    if word in _group("preposition"):
        return not _may_end_clause(word, around)
    return _is_content(word) and not (lexicon.forms(word) and _has_gap(around))


def _opens_one_relative(around: Surroundings) -> bool:
    """Tell whether only one of two "that" can be meant: "land that that he had sold"."""
    is_cleft = bool(BE & {*around.since_mark})
    return around.next() in SUBJECTS and not is_cleft and bool(lexicon.classes(around.last()))


def _is_one_verb(word: str, around: Surroundings) -> bool:
    """Tell whether two verbs cannot both be meant: not "what it is is", "the must must"."""
    is_noun = word == "must" and around.last() in _BEFORE_JUICE
    behind_pronoun = around.last() in PRONOUNS and len(around.before) > 1
    return not is_noun and not behind_pronoun and not _has_gap(around)


def _is_content(word: str) -> bool:
    """Tell whether a word is a content word of English that means nothing by being repeated."""
    is_known = len(word) >= SHORTEST and word in lexicon.known()
    return is_known and word not in _group("may repeat")


def _has_gap(around: Surroundings, *, since_mark: bool = False) -> bool:
    """Tell whether a clause may have opened before the place that ends in a verb."""
    if around.everywhere and _GAPPED.isdisjoint(around.everywhere):
        return False
    before = around.since_mark if since_mark else map(str.lower, around.before)
    return not _GAPPED.isdisjoint(before)


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(word for group, word in table("en_repeats") if group == name)


def _may_end_clause(word: str, around: Surroundings) -> bool:
    """Tell whether the first of two prepositions may end a clause ("the year it came in")."""
    last = around.last()
    has_gap = _has_gap(around, since_mark=True)
    if word in _NEVER_LAST:
        return has_gap
    follows = last in _OBJECTS or last in _group("preposition") or not last
    set_phrase = around.next() in _AFTER_AT
    return has_gap or follows or set_phrase or _may_take_preposition(word, around)


def _may_take_preposition(preposition: str, around: Surroundings) -> bool:
    """Tell whether it may belong to a verb before it ("came in", "passed by", "looked up to")."""
    word, before = around.last(), around.last(2)
    takers = _group(f"verb with {preposition}")
    if takers and before not in PRONOUNS:
        return any(verb.base in takers for verb in lexicon.readings(word))
    is_noun = bool({"n", "p"} & set(lexicon.classes(word)))
    behind_noun_opener = before in DETERMINERS | PREPOSITIONS or "j" in lexicon.classes(before)
    return bool(lexicon.forms(word)) and not (is_noun and behind_noun_opener)
