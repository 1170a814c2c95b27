"""Whether a verb "effect" stands for "affect": by what it is done to.

To effect is to bring about: a change, a cure, an escape. What is there already is affected.
"""

from __future__ import annotations

from bot_plugins.english import clause
from bot_plugins.english.parse import Parse, Token

_BROUGHT_ABOUT = frozenset(
    "alliance alliances arrest arrests breach breakthrough change changes compromise cure"
    " cures deal decrease decreases delivery drop end entrance entry escape exchange exchanges"
    " exit feat improvements increase increases junction justification landing link links"
    " marriage merger miracle miracles passage payment payments peace portamento purchase"
    " purpose purposes reconciliation recovery reform reforms regime release remedy repair"
    " repairs rescue result results retreat return reversal revolution rise sale"
    " sanctification savings separation service settlement settlements shift slide surrender"
    " switch transfer transfers transition truce turn unification union unity victory will"
    " withdrawal work works".split()
)
_ENDINGS = (
    "tion",
    "tions",
    "sion",
    "sions",
    "ment",
    "ments",
    "ance",
    "ence",
    "ure",
    "ures",
    "al",
    "als",
)
_PRONOUNS = frozenset(
    "him her them us you me people those everyone everybody anyone nobody".split()
)


def is_affect(parse: Parse, affect: Token) -> bool:
    """Tell, of the sentence with a form of "affect" in its place, whether it is right there.

    Its object is nothing that can be brought about.
    """
    if affect.tag not in clause.VERBS:
        return False
    found = parse.children(affect, "dobj")
    if not found:
        return False
    noun = found[0]
    if noun.lower in _PRONOUNS:
        return True
    if noun.tag not in clause.NOUNS or noun.index < affect.index:
        return False
    return noun.lower not in _BROUGHT_ABOUT and not noun.lower.endswith(_ENDINGS)
