"""Whether "use to" means a past habit, and "be suppose to" a passive, according to the parse."""

from __future__ import annotations

from bot_plugins.languages.english import clause
from bot_plugins.languages.english.grammar import BE
from bot_plugins.languages.english.parse import Parse, Token

_OPENERS = frozenset({",", ":", "CC", "``", "-LRB-", "EX"})
"""Tags of tokens after which a clause may begin."""
_BECOME = frozenset("became become becomes becoming get gets getting got gotten grew grown".split())
_COMPOUNDS = ("compound", "nmod")


def is_habit(parse: Parse, use: Token) -> bool:
    """Tell whether "use" is finite, opens an infinitive and has no object anywhere."""
    infinitives = [
        complement for complement in parse.children(use, "xcomp") if complement.tag == "VB"
    ]
    if use.tag not in clause.FINITE or not infinitives or parse.children(use, "dobj", "aux"):
        return False
    found = clause.subject(parse, use)
    if found is None or found.index > use.index:
        return False
    if infinitives[0].lower == "be":
        return True
    if found.tag in clause.RELATIVE:
        return use.relation == "relcl"
    if use.relation == "relcl" or parse.children(found, *_COMPOUNDS):
        return False
    is_object = any(child.tag in clause.RELATIVE for child in parse.children(infinitives[0]))
    return not is_object and _opens_clause(parse, use, found) and not _is_in_relative(parse, found)


def _opens_clause(parse: Parse, verb: Token, subject: Token) -> bool:
    """Tell whether a subject opens its clause, so that nothing before it is the object of "use"."""
    before = parse.near(clause.phrase_start(parse, subject), -1)
    if before is None or before.tag in _OPENERS or before.relation in {"mark", "advmod"}:
        return before is None or before.lower != "that"
    is_introduced = before.tag in clause.NOUNS or clause.is_date(before)
    return is_introduced and not clause.may_be_relative(parse, verb)


def _is_in_relative(parse: Parse, subject: Token) -> bool:
    """Tell whether a relative pronoun precedes a subject with no finite verb between."""
    for token in reversed(parse.tokens[: clause.phrase_start(parse, subject).index]):
        if token.tag in clause.FINITE:
            return False
        if token.tag in clause.RELATIVE:
            return True
    return False


def is_passive(parse: Parse, participle: Token) -> bool:
    """Tell whether "be" governs a participle or an adjective, with only adverbs between them."""
    auxiliary = clause.governor(parse, participle)
    if participle.relation == "acomp":
        auxiliary = parse.head(participle)
    if auxiliary is None or auxiliary.lower not in BE | _BECOME:
        return False
    between = parse.tokens[auxiliary.index + 1 : participle.index]
    return all(token.tag == "RB" for token in between)
