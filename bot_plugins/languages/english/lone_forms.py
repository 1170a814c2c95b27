"""Verb forms that cannot follow "be".

They are third persons, pasts of verbs without a passive, and the base forms of some such verbs.
"""

from __future__ import annotations

from functools import cache

from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.governed import Governed
from bot_plugins.languages.english.lexicon import Form, Verb, mere_pasts
from bot_plugins.languages.english.valency import usage

_NEVER_PASSIVE = frozenset(
    "appear belong consist depend die emerge exist happen occur result seem".split()
)
"""Verbs (base forms) whose participle hardly ever follows "be"."""
_BARE = frozenset("appear belong consist depend differ exist happen occur seem vary".split())
"""Verbs whose base form is no other word and hardly ever follows "be"."""
_STATES = frozenset("belong consist depend differ exist occur seem vary".split())
"""Verbs that express a state: after "is" their present is meant."""
_DO = {"is": "does", "are": "do"}
_RARELY = 0.02
"""Maximum passive share of a verb that has no passive."""
_BEHIND = frozenset({"IN", "RB", ".", ","})
"""Tags of tokens after a preposition that ends a passive ("was competed for by schools")."""


@cache
def lone_forms() -> dict[str, Verb]:
    """Return verbs by the forms that cannot follow "be"."""
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


def is_phrasal(group: Governed) -> bool:
    """Tell whether a preposition makes the form a passive: "were happened upon by chance"."""
    after = group.next()
    if group.word in {"took", "takes"} or after is None:
        return after is None or after.lower not in {"part", "place"}
    following = group.parse.near(after, 1)
    ends = after.tag == "IN" and (following is None or following.tag in _BEHIND)
    return group.word.endswith("ed") and (after.lower in {"upon", "by", "to"} or ends)


def forms_without_be(group: Governed) -> list[str]:
    """Return what may be meant by "be" and a form that cannot follow it, the likeliest first.

    It is the past for a past "be", a present for a state, otherwise both; none if "not" leaves it
    open. "Is not exists" is "does not exist".
    """
    between, verb = group.match["between"], lone_forms()[group.word]
    if between.startswith("not"):
        do = _DO.get(group.match["auxiliary"]) if verb.base in _STATES else None
        return [f"{do} {between}{verb.base}"] if do else []
    return [f"{between}{form}" for form in _forms(group, verb)]


def _forms(group: Governed, verb: Verb) -> list[str]:
    if group.match["auxiliary"] in {"was", "were"}:
        return [verb.past]
    present = verb.base if group.match["auxiliary"] == "are" else verb.thirds[0]
    if group.word in {*verb.thirds, verb.base} or verb.base in _STATES:
        return [present]
    return [present, group.word] if _joins_present(group) else [group.word, present]


def _joins_present(group: Governed) -> bool:
    """Tell whether a present is coordinated with the form: "is emerged in it and wins it"."""
    joined = group.parse.children(group.verb, "conj")
    return any(each.tag in {"VBZ", "VBP"} for each in joined)
