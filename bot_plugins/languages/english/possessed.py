"""Whether a form after "have" is a verb ("has take his") or a noun ("has access")."""

from __future__ import annotations

from bot_plugins.languages.english import clause, lexicon
from bot_plugins.languages.english.governed import Governed
from bot_plugins.languages.english.grammar import DETERMINERS, OBJECTS, SAYING
from bot_plugins.languages.english.lexicon import Form, mere_pasts
from bot_plugins.languages.english.lost_participles import behind_have, is_also_noun
from bot_plugins.languages.english.passive import has_object
from bot_plugins.languages.english.valency import usage

_GOES_ON = frozenset({"DT", "PRP", "PRP$", "RP", "IN", "TO", "RB", "CD"})
"""Tags of tokens after a past that looks like a noun ("have fell out", "had rose petals")."""
_WISHES = frozenset("like love need needs prefer want wanted wants".split())
"""Verbs after which "to have" may be causative."""
_COMPOUND = frozenset({*clause.NOUNS, "JJ", "VBN", "VBG"})
"""Tags of tokens that may form a compound with a noun ("write access")."""


def may_be_verb(group: Governed) -> bool:
    """Tell, without a parse, whether a form may be a verb; ``is_verb`` is stricter."""
    if group.word in mere_pasts() or Form.PAST in lexicon.forms(group.word):
        return True
    following = group.around.next()
    if is_also_noun(group.word):
        tells = following == "that" and group.word in SAYING
        return tells or following in DETERMINERS | OBJECTS
    return following[:1].isalnum()


def is_verb(group: Governed) -> bool:
    """Tell by what follows whether a form is a verb ("has take his") and no noun ("has access")."""
    after = group.next()
    if group.word in mere_pasts():
        return True
    if after is None or not after.text[0].isalnum() or after.lower in {"every", "each", "no"}:
        return False
    if Form.PAST in lexicon.forms(group.word):
        return after.tag in _GOES_ON
    if is_also_noun(group.word):
        is_compound = after.tag in _COMPOUND and after.lower not in DETERMINERS
        tells = after.lower == "that" and group.word in SAYING
        return tells or (has_object(group.parse, group.verb, "dobj") and not is_compound)
    if after.tag in {"NN", "VBN"} or _is_causative(group):
        return False
    return after.tag not in _COMPOUND or usage(behind_have()[group.word].base).possessed == 0


def _is_causative(group: Governed) -> bool:
    """Tell whether "have" may govern a base form: "want to have it", "you'll have (to) tell"."""
    before = group.parse.near(group.auxiliary, -1)
    if before is None or before.tag not in {"TO", "MD"}:
        return False
    wish = group.parse.near(before, -1)
    return before.tag == "MD" or (wish is not None and wish.lower in _WISHES)
