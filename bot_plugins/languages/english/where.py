"""Whether "where" stands for "were", or "were" for "where": by the words, then by the parse.

"Were" needs a plural subject right before it and must be that clause's only finite verb; "where"
needs a place before it and a finite clause after it, within a sentence that already has a verb.
"""

from __future__ import annotations

import re

from bot_plugins.languages.english import clause, lexicon
from bot_plugins.languages.english.excerpt import Prose
from bot_plugins.languages.english.grammar import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
)
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.sentence import sentence_at

_NEGATED = re.compile(
    r"\b(?:if|never|neither|nor|not|only|rarely|seldom|so|would|could|might)\b", re.I
)
"""Words with which "were he asked" is a condition or an inversion."""
_REACH = 200
"""Code points within which to look for such a word."""
_IDIOMS = frozenset(
    "allowed applied desired indicated needed noted permitted required stated used wanted".split()
)
"""Participles after a correct "where": "where needed"."""
STATES = frozenset(
    "able active afraid alive asleep aware beautiful big busy common dead different difficult due"
    " empty expensive famous few free full great happy high important independent large late likely"
    " long low new old poor popular present ready responsible rich short similar small strong"
    " successful thick thin unable unaware unhappy weak wide young".split()
)
"""Adjectives that may follow "were"."""
PLACED = frozenset("in at on among from under part members".split())
"""Other words that may begin a predicate: "were in the hall", "were part of"."""
_NOMINAL = clause.NOUNS | {"PRP", "DT", "CD", "WDT", "WP", "EX", "JJS", "PDT"}

_AMOUNTS = frozenset(
    "all both couple dozens half hundreds lot lots majority most none number pair part police rest"
    " series some thousands total variety".split()
)
"""Words that may be subjects of "were" although they are no plurals."""
_MANY = clause.PLURALS | {"PRP", "DT", "CD", "WDT", "WP", "EX", "JJS"}
_CLAUSES = frozenset({"advcl", "ccomp", "relcl"})


_QUERIED = frozenset("clause clauses condition conditions statement statements".split())
"""Words after "where" in database terminology."""


def may_be_were(match: re.Match[str]) -> bool:
    """Tell whether the word after "where" may begin a predicate: "where built", "where not"."""
    following, then = match["next"], match["then"] or ""
    if following in _QUERIED:
        return False
    if following in STATES or following in ADVERBS:
        return following not in {"all", "both", "either"} and not then.startswith("other")
    if following in PLACED or (not lexicon.forms(following) and "p" in lexicon.classes(following)):
        return not then or then in DETERMINERS or then in PREPOSITIONS
    if following in _IDIOMS and then not in PREPOSITIONS:
        return False
    forms = lexicon.forms(following)
    if Form.ING in forms and not {*lexicon.classes(then)} <= {"r"}:
        return False  # "where learning music is"
    return bool(forms & {Form.PARTICIPLE, Form.ING})


def is_were(parse: Parse, were: Token) -> bool:
    """Tell, for the sentence corrected to "were", whether that is its clause's only finite verb."""
    verb = clause.main_verb(parse, were)
    subject = clause.subject(parse, verb)
    if subject is None or subject.index > were.index or were.tag != "VBD":
        return False
    before = parse.near(were, -1)
    is_behind = before is not None and before in {*parse.subtree(subject)}
    if before is None or before.tag not in _NOMINAL or not is_behind:
        return False
    is_said = _may_be_many(parse, subject) and _has_predicate(parse, verb, were, before)
    return is_said and _is_clause(parse, verb, subject) and not _is_followed(parse, verb, were)


def _has_predicate(parse: Parse, verb: Token, were: Token, before: Token) -> bool:
    """Tell whether the predicate follows "were", with only adverbs between.

    It does not in "a mode where only the second cycle counts", nor in "it determines where in the
    window the drop occurs".
    """
    is_copula = verb.index == were.index
    found = parse.children(verb, "acomp", "attr", "prep") if is_copula else [verb]
    if not found or (found[0].relation == "prep" and Form.THIRD in lexicon.forms(before.lower)):
        return False
    between = parse.tokens[were.index + 1 : found[0].index]
    return all(token.tag in {"RB", "JJ", "CD"} for token in between)


