"""The clause around a verb, according to the parse: auxiliaries, subject, context.

Relations are ClearNLP's, tags the Penn Treebank's (``parse``). Where a sentence can be read in two
ways, the reading that forbids a change wins.
"""

from __future__ import annotations

from bot_plugins.languages.english.grammar import DO, MONTHS
from bot_plugins.languages.english.parse import Parse, Token

AUXILIARY = ("aux", "auxpass")
SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
TENSED = frozenset({"VBD", "VBP", "VBZ"})
FINITE = TENSED | {"MD"}
PLURALS = frozenset({"NNS", "NNPS"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_NOMINAL = NOUNS | {"PRP", "DT", "CD", "EX"}
_ANYBODY = frozenset("all anyone anybody everyone everybody those ones people".split())
"""Frequent antecedents of a relative clause that ends in its auxiliary."""
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "conj", "pcomp", "relcl"})
"""Relations of clauses within another, and of what is coordinated."""
_YEARS = range(1000, 2100)


def auxiliaries(parse: Parse, verb: Token) -> list[Token]:
    """Return the auxiliaries of a verb, from left to right."""
    return [
        auxiliary for auxiliary in parse.children(verb, *AUXILIARY) if auxiliary.index < verb.index
    ]


def main_verb(parse: Parse, token: Token) -> Token:
    """Return the verb that an auxiliary belongs to; any other token itself."""
    return parse.head(token) if token.relation in AUXILIARY else token


def governor(parse: Parse, verb: Token) -> Token | None:
    """Return the auxiliary that determines a verb's form: the nearest before it."""
    found = auxiliaries(parse, verb)
    return found[-1] if found else None


def governs(parse: Parse, auxiliary: Token, verb: Token) -> bool:
    """Tell whether an auxiliary governs a verb, or a later auxiliary of the same verb."""
    if auxiliary.relation not in AUXILIARY:
        return False
    shares_head = verb.relation in AUXILIARY and auxiliary.head == verb.head
    return auxiliary.head == verb.index or shares_head


def subject(parse: Parse, verb: Token) -> Token | None:
    """Return the head of a verb's own subject: the nearest before it, otherwise one after it."""
    found = parse.children(verb, *SUBJECT)
    before = [token for token in found if token.index < verb.index]
    return next(iter(before[-1:] or found), None)


def displaced_subject(parse: Parse, verb: Token, finite: Token) -> Token | None:
    """Return the displaced subject of a clause with "there": the first noun after ``finite``.

    Source of the term: R. Huddleston and G. K. Pullum, "The Cambridge Grammar of the English
    Language" (2002), chapter 16, section 6. A parser may take that noun for a subject or an object.
    """
    found = parse.children(verb, "attr", "dobj", "nsubj")
    return next((token for token in found if token.index > finite.index), None)


def shared_subject(parse: Parse, verb: Token) -> Token | None:
    """Return a verb's subject, or the one it shares with a verb it is coordinated with."""
    while (found := subject(parse, verb)) is None and verb.relation == "conj":
        verb = parse.head(verb)
    return found


def phrase_start(parse: Parse, head: Token) -> Token:
    """Return the first token of the phrase with the head ``head``."""
    return min(parse.subtree(head), key=lambda token: token.index)


def has_clear_subject(parse: Parse, auxiliary: Token, verb: Token) -> bool:
    """Tell whether an auxiliary and a verb certainly form one clause.

    They do not in "what he had went to charity", where a relative clause ends between them.
    """
    return not _is_turned_round(parse, auxiliary) and _have_clear_subject(parse, auxiliary, verb)


def _have_clear_subject(parse: Parse, auxiliary: Token, verb: Token) -> bool:
    found = subject(parse, verb)
    if found is None:
        return verb.relation == "conj" and _is_coordinated(parse, auxiliary, verb)
    if found.index > auxiliary.index:
        return is_question(parse, auxiliary, found)
    if found.tag in RELATIVE:
        return not _may_end(parse, auxiliary, verb) and has_main_clause(parse, verb)
    if verb.relation == "relcl" and not has_main_clause(parse, verb):
        return False
    before = parse.near(phrase_start(parse, found), -1)
    if before is not None and before.tag in RELATIVE:
        return before.tag != "WP" and has_main_clause(parse, verb)
    return not may_be_relative(parse, verb)


def _is_turned_round(parse: Parse, auxiliary: Token) -> bool:
    """Tell whether a clause with a modal ends right before: "where it would dry would men go"."""
    before = parse.near(auxiliary, -1)
    if before is None or before.tag != "VB":
        return False
    return any(token.tag == "MD" for token in auxiliaries(parse, before))


