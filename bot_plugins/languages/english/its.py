"""Whether "it's" stands for the possessive "its": by the words around it, and by the parse.

It is "it is" or "it has" before what can continue a clause; after a preposition, as a verb's
object, or before a subject's noun it is the possessive.
"""

from __future__ import annotations

import re

from bot_plugins.languages.english import clause, lexicon
from bot_plugins.languages.english.grammar import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    OBJECTS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SAYING,
)
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.parse import Parse, Token

_GOVERNING = frozenset(
    "of in on at by for from with to into during through within under across without"
    " against among between despite onto toward towards upon via per".split()
)
"""Prepositions that hardly ever open a clause."""
_THINKING = SAYING | frozenset(
    "accept acknowledge advise appear assert assume assure bet certify check complain"
    " consider contend deny demonstrate determine diagnose doubt emphasise emphasize ensure"
    " establish estimate fear feel figure find forget guarantee guess hear hold hope imagine"
    " imply indicate infer insist joke judge like love maintain make mean notice observe"
    " pray predict pretend proclaim prove read realise realize reason recall reckon"
    " recognise recognize remember rule see seem sense show signal sound specify speculate"
    " stress suppose suspect swear teach tell trust understand verify want warn wish wonder"
    " worry".split()
)
"""Verbs (base forms) after which "it's" mostly opens a clause."""
_NO_NOUNS = (
    DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | OBJECTS
    | CONJUNCTIONS
    | AUXILIARIES
    | frozenset(ADVERBS) - {"first"}
    | frozenset("been got going gonna how like quite so such too very what when where why".split())
)
"""Words that do not open a noun phrase after a possessive."""
_FULL_VERBS = frozenset("had has having do does did doing".split())
"""Forms of auxiliaries that may have "its" and a noun for an object: "does its job"."""
_WITHIN = clause.NOUNS | frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "CD", "RB", "RBS", "HYPH"})
"""Tags of tokens that may come between a possessive and its noun."""
_LONGEST = 5
"""Maximum distance in words from a possessive to its noun."""
_WORD_BEFORE = re.compile(r"([\w'’-]+)[\s'\]\[]{1,4}\Z")
_CLAUSE_BEFORE = re.compile(r"(?:, for|\b(?:then|later) on)\s+\Z", re.IGNORECASE)
"""Words before "it's" that show that it opens a clause: ", for it's cheap"."""
_PART_BEFORE = re.compile(
    r"(?:(?P<word>[\w'’-]+)\s+(?:the\s+)?)?\b(?:all|half|most|much|none|part|rest|some) of\s+\Z",
    re.IGNORECASE,
)
"""A part as the possible start of a clause ("most of it's forest"), and the word before it."""
_PREDICATE_BEHIND = re.compile(
    r"(?:\s+[a-z]+)?\s+(?:is|was|are|were|has|had|can|could|did|does|may|might|must|should|will|would)\b"
)
"""Words after a noun that show that it is a subject: "but it's aim is to win"."""
_CLAUSE_BEHIND = re.compile(r"\s+(?:to|that|for|if|when|because)\b")
"""Words after an adjective that show that "it's" opens a clause: "and it's easy to use"."""
_BEFORE_CLAUSE = (
    CONJUNCTIONS
    | RELATIVES
    | frozenset("also currently if maybe nowadays now perhaps sometimes today usually".split())
)
"""Words after which a clause may begin."""
_REACH = 40
"""Code points within which to look for the word before."""


def may_be_possessive(match: re.Match[str]) -> bool:
    """Tell by adjacent words, without a parse, whether an "it's" may be a possessive.

    ``match`` has the groups ``its`` and ``next``.
    """
    following = match["next"]
    if following == "own":
        return True
    if following[0].isupper():  # "none of it's Linux charm"; "for it's Ann" is a clause
        return match["its"][0] == "i" and word_before(match) in _GOVERNING - {"for"}
    is_clause = _CLAUSE_BEFORE.search(match.string, *_lead(match))
    if is_clause or _is_part(match) or not _may_open_phrase(following):
        return False
    before = word_before(match)
    opens_clause = before != "and" and _opens_clause(before)
    if opens_clause and _PREDICATE_BEHIND.match(match.string, match.end()):
        return "n" in lexicon.classes(following) and _is_no_quality(following)
    is_after = before == "after" and not lexicon.forms(following) and _is_no_quality(following)
    is_behind = before in _GOVERNING or is_after or _takes_object(before)
    return not before or is_behind or (before == "and" and _is_joined(match))


