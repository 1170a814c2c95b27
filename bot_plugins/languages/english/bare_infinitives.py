"""Base forms that lack their "to", according to the parse: "was able restart"."""

from __future__ import annotations

from bot_plugins.languages.english import clause
from bot_plugins.languages.english.complements import ADJECTIVES_BEFORE_TO, passive_takers
from bot_plugins.languages.english.grammar import BE
from bot_plugins.languages.english.lexicon import Form, verbs_with
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.sentence import Sentence
from bot_plugins.languages.english.valency import usage

_NEED = frozenset({"need", "needs"})
_SET = frozenset({"be", "have"})
_WITH_OBJECT = frozenset("need needs needed needing want wants wanted wanting".split())
"""Words that are followed by a noun as often as by an infinitive."""
_MAY_BE_PASSIVE = 0.2
"""The passive share of a verb from which its past may be a participle by itself."""
_RARE = 5
"""A word that modals and "to" govern fewer times in a large text is hardly a verb."""
_FAR = 2
"""Maximum words from "be" to what it governs: an adverb may be between."""


def lacks_to(sentence: Sentence, taker_place: int, place: int) -> bool:
    """Tell whether the verb at ``place`` of the document, after a ``taker``, lacks a "to".

    The taker must be a verb or an adjective that cannot end a relative clause, and in the corrected
    sentence the infinitive must depend on it.
    """
    parse, taker, verb = sentence.parse, sentence.token(taker_place), sentence.token(place)
    if _is_phrase(parse, taker, verb) or not _may_take(parse, taker, verb):
        return False
    corrected = sentence.changed(place, place, "to ")
    infinitive = corrected.at(verb.start + len("to "))
    found = clause.governor(corrected, infinitive)
    if infinitive.tag != "VB" or found is None or found.tag != "TO":
        return False
    again = corrected.at(taker.start)
    return corrected.head(infinitive).index == again.index and _takes(corrected, again)


def _is_phrase(parse: Parse, taker: Token, verb: Token) -> bool:
    """Tell whether the two words are a set phrase ("if need be") or are followed by a noun."""
    if taker.lower in _NEED and verb.lower in _SET:
        return True
    after = parse.near(verb, 1)
    is_rare = usage(verb.lower).active < _RARE  # "able career officers", "needing refresh"
    takes_object = taker.lower in _WITH_OBJECT
    if takes_object and is_rare:
        return True
    may_be_noun = takes_object or verb.tag in clause.NOUNS or is_rare
    return may_be_noun and after is not None and after.tag in {"NN", "NNS"}


def _may_take(parse: Parse, taker: Token, verb: Token) -> bool:
    """Tell whether, as written, ``taker`` is no noun and ``verb`` has no clause of its own."""
    if taker.lower in {"ought", "order"}:
        return True
    has_clause = parse.children(verb, *clause.AUXILIARY, *clause.SUBJECT)
    return taker.tag not in clause.NOUNS and not has_clause


def _takes(parse: Parse, taker: Token) -> bool:
    """Tell whether a word certainly takes an infinitive in this position."""
    if taker.lower == "order":
        return taker.relation == "pobj"
    if taker.lower == "ought":
        return True
    if clause.is_in_relative(parse, taker):
        return False
    if taker.lower in ADJECTIVES_BEFORE_TO | passive_takers():
        return _is_behind_be(parse, taker)
    if taker.tag == "VBG" or clause.auxiliaries(parse, taker):
        return taker.relation not in {"acl", "amod"}
    return taker.tag in clause.FINITE and _has_subject(parse, taker)


def _is_behind_be(parse: Parse, taker: Token) -> bool:
    before = parse.tokens[max(taker.index - _FAR, 0) : taker.index]
    is_attribute = any(token.tag in {"DT", "PRP$", "POS"} for token in before)
    return any(token.lower in BE for token in before) and not is_attribute


def _has_subject(parse: Parse, taker: Token) -> bool:
    """Tell whether a finite verb has a subject and is not a noun or a participle."""
    found = clause.shared_subject(parse, taker)
    if found is None or not clause.has_plain_subject(parse, taker):
        return False
    if taker.tag == "VBZ" and found.tag == "NN":
        return bool(parse.children(found, "det", "poss"))
    pasts = verbs_with(taker.lower, Form.PARTICIPLE)
    if taker.lower == "need" and found.tag not in clause.PLURALS | {"PRP"}:
        return False  # a modal: "one need only look"
    is_past = taker.tag == "VBD" and found.tag in clause.PLURALS
    return not is_past or all(usage(verb.base).passive_share < _MAY_BE_PASSIVE for verb in pasts)