def has_plain_subject(parse: Parse, verb: Token) -> bool:
    """Tell whether a noun phrase or pronoun before a verb is certainly its subject."""
    found = shared_subject(parse, verb)
    if found is None or found.index > verb.index or found.tag in {"WP", "EX"}:
        return False
    before = parse.near(phrase_start(parse, found), -1)
    opens_relative = before is not None and before.tag in RELATIVE
    return not opens_relative and not may_be_relative(parse, verb)


def may_be_relative(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb's clause may be a relative clause without "that": "the money he had".

    A noun right before its subject would be the antecedent, unless it ends an introductory phrase
    ("In Rome he had went").
    """
    found = subject(parse, verb)
    before = parse.near(phrase_start(parse, found), -1) if found else None
    if before is not None and before.tag == "JJ":  # "what little they had"
        before = parse.near(before, -1)
        return before is not None and before.tag == "WP"
    if before is None or before.tag not in _NOMINAL:
        return False
    return not _ends_introduction(parse, before, verb)


def _may_end(parse: Parse, auxiliary: Token, verb: Token) -> bool:
    """Tell whether a relative clause may end in its auxiliary: "all who could (went there)"."""
    ends = auxiliary.tag == "MD" or auxiliary.lower in DO
    return ends and parse.head(verb).lower in _ANYBODY


def has_main_clause(parse: Parse, verb: Token) -> bool:
    """Tell whether the sentence has a finite verb outside the relative clause of ``verb``."""
    token = verb
    while token.relation not in {"relcl", "acl", "ROOT"}:
        token = parse.head(token)
    if token.relation == "ROOT":
        return token.index != verb.index and is_finite(parse, token)
    while token.relation != "ROOT":
        token = parse.head(token)
        if token.index != verb.index and is_finite(parse, token):
            return True
    return False


def is_in_relative(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb is in a relative clause, or in something that such a clause governs."""
    token = verb
    while token.relation in {"xcomp", "ccomp", "advcl", "conj", "acl", "pcomp"}:
        token = parse.head(token)
    return token.relation == "relcl"


def is_finite(parse: Parse, verb: Token) -> bool:
    """Tell whether a token is a finite verb, or has a finite auxiliary."""
    return verb.tag in FINITE or any(
        auxiliary.tag in FINITE for auxiliary in auxiliaries(parse, verb)
    )


def is_question(parse: Parse, auxiliary: Token, subject: Token) -> bool:
    """Tell whether verb and subject are inverted because the sentence is a question."""
    first = phrase_start(parse, subject)
    opens = auxiliary.index == 0 or parse.tokens[auxiliary.index - 1].tag in RELATIVE
    is_asked = any(token.text == "?" for token in parse.tokens[subject.index :])
    return is_asked and opens and first.index == auxiliary.index + 1


def _is_coordinated(parse: Parse, auxiliary: Token, verb: Token) -> bool:
    """Tell whether a verb is the second of two that share a subject other than "what"."""
    first = parse.head(verb)
    words = (token for token in parse.subtree(first) if token.index < first.index)
    return first.index < auxiliary.index and not any(token.tag == "WP" for token in words)


def _ends_introduction(parse: Parse, noun: Token, verb: Token) -> bool:
    """Tell whether a noun ends a phrase of place or time that opens the verb's clause."""
    if is_date(noun):
        return True
    token = noun
    while token.head not in {verb.index, token.index}:
        token = parse.head(token)  # also from a nested phrase: "from the tower at daybreak"
    return token.relation == "prep" and token.head == verb.index and _opens(parse, token)


def _opens(parse: Parse, preposition: Token) -> bool:
    before = parse.near(preposition, -1)
    if before is None or before.relation == "mark":
        return True
    return before.tag in {",", ":", "CC", "IN", "-LRB-"}


def own_words(parse: Parse, head: Token) -> list[Token]:
    """Return the words of a phrase or clause without the clauses in it, in no set order."""
    own = [head]
    for token in own:
        own += [child for child in parse.children(token) if child.relation not in _CLAUSES]
    return own


def is_date(token: Token) -> bool:
    """Tell whether a token is a year or a month."""
    return is_year(token) or token.lower in MONTHS


def is_year(token: Token) -> bool:
    """Tell whether a token is a year of this millennium or the last."""
    return token.text.isdecimal() and int(token.text) in _YEARS
