"""Adjectives and nouns after a pronoun or "there" that lack a "be" before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot_plugins.document import Document
from bot_plugins.languages.english import clause
from bot_plugins.languages.english.adjectives import ADJECTIVES
from bot_plugins.languages.english.bare import Bare, any_of, bare, behind, is_clause, trigger
from bot_plugins.languages.english.bare_subject import may_open_clause, opens_clause
from bot_plugins.languages.english.be import is_past, is_plural
from bot_plugins.languages.english.excerpt import Prose, confirming, matches_of
from bot_plugins.languages.english.parse import Parse, Token
from bot_plugins.languages.english.patterns import SPACE, words

_ADJECTIVES = [*ADJECTIVES, *"adjacent common equal famous inferior".split()]
_PREPOSITIONS = "to of for in from with at on by as that".split()
_QUALIFIED = rf"(?:(?:very|more|most|quite|so|too|highly|fully){SPACE})?{words(_ADJECTIVES)}"
ARTICLES = "a an the one part".split()
_QUANTITIES = "no many several some two three four five few numerous various a an".split()
_RELATED = frozenset("brother child children daughter degree sister son wife husband".split())
"""Relatives: somebody has them rather than is one ("he a son named Jan")."""
_BECOMING = frozenset("soon later then eventually suddenly quickly subsequently".split())
"""Adverbs that express a change of state."""
_LEFT = (any_of(["it", "he", "she", "they", "who", "which"]), "(?:It|He|She|They)", "There")


def bare_predicates(document: Document) -> Iterator[tuple[Bare, tuple[str, str]]]:
    """Yield predicates without a verb, with the form of "be" they lack and the other tense."""
    adjectives, *nouns = _patterns()
    found = [
        *bare(document, adjectives, is_worth=may_open_clause),
        *bare(document, *nouns, is_worth=_opens_sentence),
    ]
    for bare_verb in found:
        parse, word = bare_verb.corrected(f"is {bare_verb.word}")
        be = parse.at(bare_verb.verb.start)
        is_of_other = clause.is_finite(bare_verb.parse, bare_verb.parse.head(bare_verb.before))
        if (
            not is_of_other
            and opens_clause(bare_verb)
            and _is_predicate(bare_verb, parse, be, word)
        ):
            yield bare_verb, _forms(bare_verb, parse, be, word)


def _opens_sentence(text: Prose, match: re.Match[str]) -> bool:
    first, _ = text.sentence(match.start())
    return not text.prose[first : match.start()].strip(" *#:;")


def _is_predicate(bare_verb: Bare, parse: Parse, be: Token, word: Token) -> bool:
    """Tell whether "is" makes a whole clause of the text before and after it."""
    head = _noun(parse, word)
    subject = clause.subject(parse, be)
    is_own = subject is not None and subject.start == bare_verb.before.start
    becomes = _BECOMING & set(bare_verb.match["between"].split())
    has = bare_verb.left in {"he", "she"} and head.lower in _RELATED
    return is_own and head.head == be.index and is_clause(parse, be) and not becomes and not has


def _noun(parse: Parse, word: Token) -> Token:
    return parse.head(word) if word.relation in {"det", "nummod", "amod", "advmod"} else word


def _forms(bare_verb: Bare, parse: Parse, be: Token, word: Token) -> tuple[str, str]:
    """Return the missing form of "be", and that of the other tense."""
    there = bare_verb.left == "there"
    plural = _noun(parse, word).tag in clause.PLURALS if there else is_plural(parse, be)
    forms = ("are", "were") if plural else ("is", "was")
    return forms[::-1] if is_past(parse, be, is_state=True) else forms


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    pronouns, names, there = _LEFT
    after = rf"(?={SPACE}{words(_PREPOSITIONS)}\b)"
    return (
        behind(pronouns, _QUALIFIED, after),
        behind(names, words(ARTICLES)),
        behind(there, words(_QUANTITIES)),
    )


def triggers() -> tuple[str, ...]:
    """Return the triggers for such predicates."""
    pronouns, names, there = (rf"\b{left}" for left in _LEFT)
    adjectives = trigger(pronouns, _QUALIFIED.replace(SPACE, r"\s"))
    return (
        rf"{adjectives}\s{words(_PREPOSITIONS)}\b",
        trigger(names, words(ARTICLES)),
        trigger(there, words(_QUANTITIES)),
    )


def _may_lack_be(text: Prose, match: re.Match[str]) -> bool:
    is_adjective = match.re is _patterns()[0]
    return may_open_clause(text, match) if is_adjective else _opens_sentence(text, match)


may_lack_be = confirming(matches_of(_patterns), bool, _may_lack_be)
"""Tells whether such a predicate may occur in a wikitext excerpt."""
