"""Modals, and the nouns they look like: "his will", "a tin can", "the might of Rome"."""

from __future__ import annotations

from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.clause import VERBS
from bot_plugins.languages.english.parse import Parse, Token

MODALS = frozenset(
    "would could should shall wouldn't couldn't shouldn't shan't cannot can't won't mustn't will"
    " can may might must".split()
)
_NEVER_NOUNS = MODALS - frozenset("will can may might must".split())
CONTAINERS = frozenset(
    "aluminium aluminum beer coffee cola fish food fuel garbage gas jerry metal milk oil paint"
    " petrol rubbish soda soup spray steel tin trash tuna water watering".split()
)
"""Words before a "can" that is a vessel."""
_QUALIFIERS = {
    "can": CONTAINERS,
    "will": frozenset({"iron"}),
    "must": frozenset("apple grape pear wine".split()),
    "might": frozenset("steel sea air army".split()),
}
"""Nouns before a "can" that is a vessel, a "must" that is juice, a "might" that is strength."""
_ARTICLES = frozenset({"the", "a", "an", "no", "every", "each"})
_DETERMINERS = frozenset({"PRP$", "POS", "CD", "JJ", "VBG"})
_OWNERS = frozenset("her his at by of".split())
"""Words before a noun that looks like a modal, and never before a modal: "at will"."""
_CLEAR = frozenset("NNS NNPS PRP WDT EX RB".split())
"""Tags of tokens before a modal that never precede such a noun."""
_CLAUSE_MARKS = frozenset({",", ")", "]", "-RRB-", "–", "—"})


def is_noun(parse: Parse, modal: Token) -> bool:
    """Tell whether a token that the parser takes for a modal may be a noun."""
    before = parse.near(modal, -1)
    if modal.lower in _NEVER_NOUNS:
        return False
    if before is None or before.tag in _DETERMINERS or before.lower in _OWNERS:
        return True
    if before.tag in {"DT", "CC"}:
        return not _is_subject(before) if before.tag == "DT" else not _joins_verbs(parse, modal)
    if not before.text[0].isalnum():
        return before.text not in _CLAUSE_MARKS
    return _is_qualified(before, modal)


def is_clear(parse: Parse, modal: Token) -> bool:
    """Tell by the word before it that a modal is not one of the nouns: "visitors can"."""
    before = parse.near(modal, -1)
    is_subject = before is not None and before.tag in _CLEAR
    return modal.lower in _NEVER_NOUNS or is_subject


def _is_subject(determiner: Token) -> bool:
    """Tell whether a determiner is a subject ("this will"), not an article ("the will")."""
    return determiner.relation == "nsubj" and determiner.lower not in _ARTICLES


def _is_qualified(before: Token, modal: Token) -> bool:
    """Tell whether an adjective or noun before a modal shows that it is a noun: "free will"."""
    if modal.lower in {"will", "might", "must"} and "j" in lexicon.classes(before.lower):
        return before.tag not in {"NNS", "NNPS", "PRP", "RB", "EX"}
    return before.lower in _QUALIFIERS.get(modal.lower, ())


def _joins_verbs(parse: Parse, modal: Token) -> bool:
    """Tell whether "and" before the modal coordinates its verb with another."""
    verb = parse.head(modal)
    return verb.relation == "conj" and parse.head(verb).tag in VERBS
