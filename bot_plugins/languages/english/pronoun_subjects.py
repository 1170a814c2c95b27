"""Likely subjects among the pronouns before a verb form that does not agree.

The words beside the pronoun and its verb decide, without a parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot_plugins.languages.english import lexicon, mood, number
from bot_plugins.languages.english.agreement import LOOSELY, Pair, finite_word
from bot_plugins.languages.english.grammar import AUXILIARIES
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.likely_verbs import THIRDS, finite, is_sure
from bot_plugins.languages.english.noun_phrases import opening
from bot_plugins.languages.english.number import Number, wrong_forms
from bot_plugins.languages.english.valency import usage

_INDEFINITE = (
    "(?:(?:[Ee]very|[Ss]ome|[Aa]ny|[Nn]o)(?:body|thing)|(?:[Ee]very|[Ss]ome|[Aa]ny)one)(?: else)?"
)
SINGULAR = rf"(?:[Hh]e|[Ss]he|[Ii]t|This|{_INDEFINITE})"
_MANY = "(?:These|Those|Both|Others)"
PLURAL = rf"(?:[Tt]hey|[Ww]e|[Yy]ou|{_MANY})"
_PERSONAL = frozenset("he she they we".split())
"""Pronouns that are always subjects."""
DEMONSTRATIVES = frozenset("this these those both others".split())
"""Pronouns that may be followed by a noun ("these changes")."""
_OPENERS = frozenset(
    "and although as because believe believed believes but claim claimed claims however if or said"
    " now say says since so that then think thinks though thought thus until what when where"
    " whereas which while who why yet".split()
)
"""Words after which a pronoun that may be an object is likely a subject."""
_UNREAL_MARKS = frozenset("before lest though till unless until whether".split())
"""Words after which a base form may be a subjunctive; "if he have" is now rare."""
_THINKING = frozenset("believe believed believes think thinks thought".split())
"""Verbs after which "it" may be an object: "they thought it appropriate"."""
_MODAL = frozenset({"need", "dare"})
"""Verbs that are modals before "not" ("it need not be")."""
_VERBAL = frozenset({Form.PAST, Form.PARTICIPLE, Form.THIRD})
_RARE = 5
"""A verb that modals and "to" govern fewer times in a large text is not known as a verb."""
_AFTER = re.compile(r"\W*(\w+)")
_STATES = frozenset(
    "agree appear believe belong know need prefer remember seem understand want".split()
)
"""Base forms that are no commands after "everyone", and hardly ever nouns there."""
_OF_THINGS = frozenset(
    "appear belong come consist depend exist fail fall go happen look mean need remain seem stay"
    " work".split()
)
"""The same after "everything"."""
_NEVER_OBJECTS = frozenset({"find", "fall"})
"""Base forms that are also nouns, and are no objects without an article."""


def pronoun_number(pronoun: str) -> Number:
    """Return the number of a pronoun that ``SINGULAR`` or ``PLURAL`` matches."""
    return Number.PLURAL if re.fullmatch(PLURAL, pronoun) else Number.SINGULAR


def may_disagree(match: re.Match[str]) -> bool:
    """Tell whether a pronoun needs another form of what may be its verb.

    ``match`` has the groups ``subject`` and ``verb``.
    """
    pronoun, word = match["subject"], finite_word(match)
    is_noun = pronoun.lower() in DEMONSTRATIVES and not is_sure(word)  # "these changes"
    return not is_noun and bool(number.agreeing(word, pronoun_number(pronoun)))


def is_likely_subject(pair: Pair) -> bool:
    """Tell by the word before it whether the pronoun is likely a subject."""
    if pair.match["subject"][0].isupper():
        return not pair.before
    if pair.match["subject"] in _PERSONAL:
        return pair.before not in AUXILIARIES | {"than"}
    return not pair.before or pair.before in _OPENERS or pair.before.isdigit()


def is_likely_verb(pair: Pair) -> bool:
    """Tell whether the word after the pronoun is likely a verb in the indicative."""
    if pair.word in {"were", "weren't"}:
        return not mood.may_be_unreal(pair.lead)
    if pair.word not in number.bases():
        return not number.past(pair.word) or _is_told(pair)
    if re.fullmatch(_INDEFINITE, pair.match["subject"]) and pair.word not in _of_anybody(pair):
        return False
    return _is_base_form(pair) and _is_told(pair)


def _of_anybody(pair: Pair) -> frozenset[str]:
    """Return the base forms that are clear after "everyone" or "everything": no commands."""
    is_thing = "thing" in pair.match["subject"].lower()
    return _OF_THINGS if is_thing else _STATES


def _is_told(pair: Pair) -> bool:
    """Tell whether the words before the clause require no subjunctive."""
    if pair.before == "that":
        return mood.asserts(pair.lead)
    if pair.before in _UNREAL_MARKS:
        return False
    if pair.before in _THINKING and "j" in lexicon.classes(pair.word):
        return False
    is_verb = bool(lexicon.forms(pair.before)) and pair.before not in _OPENERS
    return not is_verb or mood.is_asserting(pair.before)


def _is_base_form(pair: Pair) -> bool:
    """Tell whether a base form is likely a verb, and not a modifier of the next word.

    It is a modifier in "it last appeared", "he guest starred", "she even writes".
    """
    if usage(pair.word).active < _RARE:
        return False
    found = _AFTER.match(pair.rest)
    following = found[1].lower() if found else ""
    if following == "not":
        return pair.word not in _MODAL
    is_adverb = "r" in lexicon.classes(pair.word)
    finite = _VERBAL if is_adverb else _VERBAL - {Form.THIRD}
    return not lexicon.classes(pair.word) or lexicon.forms(following).isdisjoint(finite)


def is_other_slip(pair: Pair) -> bool:
    """Tell whether the verb may be mistyped: "it fill find", "he close to leave" (chose).

    It may also be before another finite verb: "this emphasize creates" (emphasis).
    """
    found = _AFTER.match(pair.rest)
    following = found[1].lower() if found else ""
    is_verb = lexicon.forms(following) == {Form.BASE} and not lexicon.classes(following)
    is_chose = pair.word == "close" and following == "to"
    is_finite = Form.THIRD in lexicon.forms(following) and not lexicon.classes(following)
    return is_chose or (
        pair.word in number.bases() and (is_verb or is_finite or following in _NEVER_OBJECTS)
    )


def triggers() -> Iterator[str]:
    """Yield the triggers for pronouns before verb forms that do not agree."""
    begins = opening(_OPENERS)
    singular, vague = wrong_forms(Number.SINGULAR), AUXILIARIES | _STATES | _OF_THINGS
    known = finite(word for word in singular if word in AUXILIARIES or usage(word).active >= _RARE)
    yield rf"\b(?:[Hh]e|[Ss]he)\s{LOOSELY}{known}\b"
    yield rf"{begins}[Ii]t\s{LOOSELY}{known}\b"
    yield rf"{begins}This\s{LOOSELY}{finite(filter(is_sure, singular))}\b"
    yield rf"{begins}(?:{_INDEFINITE})\s{LOOSELY}{finite(singular & vague)}\b"
    yield rf"\b(?:[Tt]hey|[Ww]e)\s{LOOSELY}{THIRDS}"
    yield rf"{begins}(?:[Yy]ou|{_MANY})\s{LOOSELY}{THIRDS}"
