"""English words that occur twice in a row, by mistake or correctly.

The lists are in ``data/repeats.tsv``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from bot_plugins.core.tables import table
from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.grammar import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBJECTS,
)
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.modal import CONTAINERS
from bot_plugins.languages.english.surroundings import Surroundings, is_word

GAP = r"(?:[ \t]+|[ \t]*\n)"
"""What may come between two words of which one is superfluous: spaces, or a line break."""
SHORTEST = 4
"""Minimum letters of a content word; shorter ones are too often names of letters, notes, sounds."""
_JOINED = frozenset("from in of to".split())
"""Prepositions that combine with a particle: "take up up to five", "dropped out out of"."""
_COMPOUNDS = frozenset(
    "air app board call demand depth flight game house line person screen site stage".split()
)
"""Words that form compounds with "in" and "on", even without a hyphen ("rise in in flight
meals")."""
_FAR = 4
"""Maximum number of words back to the "be" of a passive."""
_DEGREES = frozenset("very more most so too".split())
_ENDS = frozenset([".", ",", ""])
_OBJECTS = frozenset(
    "it them him her me us you this that himself herself itself themselves".split()
)
_AFTER_AT = frozenset("once least most all first last times present".split())
"""Words that form a set phrase with "at", so that an "at" before it may belong to a verb."""
_BEFORE_JUICE = DETERMINERS | frozenset("apple grape pear wine".split())
"""Words before a "must" that is a juice."""
_NEVER_LAST = frozenset("of from before".split())
"""Prepositions that hardly ever end a clause unless a relative word precedes."""
_BEFORE_OBJECT = frozenset("at for to with".split())
"""Prepositions that end a clause only if their object precedes."""
_LATIN = frozenset(
    "absentia camera extremis loco memoriam natura situ silico toto utero vitro vivo".split()
)
"""Words after an "in" that is Latin ("results in in vitro tests")."""
_LATER = frozenset("early earlier later further far so and then from".split())
"""Words that form an adverb with "on" ("later on on the road")."""
_CLAUSE_OPENERS = CONJUNCTIONS - {"before", "after", "when", "than", "so", "then"}
"""Words before the subject of a clause that is not a relative clause: "although she was"."""
_GAPPED = RELATIVES | frozenset("where when how".split())
"""Words that open a clause which may end in a preposition."""


def is_slip(word: str, around: Surroundings) -> bool:
    """Tell whether a word (in lower case) that occurs twice does so by mistake."""
    if word in (around.last(), around.next()):
        return False  # three times is a chant, or on purpose
    for group, is_one in _BY_GROUP.items():
        if word in _group(group):
            return is_one(word, around)
    may_end = bool(lexicon.forms(word)) and (_has_gap(around) or _is_behind_subject(around))
    return _is_content(word) and not may_end and not _is_listed(around)


def _is_listed(around: Surroundings) -> bool:
    """Tell whether a comma is missing: "very poor, poor, good", "in the house, house rules"."""
    if around.last() in _DEGREES and "j" in lexicon.classes(around.next()):
        return True
    first = around.before[0].lower() if around.before else ""
    is_fronted = first in PREPOSITIONS | CONJUNCTIONS and "," not in around.before
    return is_fronted and _is_noun(around.next())


def openers() -> frozenset[str]:
    """Return the words whose repetition is a mistake even at the start of a sentence."""
    return _group("always") | _group("preposition") - _group("particle") | {"it"}


def opens_twice(word: str, around: Surroundings) -> bool:
    """Tell whether a sentence begins with ``word`` twice, and the second is superfluous."""
    opens, following = not is_word(around.last()), around.next()
    if word == "it" and set(lexicon.forms(following)) == {Form.PARTICIPLE}:
        return False  # "it is" is meant: "it it written"
    is_other = following == word or (word == "in" and following in _LATIN)
    return opens and is_word(following) and not is_other and not _is_laugh(word, around)


def _is_laugh(word: str, around: Surroundings) -> bool:
    """Tell whether a repeated pronoun has no verb after it ("he he, how funny")."""
    following = around.next()
    is_subject = bool(lexicon.forms(following)) or following in {*ADVERBS, *AUXILIARIES}
    return word in SUBJECTS | {"it"} and not is_subject


def _is_never_right(word: str, around: Surroundings) -> bool:
    joins = word == "and" and around.next() in PREPOSITIONS | {"or"}
    return not joins and not _is_laugh(word, around)


def _is_one_object(_word: str, around: Surroundings) -> bool:
    """Tell whether the first of two "it" is no object, unlike "without it it would fail"."""
    last = around.last()  # after "or", "if it" may be meant
    return last not in PREPOSITIONS | {"or"} and not lexicon.forms(last)


def _is_one_numeral(_word: str, around: Surroundings) -> bool:
    is_verb = around.next() in AUXILIARIES  # "the only one one can see"
    is_free = is_word(around.last()) and around.last() != "to"
    return is_free and _is_noun(around.next()) and not is_verb


def _is_behind_verb(_word: str, around: Surroundings) -> bool:
    return bool(lexicon.forms(around.last()))


def _is_one_particle(_word: str, around: Surroundings) -> bool:
    ends = (PREPOSITIONS | _ENDS) - _JOINED
    return bool(lexicon.forms(around.last())) and around.next() in ends


def _opens_one_relative(_word: str, around: Surroundings) -> bool:
    """Tell whether only one of two "that" can be meant: "land that that he had sold"."""
    is_cleft = bool(BE & {*around.since_mark})
    return around.next() in SUBJECTS and not is_cleft and bool(lexicon.classes(around.last()))


def _is_one_verb(word: str, around: Surroundings) -> bool:
    """Tell whether only one of two verbs can be meant, unlike "what it is is", "the must must"."""
    if not is_word(around.last()) or around.last() in CONJUNCTIONS:
        return False  # "it is" may be meant
    is_noun = word == "must" and around.last() in _BEFORE_JUICE
    if around.last() in {"which", "who"} and around.last(2) == ",":
        return True  # the relative is the verb's subject
    may_be_relative = around.last() in PRONOUNS | {"there"} and not _opens_clause(around)
    return not is_noun and not may_be_relative and not _has_gap(around)


def _opens_clause(around: Surroundings) -> bool:
    """Tell whether the pronoun before a position is the subject of a complete clause."""
    before = around.last(2)
    return len(around.before) == 1 or before in _CLAUSE_OPENERS or before == ","


def _is_one_modal(_word: str, around: Surroundings) -> bool:
    """Tell whether both modals are verbs, unlike "his will will be read", "the can can"."""
    last, following = around.last(), around.next()
    if following in ADVERBS:
        following = around.next(2)
    is_verb = following in {"be", "have", "not"} or Form.BASE in lexicon.forms(following)
    may_be_noun = (
        last in DETERMINERS | CONTAINERS or "j" in lexicon.classes(last) or not last.isalpha()
    )
    return is_verb and not may_be_noun and not _has_gap(around)


def _is_behind_subject(around: Surroundings, distance: int = 1) -> bool:
    """Tell whether a relative clause without a pronoun may begin here: "the man they".

    ``distance`` is how many words before the position its subject ends.
    """
    while around.last(distance) in AUXILIARIES:
        distance += 1
    subject, before = around.last(distance), around.last(distance + 1)
    if subject in PRONOUNS:
        return _is_noun(before)
    has_article = before in DETERMINERS
    return _is_noun(subject) and has_article and _is_noun(around.last(distance + 2))


def _is_noun(word: str) -> bool:
    return bool({"n", "p"} & set(lexicon.classes(word))) or word in {"all", "everything"}


def _is_content(word: str) -> bool:
    """Tell whether a word is an English content word that does not gain meaning by repetition."""
    is_known = len(word) >= SHORTEST and word in lexicon.known()
    return is_known and word not in _group("may repeat")


def _has_gap(around: Surroundings, *, since_mark: bool = False) -> bool:
    """Tell whether a clause that ends in a verb may have opened before the position."""
    if around.everywhere and _GAPPED.isdisjoint(around.everywhere):
        return False
    before = around.since_mark if since_mark else map(str.lower, around.before)
    return not _GAPPED.isdisjoint(before)


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(word for group, word in table(__package__, "repeats") if group == name)


def _may_end_clause(word: str, around: Surroundings) -> bool:
    """Tell whether the first of two prepositions may end a clause ("the year it came in")."""
    last = around.last()
    has_gap = _has_gap(around, since_mark=True)
    if word in _NEVER_LAST:
        return has_gap or _ends_passive(word, around)
    if has_gap or (word == "in" and around.next() in _LATIN) or around.next() in _COMPOUNDS:
        return True
    if _ends_passive(word, around):
        return True
    if word in _BEFORE_OBJECT and around.next() not in _AFTER_AT:
        return last in _particles() or _may_take_preposition(word, around)
    follows = last in _OBJECTS or last in _particles()
    is_later = word == "on" and last in _LATER
    set_phrase = around.next() in _AFTER_AT
    return follows or is_later or set_phrase or _may_take_preposition(word, around)


def _ends_passive(preposition: str, around: Surroundings) -> bool:
    """Tell whether a preposition may end a passive: "the rebels were dealt with with severity"."""
    takers = _group(f"passive with {preposition}")
    is_taken = any(verb.base in takers for verb in lexicon.readings(around.last()))
    return is_taken and any(around.last(number) in BE for number in range(2, _FAR + 1))


def _particles() -> frozenset[str]:
    return _group("preposition") | _group("particle")


def _may_take_preposition(preposition: str, around: Surroundings) -> bool:
    """Tell whether it may belong to the verb before it ("came in", "passed by", "looked up to")."""
    word, before = around.last(), around.last(2)
    takers = _group(f"verb with {preposition}")
    is_infinitive = before == "to" and _is_noun(around.last(3))  # "things to work on on Monday"
    if is_infinitive or (lexicon.forms(word) and _is_behind_subject(around, 2)):
        return True
    if takers:
        return word in BE or any(verb.base in takers for verb in lexicon.readings(word))
    if preposition in _BEFORE_OBJECT:
        return False
    is_noun = bool({"n", "p"} & set(lexicon.classes(word)))
    behind_noun_opener = before in DETERMINERS | PREPOSITIONS or "j" in lexicon.classes(before)
    return bool(lexicon.forms(word)) and not (is_noun and behind_noun_opener)


_BY_GROUP: dict[str, Callable[[str, Surroundings], bool]] = {
    "always": _is_never_right,
    "it": _is_one_object,
    "that": _opens_one_relative,
    "verb": _is_one_verb,
    "modal": _is_one_modal,
    "particle": _is_one_particle,
    "one": _is_one_numeral,
    "as": _is_behind_verb,
    "preposition": lambda word, around: not _may_end_clause(word, around),
}
"""The function that decides whether only one word is meant, by group in the table."""
