"""The subjunctive: "they demanded that he have a say", "as if it were new".

Source: Quirk et al., A Comprehensive Grammar of the English Language (1985), 3.58-3.62 and 14.24.
"""

from __future__ import annotations

import re

from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.grammar import SAYING
from bot_plugins.languages.english.parse import Parse, Token

_ASSERTING = SAYING - frozenset("suggest agree decide ensure".split())
"""Verbs (base forms) after which "that" states a fact, not a demand."""
_DEMANDING = frozenset(
    "advise ask beg command decree demand desire insist instruct order plead prefer propose"
    " recommend request require stipulate suggest urge will wish".split()
)
"""Verbs (base forms) and, in ``_DEMANDS``, nouns after which "that" states a demand."""
_DEMANDS = frozenset(
    "condition desire insistence instruction promise proposal recommendation requirement"
    " suggestion".split()
)
_MARKS = frozenset("lest though unless till until whether".split())
"""Conjunctions after which formal and older English uses the subjunctive."""
_UNREAL = re.compile(
    r"\b(?:as|if|lest|rather|suppose|supposing|than|though|unless|until|were|whether|wish\w*)\b",
    re.IGNORECASE,
)
_GOVERNED = frozenset({"ccomp", "xcomp", "acl", "pcomp"})
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)


def may_be_unreal(lead: str) -> bool:
    """Tell whether "were" may be a subjunctive after ``lead``, a few words."""
    return _UNREAL.search(lead) is not None


def is_asserting(word: str) -> bool:
    """Tell whether a word is a form of a verb of saying or thinking, not of demanding."""
    return any(verb.base in _ASSERTING for verb in lexicon.readings(word))


def asserts(lead: str) -> bool:
    """Tell whether ``lead``, a few words before a "that" clause, shows that it states a fact."""
    words = _WORD.findall(lead.lower())
    return any(word == "so" or is_asserting(word) for word in words) and not any(
        word in _DEMANDS or any(verb.base in _DEMANDING for verb in lexicon.readings(word))
        for word in words
    )


def may_be_subjunctive(parse: Parse, verb: Token) -> bool:
    """Tell whether a base form that heads a clause may be a subjunctive."""
    token = verb
    while token.relation == "conj":
        token = parse.head(token)
    marks = {child.lower for child in parse.children(token, "mark")}
    if marks & _MARKS:
        return True
    if token.relation in _GOVERNED or "that" in marks:
        head = parse.head(token)
        is_result = any(
            word.lower == "so" for word in parse.subtree(head) if word.index < token.index
        )
        is_question = any(child.tag == "WRB" for child in parse.children(token))
        is_before = head.index < token.index
        return is_before and not (is_asserting(head.lower) or is_result or is_question)
    return False
