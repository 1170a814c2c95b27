"""Whether the text before a bare verb form is its subject.

A pronoun usually is. A noun before a participle usually is not, because the participle opens a
reduced relative clause ("work begun in 1911 was finished"). If there are two readings, it does not
count as the subject.
"""

from __future__ import annotations

import re

from bot_plugins.languages.english import clause, lexicon
from bot_plugins.languages.english.bare import (
    GOVERNING,
    PRONOUNS,
    RELATIVES,
    Bare,
    precedes_its_clause,
)
from bot_plugins.languages.english.excerpt import Prose
from bot_plugins.languages.english.grammar import CONJUNCTIONS, HAVE, MONTHS, PREPOSITIONS
from bot_plugins.languages.english.lexicon import Form
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.valency import usage

_WORD_BEFORE = re.compile(r"([\w'’-]+)[ \n]\Z")
_LONGEST = 30
"""Code points to look back for the word before a pronoun."""
_NO_ANTECEDENTS = (
    PREPOSITIONS | CONJUNCTIONS | frozenset("than as which one those not only".split())
)
"""Words that cannot be the antecedent of a relative pronoun ("older than that found in Rome")."""
_BEFORE_CLAUSE = (
    CONJUNCTIONS
    | MONTHS
    | frozenset(
        "that as if where unless whether why how there here also today since who which".split()
    )
)
"""Words after which a pronoun opens its clause."""
JOINING = frozenset({"and", "or", "but", "then"})
_HEADS = clause.NOUNS | {"DT", "CD", "PRP"}
_OPENERS = frozenset({"DT", "PRP$", "NNP", "NNPS", "JJ", "CD"})
"""Tags of the first word of a noun phrase that opens a sentence, not a headline ("Construction
begun")."""
_CLAUSE_MARKS = frozenset({",", ":", "CC", "WRB", "-RRB-", "RB", "CD"})
"""Tags of tokens after which a pronoun opens a clause."""
_PERCEPTION = frozenset("feel find get have hear keep leave let make need see want watch".split())
"""Verbs that take a noun and a participle ("he saw the ship sunk")."""
_LEAST_OBJECTS = 0.1
"""Minimum share of active uses with an object for a verb that takes one."""
_OF_OTHERS = GOVERNING | frozenset({"with", "without", "once", "("})
"""Words before a noun whose participle does not head a clause."""
_DEPENDENT = frozenset({"conj", "relcl", "advcl", "ccomp"})
"""Relations of finite verbs that can occur in a sentence without a main verb."""


def has_subject(bare_verb: Bare, *, has_complement: bool = False) -> bool:
    """Tell whether a bare form has its subject before it, or shares that of another verb.

    ``has_complement`` means that the words after the form make it the verb of a clause.
    """
    if bare_verb.left in JOINING:
        return _is_joined(bare_verb)
    if bare_verb.left in PRONOUNS:
        return _has_pronoun(bare_verb)
    return _has_noun(bare_verb, has_complement=has_complement)


def may_open_clause(text: Prose, match: re.Match[str]) -> bool:
    """Tell, by the word before it and without a parse, whether a pronoun may open a clause."""
    word = _WORD_BEFORE.search(text.prose, max(match.start() - _LONGEST, 0), match.start())
    before = word[1].lower() if word else ""
    if match["left"].lower() in RELATIVES:
        is_verb = before.endswith("ing") and not lexicon.classes(before)
        return before not in _NO_ANTECEDENTS and not is_verb
    return not before.isalpha() or before in _BEFORE_CLAUSE or before.endswith("ly")


def opens_clause(bare_verb: Bare) -> bool:
    """Tell whether a pronoun opens its clause, unless that is relative and lacks its object.

    It does not in "the name he given in Rome" and "what they considered".
    """
    if bare_verb.left in RELATIVES:
        return True
    before = bare_verb.parse.near(bare_verb.before, -1)
    if before is None or before.relation == "mark":
        return True
    nearby = bare_verb.parse.tokens[max(before.index - 3, 0) : before.index + 1]
    return before.tag in _CLAUSE_MARKS and not any(each.tag in {"WP", "WDT"} for each in nearby)


def _is_joined(bare_verb: Bare) -> bool:
    """Tell whether a form is coordinated with a finite verb, and nothing governs both."""
    parse, first = bare_verb.parse, bare_verb.parse.head(bare_verb.verb)
    if bare_verb.verb.relation != "conj" or not clause.is_finite(parse, first):
        return False
    begin = clause.phrase_start(parse, first).index
    if any(word.lower in GOVERNING for word in parse.tokens[begin : bare_verb.verb.index]):
        return False
    may_be_joined = Form.PARTICIPLE in lexicon.forms(first.lower)
    return not (may_be_joined and any(word.lower in HAVE for word in parse.tokens[:begin]))


