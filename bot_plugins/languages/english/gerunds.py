"""Base forms after prepositions, where a gerund is meant ("by make it").

Source of the rule: R. Quirk et al., "A Comprehensive Grammar of the English Language" (1985),
section 9.1 (a preposition takes an -ing clause, but no infinitive).
"""

from __future__ import annotations

import re
from functools import cache

from bot_plugins.languages.english import clause, lexicon
from bot_plugins.languages.english.complements import mere_bases
from bot_plugins.languages.english.grammar import DETERMINERS, OBJECTS
from bot_plugins.languages.english.lexicon import Verb
from bot_plugins.languages.english.number import bases
from bot_plugins.languages.english.passive import has_object
from bot_plugins.languages.english.patterns import AFTER, BEFORE, SPACE, words
from bot_plugins.languages.english.sentence import Sentence
from bot_plugins.languages.english.valency import usage

_PREPOSITIONS = (
    r"(?:by|without|for|of|after|before|from|despite|when|while|look(?:s|ed|ing)? forward to)"
)
_OPENING = r"(?:[Aa]fter|[Bb]efore|[Bb]y|[Ww]ithout|[Ww]hile)"
"""Those after which a base form that is also a noun is a verb, before a determiner."""
_OBJECTS = (DETERMINERS | OBJECTS - {"you"}) | {*"more another himself themselves itself".split()}
"""Words that open an object; before most other words the base form may belong to a noun."""
_USUAL = 100
"""How often, at least, modals and "to" govern a verb that is also a noun, in a large text."""
PATTERN = re.compile(
    rf"{BEFORE}(?<!kind )(?<!sort )(?P<preposition>{_PREPOSITIONS}|{_OPENING}){SPACE}"
    rf"(?P<verb>[a-z]{{3,}}){AFTER}(?={SPACE}(?P<next>[a-z]+))"
)


@cache
def _noun_verbs() -> dict[str, Verb]:
    """Return verbs by the base forms that are also nouns."""
    return {
        base: verb
        for base, verb in bases().items()
        if base not in mere_bases() and base != "express" and usage(base).active >= _USUAL
    }


def candidate(match: re.Match[str]) -> Verb | None:
    """Return the verb whose base form may stand for its -ing form in a match of ``PATTERN``."""
    word, following = match["verb"], match["next"]
    is_sure = re.fullmatch(_OPENING, match["preposition"]) is not None
    if word in mere_bases():
        may_be_object = is_sure or match["preposition"] == "for"
        is_phrase = may_be_object and {"j", "p"} & {*lexicon.classes(following)}
        is_object = following in _OBJECTS or is_phrase  # not in "the form of swear words"
        return mere_bases()[word] if is_object else None
    return _noun_verbs().get(word) if is_sure and following in DETERMINERS else None


def triggers() -> tuple[str, ...]:
    """Return the triggers for the pattern."""
    return (
        rf"\b(?:{_PREPOSITIONS}|{_OPENING})\s{words(mere_bases())}\s[a-z]",
        rf"\b{_OPENING}\s{words(_noun_verbs())}\s{words(DETERMINERS)}\b",
    )


def is_meant(sentence: Sentence, match: re.Match[str], ing: str) -> bool:
    """Tell whether the preposition governs the -ing form, which has an object."""
    token = sentence.token(match.start("verb"))
    own = sentence.parse.children(token, *clause.SUBJECT, *clause.AUXILIARY)
    if any(word.index != token.index - 1 for word in own) or _is_subject_before(sentence, match):
        return False
    is_sure = match["verb"] in mere_bases() and match["next"] in _OBJECTS
    if not is_sure and token.tag not in {"VB", "VBP"}:
        return False
    corrected = sentence.changed(*match.span("verb"), ing)
    verb = corrected.at(token.start)
    if verb.tag != "VBG" or not has_object(corrected, verb, "dobj"):
        return False
    if verb.relation not in {"pcomp", "advcl", "pobj"}:
        return False
    return not clause.is_in_relative(corrected, corrected.head(corrected.head(verb)))


def _is_subject_before(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether a plural before "when" may be the verb's subject: "nodes when they detect"."""
    conjunction = sentence.token(match.start("preposition"))
    before = sentence.parse.near(conjunction, -1)
    return conjunction.lower in {"when", "while"} and before is not None and before.tag == "NNS"