def _lead(match: re.Match[str]) -> tuple[int, int]:
    return max(match.start() - _REACH, 0), match.start()


def _is_part(match: re.Match[str]) -> bool:
    """Tell whether "it's" may follow a part that opens a clause: "most of it's forest"."""
    part = _PART_BEFORE.search(match.string, *_lead(match))
    is_its = match["its"].lower().startswith("it")
    return is_its and part is not None and not _takes_object((part["word"] or "").lower())


def _may_open_phrase(word: str) -> bool:
    """Tell whether a word may open the noun phrase that belongs to a possessive."""
    forms = lexicon.forms(word)
    is_verb = forms & {Form.ING, Form.PARTICIPLE} and not {*lexicon.classes(word)} & {*"npj"}
    return word not in _NO_NOUNS and not is_verb


def _is_no_quality(word: str) -> bool:
    """Tell whether a word is no adjective or adverb: "when it's cold" is a clause."""
    return {*lexicon.classes(word)}.isdisjoint("jr")


def _is_joined(match: re.Match[str]) -> bool:
    """Tell whether "and" may join a noun: not in "and it's set in Rome", "and it's fun to"."""
    word = match["next"]
    is_quality = not {*lexicon.classes(word)} & {"n", "p"} or word in {"fun", "time"}
    opens = is_quality and _CLAUSE_BEHIND.match(match.string, match.end())
    return Form.PARTICIPLE not in lexicon.forms(word) and not opens


def word_before(match: re.Match[str]) -> str:
    """Return the word before an "it's" in lower case; empty after a mark."""
    low = max(match.start() - _REACH, 0)
    found = _WORD_BEFORE.search(match.string[low : match.start()])
    return found[1].lower() if found else ""


def _opens_clause(word: str) -> bool:
    """Tell whether a clause may begin after a word: "but", "when", "think"."""
    return word in _BEFORE_CLAUSE or any(verb.base in _THINKING for verb in lexicon.readings(word))


def _takes_object(word: str) -> bool:
    """Tell whether a verb form may be followed by an object rather than a clause."""
    bases = {verb.base for verb in lexicon.readings(word)}
    return bool(bases) and bases.isdisjoint(_THINKING) and word not in AUXILIARIES - _FULL_VERBS


def is_possessive(parse: Parse, its: Token, before: str) -> bool:
    """Tell, for the sentence corrected to "its", whether that belongs to a noun after it."""
    noun = parse.head(its)
    if its.relation != "poss" or not its.index < noun.index <= its.index + _LONGEST:
        return False
    between = parse.tokens[its.index + 1 : noun.index]
    after = parse.near(noun, 1)
    is_cleft = after is not None and after.lower in {"that", "which", "who"}  # "goals that count"
    are_within = all(token.tag in _WITHIN for token in between)
    if noun.tag not in clause.NOUNS or not are_within or is_cleft:
        return False
    if before in _GOVERNING or before == "after":
        return noun.relation in {"pobj", "conj", "compound"}
    if before == "and":
        return noun.relation == "conj" and parse.head(noun).tag in clause.NOUNS
    if not before or (_opens_clause(before) and noun.relation in clause.SUBJECT):
        return _is_subject(parse, noun)
    objects = {"dobj", "nsubj"} if before == "having" else {"dobj"}  # "having its port close"
    return noun.relation in objects


def _is_subject(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun is the subject of a finite verb right after it."""
    verb = parse.head(noun)
    after = parse.near(noun, 1)
    is_finite = after is not None and after.tag in clause.FINITE
    return noun.relation in clause.SUBJECT and verb.index > noun.index and is_finite


def may_open_clause(match: re.Match[str]) -> bool:
    """Tell by the word before it whether "its" may open a clause, as "it's" does."""
    before = word_before(match)
    return (not before or _opens_clause(before)) and _is_predicate(match)


def _is_predicate(match: re.Match[str]) -> bool:
    """Tell whether the adjective behind "its", if any, is no part of a noun phrase.

    It may not be a noun or a verb itself, and a "to" behind it opens an infinitive: not "its pale
    to dark leaves".
    """
    adjective, infinitive = match["adjective"], match["infinitive"]
    if not adjective:
        return True
    classes = {*lexicon.classes(adjective)}
    is_adjective = "j" in classes and not classes & {"n", "p"} and not lexicon.forms(adjective)
    is_verb = not infinitive or Form.BASE in lexicon.forms(infinitive)
    return is_adjective and is_verb and "j" not in lexicon.classes(infinitive or "")