def _may_be_many(parse: Parse, subject: Token) -> bool:
    """Tell whether "were" may follow a subject: a plural, a pronoun or an amount, but no "it"."""
    if parse.children(subject, "conj"):
        return True
    is_one = subject.lower in {"it", "he", "she", "i", "this", "one", "each", "what"}
    return not is_one and (subject.tag in _MANY or subject.lower in _AMOUNTS)


def _is_clause(parse: Parse, verb: Token, subject: Token) -> bool:
    """Tell whether a verb's clause is joined properly and its subject is no other verb's object."""
    if verb.relation == "relcl":
        return subject.tag in clause.RELATIVE and clause.has_main_clause(parse, verb)
    if verb.relation in {"advcl", "ccomp"}:
        return bool(parse.children(verb, "mark")) or any(
            adverb.tag == "WRB" for adverb in parse.children(verb, "advmod")
        )
    if verb.relation not in {"ROOT", "conj"} or subject.tag in clause.RELATIVE:
        return False
    inner = {*parse.subtree(subject)}
    opened = clause.phrase_start(parse, subject)
    return not any(
        token.tag in clause.FINITE and token not in inner and not _is_apart(parse, token, opened)
        for token in parse.tokens[: opened.index]
    )


def _is_apart(parse: Parse, verb: Token, opened: Token) -> bool:
    """Tell whether a mark or conjunction comes between another verb and a subject."""
    before = parse.near(opened, -1)
    return before is not None and verb.index < before.index and before.tag in {",", ":", "CC"}


def _is_followed(parse: Parse, verb: Token, were: Token) -> bool:
    """Tell whether another finite verb comes before any mark, conjunction or relative word."""
    for token in parse.tokens[were.index + 1 :]:
        if token.tag in clause.FINITE and token.index != verb.index:
            return True
        is_end = token.tag in {",", ":", ".", "CC"} | clause.RELATIVE or token.relation == "mark"
        if is_end and token.index > verb.index:
            return False
    return False


def may_be_where(match: re.Match[str]) -> bool:
    """Tell whether "were" may open a clause about the place before it: "Rome, were he lived"."""
    before = match["before"].lower()
    if before in CONJUNCTIONS | PRONOUNS or before in {"that", "which", "who", "there"}:
        return False
    if match["next"].lower() in {"not", "to", "also"}:
        return False
    said = match.string[max(match.start() - _REACH, 0) : match.end() + _REACH]
    forms = lexicon.forms(match["next"])
    is_past = Form.PAST in forms and Form.PARTICIPLE not in forms
    return is_past or not _NEGATED.search(said)


def is_where(parse: Parse, where: Token) -> bool:
    """Tell, for the sentence corrected to "where", whether that opens a finite clause.

    The clause is about a place: something is in it, at it, or goes to it.
    """
    verb, root = parse.head(where), _root(parse)
    return (
        _opens_clause(parse, where)
        and clause.is_finite(parse, root)
        and root.index != verb.index
        and _is_about_place(parse, where, verb)
    )


def _opens_clause(parse: Parse, where: Token) -> bool:
    """Tell whether "where" opens a finite clause with a subject of its own."""
    verb = parse.head(where)
    subject = clause.subject(parse, verb)
    if where.tag != "WRB" or where.relation != "advmod" or subject is None:
        return False
    is_inside = where.index < subject.index < verb.index and verb.relation in _CLAUSES
    between = parse.tokens[where.index + 1 : verb.index]
    is_whole = not any(token.tag in {",", "TO"} for token in between)
    return is_inside and is_whole and clause.is_finite(parse, verb)


def _is_about_place(parse: Parse, where: Token, verb: Token) -> bool:
    """Tell whether a clause is certainly not a condition ("the town, were it attacked")."""
    if not {Form.PAST, Form.PARTICIPLE} <= lexicon.forms(verb.lower) or verb.tag != "VBD":
        return True
    before = parse.near(where, -1)
    place = parse.head(verb)
    is_stated = before is not None and before.tag in clause.NOUNS
    return is_stated or (verb.relation == "relcl" and place.relation == "pobj")


def _root(parse: Parse) -> Token:
    return next(token for token in parse.tokens if token.relation == "ROOT")


def stands_for_where(document: Prose, start: int, end: int) -> bool:
    """Tell whether the word from ``start`` to ``end`` is "were" and may stand for "where".

    The sentence may be a phrase: "a harp were the strings are made of light".
    """
    if document.prose[start:end] != "were":
        return False
    return _opens_clause(*sentence_at(document, start).corrected(start, end, "where"))
