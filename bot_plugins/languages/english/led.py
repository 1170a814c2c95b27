"""Whether "lead" stands for "led", as a participle or a past, according to the parse."""

from __future__ import annotations

import re

from bot_plugins.languages.english import clause
from bot_plugins.languages.english.grammar import BE, DETERMINERS, DO, HAVE, MODALS
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.tense import Time, is_dated, time_around

_COLLECTIVES = frozenset(
    "team band group side crew staff family number majority variety pair couple lot lots series"
    " range rest half part plenty police trio duo quartet club government committee".split()
)
"""Singular nouns that may be plural in meaning."""
_HABITS = frozenset("always commonly frequently generally normally often typically usually".split())
_NEAR = 3
"""Maximum words from "have" to its participle: at most two adverbs come between."""
_SINGULAR = frozenset({"this", "it", "he", "she", "each", "one"})
_NOT_BEFORE = (
    (DETERMINERS - {"this", "that"})
    | MODALS
    | DO
    | set("to of in with for from or on as into at not let help".split())
)
"""Words after which "lead" is neither a finite verb nor a participle."""


def may_be_verb(match: re.Match[str]) -> bool:
    """Tell by the word before it, without a parse, whether "lead" may stand for "led"."""
    return word_before(match) not in _NOT_BEFORE


def word_before(match: re.Match[str]) -> str:
    """Return the word before, not counting adverbs, in lower case."""
    return match["before"].lower().replace("’", "'")


def is_participle(parse: Parse, led: Token) -> bool:
    """Tell, for the sentence corrected to "led", whether "have" or "be" governs it."""
    auxiliary = clause.governor(parse, led)
    if led.tag != "VBN" or auxiliary is None or auxiliary.lower.replace("'", "") == "s":
        return False
    if auxiliary.lower in HAVE | {"'ve", "'d"}:
        return led.index - auxiliary.index <= _NEAR
    return auxiliary.lower in BE


def is_past(parse: Parse, lead: Token) -> bool:
    """Tell whether a finite "lead" is certainly a past.

    Its subject is singular and nothing shows the present, or its clause has a date.
    """
    if clause.auxiliaries(parse, lead) or lead.tag not in {"VBP", "VB", "VBD"}:
        return False
    found = clause.subject(parse, lead)
    if parse.children(lead, "neg"):
        return False  # "that not necessarily lead" lacks a "do"
    if found is None:
        return lead.relation == "conj" and _joins_past(parse, lead)
    is_marked = lead.relation != "ccomp" or bool(parse.children(lead, "mark"))
    is_finite = is_marked and lead.relation not in {"xcomp", "csubj"}
    return is_finite and found.index < lead.index and _is_told(parse, lead, found)


def _is_told(parse: Parse, lead: Token, subject: Token) -> bool:
    """Tell whether the subject's number or the tense around a finite "lead" makes it a past."""
    time = time_around(parse, lead)
    if subject.tag in clause.RELATIVE:
        return time is Time.PAST and _antecedent_is_singular(parse, lead, subject)
    if time is Time.PRESENT:
        return False
    if is_singular(parse, subject):
        is_habit = any(adverb.lower in _HABITS for adverb in parse.children(lead, "advmod"))
        return not is_habit and (time is Time.PAST or subject.tag != "NNP")
    return is_dated(parse, lead) and not clause.may_be_relative(parse, lead)


def _joins_past(parse: Parse, lead: Token) -> bool:
    """Tell whether the verb that "lead" is joined to is a past, or a participle after "have"."""
    first = parse.head(lead)
    auxiliary = clause.governor(parse, first)
    if first.tag == "VBN":
        return auxiliary is not None and auxiliary.lower in HAVE
    between = parse.tokens[first.index : lead.index]
    is_modal = any(token.tag == "MD" or token.lower == "to" for token in between)
    has_subject = clause.shared_subject(parse, first) is not None
    return first.tag == "VBD" and auxiliary is None and has_subject and not is_modal


def is_singular(parse: Parse, subject: Token) -> bool:
    """Tell whether a subject is certainly singular: no collective, and not coordinated."""
    if subject.lower in _SINGULAR:
        return True
    if subject.tag not in {"NN", "NNP"} or subject.lower in _COLLECTIVES:
        return False
    is_joined = parse.children(subject, "conj", "cc", "preconj", "appos") or any(
        determiner.lower == "both" for determiner in parse.children(subject, "det")
    )
    return not is_joined and not (subject.tag == "NNP" and subject.text.endswith("s"))


def _antecedent_is_singular(parse: Parse, lead: Token, relative: Token) -> bool:
    """Tell whether a relative pronoun certainly stands for one thing, or for a whole clause."""
    if relative.lower == "what":
        return True
    antecedent = parse.head(lead)
    if lead.relation != "relcl" or antecedent.tag in clause.VERBS:
        return antecedent.tag in clause.VERBS
    nouns = [
        token
        for token in parse.tokens[antecedent.index : relative.index]
        if token.tag in clause.NOUNS
    ]
    is_near = not nouns or nouns[-1].tag not in clause.PLURALS
    return is_near and is_singular(parse, antecedent) and antecedent.tag != "NNP"