def _has_pronoun(bare_verb: Bare) -> bool:
    pronoun = bare_verb.before
    before = bare_verb.parse.near(pronoun, -1)
    if before is None:
        return bare_verb.left not in {"which", "who"}
    if bare_verb.left in RELATIVES and bare_verb.parse.head(pronoun).index != bare_verb.verb.index:
        return False
    if bare_verb.left == "that":
        return pronoun.tag == "WDT" and _is_antecedent(bare_verb.parse, before)
    if before.relation in {"prep", "agent"} or before.lower in {"with", "without"}:
        return bare_verb.left not in {"which", "who", "it"}
    return bare_verb.left != "it" or before.tag not in clause.VERBS


def _is_antecedent(parse: Parse, noun: Token) -> bool:
    """Tell whether a relative "that" certainly belongs to the noun before it.

    In "it matches that found in Rome" the supposed noun may be a verb.
    """
    if noun.tag not in _HEADS:
        return False
    if not {Form.THIRD, Form.ING} & lexicon.forms(noun.lower):
        return True
    has_other_verb = any(
        token.relation == "ROOT" and clause.is_finite(parse, token) for token in parse.tokens
    )
    is_phrase = any(child.tag in _OPENERS for child in parse.children(noun))
    return has_other_verb and is_phrase and noun.lower != "times"


def _has_noun(bare_verb: Bare, *, has_complement: bool) -> bool:
    parse, verb = bare_verb.parse, bare_verb.verb
    subject = clause.subject(parse, verb)
    noun = subject or parse.head(verb)
    if noun.tag not in _HEADS or noun.index > verb.index or not _opens(parse, noun, verb):
        return False
    if subject is not None:
        return not _depends(parse, verb)
    if has_complement:
        return not _is_object(parse, noun)
    return verb.relation == "acl" and noun.relation == "ROOT"


def _depends(parse: Parse, verb: Token) -> bool:
    """Tell whether a participle with a subject may be part of a clause, not its verb.

    That is so in an absolute phrase ("the war begun, they fled") and after a verb of perception.
    """
    if any(child.relation == "mark" or child.tag == "WRB" for child in parse.children(verb)):
        return False
    if verb.relation == "conj":
        return _depends(parse, parse.head(verb))
    head = parse.head(verb)
    perceives = any(each.base in _PERCEPTION for each in lexicon.readings(head.lower))
    is_perceived = verb.relation == "ccomp" and perceives
    return verb.relation == "advcl" or is_perceived or precedes_its_clause(parse, verb)


def _is_object(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun is the object of a transitive verb ("he led a war begun to win")."""
    while noun.relation == "pobj" and parse.head(parse.head(noun)).tag in clause.NOUNS:
        noun = parse.head(parse.head(noun))
    if noun.relation != "dobj":
        return noun.relation in {"attr", "pobj", "dative", "appos"}
    readings = lexicon.readings(parse.head(noun).lower)
    return not readings or usage(readings[0].base).object_share >= _LEAST_OBJECTS


def _opens(parse: Parse, noun: Token, verb: Token) -> bool:
    """Tell whether the phrase of ``noun`` can open a clause in this position."""
    brackets = [token.text for token in parse.tokens[: verb.index] if token.text in {"(", ")"}]
    if brackets[-1:] == ["("]:
        return False
    phrase = (token for token in parse.subtree(noun) if token.index < verb.index)
    start = min(phrase, key=lambda token: token.index)
    before = parse.near(start, -1)
    if before is None:
        return start.tag in _OPENERS or bool(parse.children(verb, "conj"))
    if before.tag != "," and before.text not in {"-", "–", "—"}:
        return before.lower not in _OF_OTHERS
    earlier = (token for token in parse.tokens[: start.index] if token.tag in clause.VERBS)
    return not any(
        clause.is_finite(parse, token) and token.relation != "advcl" for token in earlier
    )


def is_only_verb(bare_verb: Bare) -> bool:
    """Tell whether a sentence begins with the subject of a form and has no finite verb."""
    parse, verb = bare_verb.parse, bare_verb.verb
    noun = clause.subject(parse, verb) or parse.head(verb)
    if noun.index > verb.index or clause.phrase_start(parse, noun).index > 0:
        return False
    others = (token for token in parse.tokens if token.index != verb.index)
    is_root = "ROOT" in {noun.relation, verb.relation}
    return is_root and not any(_is_main(bare_verb, each) for each in others)


def _is_main(bare_verb: Bare, token: Token) -> bool:
    """Tell whether a finite verb is in a main clause."""
    verb = clause.main_verb(bare_verb.parse, token)
    return token.tag in clause.FINITE and verb.relation not in _DEPENDENT
