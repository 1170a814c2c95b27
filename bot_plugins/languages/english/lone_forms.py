"""Verb forms before which no "be" goes.

They are third persons, pasts of verbs without a passive, and bases of some of those.
"""

from __future__ import annotations

from functools import cache

from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.governed import Governed
from bot_plugins.languages.english.lexicon import Form, Verb, mere_pasts
from bot_plugins.languages.english.valency import usage

_NEVER_PASSIVE = frozenset(
    "appear belong compete consist depend die emerge exist happen occur result seem".split()
)
"""Verbs (base forms) whose participle hardly ever stands behind "be"."""
_BARE = frozenset("appear belong consist depend differ exist happen occur seem vary".split())
"""Verbs whose base form is no other word and hardly ever stands behind "be"."""
STATES = frozenset("belong consist depend differ exist occur seem vary".split())
"""Verbs that tell of a state: behind "is" their present is meant."""
_RARELY = 0.02
"""The part of a verb's uses that are passive in a verb that has no passive."""
_BEHIND = frozenset({"IN", "RB", ".", ","})
"""Tags of what follows a preposition that ends a passive ("was competed for by schools")."""


@cache
def lone_forms() -> dict[str, Verb]:
    """Return verbs by the forms before which no "be" goes."""
    known = lexicon.verbs()
    found: dict[str, Verb] = {"took": known["take"], "takes": known["take"], "went": known["go"]}
    for verb in lexicon.verbs().values():
        for word, form in verb.forms():
            if _is_lone(word, form, verb):
                found[word] = verb
    return found


def _is_lone(word: str, form: Form, verb: Verb) -> bool:
    if form is Form.THIRD:
        nouns = set(lexicon.classes(word)) | set(lexicon.classes(verb.base))
        return not nouns & set("np") and verb.base not in {"be", "do"}
    if word in mere_pasts():
        used = usage(verb.base)
        return used.active > 0 and used.passive_share <= _RARELY
    if form is Form.BASE:
        return verb.base in _BARE
    return form is Form.PAST and verb.base in _NEVER_PASSIVE


def is_phrasal(one: Governed) -> bool:
    """Tell whether a preposition makes a passive of it: "were happened upon by chance"."""
    after = one.next()
    if one.word in {"took", "takes"} or after is None:
        return after is None or after.lower not in {"part", "place"}
    following = one.parse.near(after, 1)
    ends = after.tag == "IN" and (following is None or following.tag in _BEHIND)
    return one.word.endswith("ed") and (after.lower in {"upon", "by", "to"} or ends)
