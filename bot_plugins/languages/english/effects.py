"""Whether the verb "effect" stands for "affect", by its object.

To effect is to bring about: a change, a cure, an escape. Things that already exist are affected.
"""

from __future__ import annotations

from bot_plugins.languages.english import clause
from bot_plugins.languages.english.parse import Parse, Token

_BROUGHT_ABOUT = frozenset(
    "alliance alliances arrest arrests breach breakthrough change changes compromise cure"
    " cures deal decrease decreases delivery drop end entrance entry escape exchange exchanges"
    " exit feat improvements increase increases junction justification landing link links"
    " marriage merger miracle miracles passage payment payments peace portamento power purchase"
    " purpose purposes reconciliation recovery reform reforms regime release remedy repair"
    " repairs rescue result results retreat return reversal revolution rise sale"
    " sanctification savings separation service settlement settlements shift slide surrender"
    " switch transfer transfers transition truce turn unification union unity victory will"
    " withdrawal work works".split()
)
_ENDINGS = tuple("tion tions sion sions ment ments ance ence ure ures al als".split())
_PRONOUNS = frozenset(
    "him her them us you me people those everyone everybody anyone nobody".split()
)


def is_affect(parse: Parse, affect: Token) -> bool:
    """Tell, for the sentence corrected to a form of "affect", whether that verb is right.

    It is if its object is nothing that can be brought about.
    """
    found, after = parse.children(affect, "dobj"), parse.near(affect, 1)
    if affect.tag in clause.VERBS - {"VBZ"} and after is not None and after.lower == "how":
        return True
    if affect.tag not in clause.VERBS or not found or found[0].index < affect.index:
        return False
    if affect.tag == "VBZ" and not _has_one_subject(parse, affect):
        return False
    return _may_be_affected(parse, found[0])


def _may_be_affected(parse: Parse, noun: Token) -> bool:
    """Tell whether an object already exists, and is no subject: "the effects the war had"."""
    after = parse.near(noun, 1)
    if after is not None and after.tag in clause.FINITE:
        return False
    is_made = noun.lower in _BROUGHT_ABOUT or noun.lower.endswith(_ENDINGS)
    return noun.lower in _PRONOUNS or (noun.tag in clause.NOUNS and not is_made)


def _has_one_subject(parse: Parse, verb: Token) -> bool:
    """Tell whether a singular or relative subject comes right before a verb in -s.

    Its object must have a word before it: "to test what effects drugs have" has no such verb.
    """
    subject = clause.subject(parse, verb)
    before = parse.near(verb, -1)
    if subject is None or before is None or subject.index > verb.index:
        return False
    is_near = before.index == subject.index or before.tag == "RB"
    is_told = bool(parse.children(parse.children(verb, "dobj")[0], "det", "poss", "amod"))
    return is_near and is_told and subject.tag in {"NN", "NNP", "VBG", "PRP", "DT", "WDT", "WP"}
