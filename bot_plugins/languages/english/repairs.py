"""Possible corrections where a base form is required: the base form, a passive or a perfect."""

from __future__ import annotations

from enum import Enum

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Suggestion
from bot_plugins.languages.english import lexicon
from bot_plugins.languages.english.governed import Governed
from bot_plugins.languages.english.lexicon import Form, Verb
from bot_plugins.languages.english.passive import NAMING, has_object, has_passive, is_passive

_MANNERS = frozenset("easily clearly successfully slowly quickly gradually".split())
"""Adverbs that move with a participle ("be easily seen")."""


class Perfect(Enum):
    """Whether a perfect may be meant as well as the base form, and how likely that is."""

    NO = 0
    LAST = 1
    FIRST = 2


def with_base(
    group: Governed, verb: Verb, message: str, *, perfect: Perfect = Perfect.NO, agent: bool = False
) -> list[Suggestion]:
    """Suggest the base form of ``verb``, a passive or a perfect.

    The most likely comes first, the others are alternatives; an ``agent`` makes a passive unlikely.
    The list is empty if no correction parses as it should.
    """
    after = group.next()
    repairs = _repairs(group, verb, perfect, agent=agent)
    if not repairs or (after is not None and after.lower == "be"):
        return []
    manner = group.match["between"] if group.match["between"].strip() in _MANNERS else ""
    place = group.match.start("between" if manner else "verb")
    first, *others = (_placed(repair, manner) for repair in repairs)
    edit = Edit(place, group.match.end("verb"), first)
    return [Suggestion(edit, message, alternatives=tuple(others))]


def _repairs(group: Governed, verb: Verb, perfect: Perfect, *, agent: bool) -> list[str]:
    repairs = [verb.base] if group.takes(verb.base, "VB") else []
    is_passive = False
    if verb.base == "have":
        return repairs
    if _is_participle(group) and has_passive(verb) and group.takes(f"be {group.word}", "VBN"):
        is_passive = not agent and _is_passive(group, verb)
        repairs.insert(0 if is_passive else 1, f"be {group.word}")
    if repairs and perfect is not Perfect.NO and Form.THIRD not in lexicon.forms(group.word):
        place = 0 if perfect is Perfect.FIRST and not is_passive else len(repairs)
        repairs.insert(place, f"have {verb.participle}")
    return repairs


def _is_participle(group: Governed) -> bool:
    return Form.PARTICIPLE in lexicon.forms(group.word)


def _is_passive(group: Governed, verb: Verb) -> bool:
    """Tell whether a passive is more likely than the base form, which may need an object."""
    parse, _, base = group.corrected(verb.base)
    takes_object = base.tag == "VB" and has_object(parse, base, "dobj")
    is_named = verb.base in NAMING and has_object(group.parse, group.verb)
    return (is_named or not takes_object) and is_passive(group.parse, group.verb, verb)


def _placed(repair: str, manner: str) -> str:
    """Put an adverb of manner between an auxiliary and its participle: "be easily seen"."""
    *auxiliary, verb = repair.split(" ")
    return f"{' '.join([*auxiliary, ''])}{manner}{verb}"
